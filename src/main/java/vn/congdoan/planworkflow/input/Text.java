package vn.congdoan.planworkflow.input;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the system says to people: every sentence stands in {@code texts.properties}, none in the code. */
public final class Text {

  private static final String BASE = "vn.congdoan.planworkflow.";
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("texts", Locale.ROOT);

  private Text() {}

  /**
   * A sentence with its values in place.
   *
   * @param key package and what is said: {@code reporting.sectionMissing}
   * @param values for {@code %s} and {@code %d}, as {@link java.util.Formatter} reads them
   * @throws java.util.MissingResourceException when nobody wrote the sentence
   */
  public static String of(String key, Object... values) {
    String text = TEXTS.getString(key);
    return values.length == 0 ? text : String.format(VIETNAMESE, text, values);
  }

  /** The word for a value of an enum; its key is made of package, enum and value: {@code reporting.reportStage.DRAFTING}. */
  public static String label(Enum<?> value) {
    return of(keyOf(value));
  }

  /** A day as offices write it in a sentence: {@code 27/11/2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String keyOf(Enum<?> value) {
    String type = value.getDeclaringClass().getName().substring(BASE.length());
    String name = type.substring(type.lastIndexOf('.') + 1).replace("$", "");
    return "%s.%s.%s".formatted(type.substring(0, type.indexOf('.')), Character.toLowerCase(name.charAt(0)) + name.substring(1), value.name());
  }
}
