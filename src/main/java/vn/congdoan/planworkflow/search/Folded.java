package vn.congdoan.planworkflow.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words as search compares them: {@code " dong nai"} for Đồng Nai, however it was typed. */
public final class Folded {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Folded() {}

  /**
   * The words of some texts, each after a space.
   *
   * @param longest in characters; the words after that are left out
   * @param texts of which some may be null
   */
  public static String of(int longest, String... texts) {
    String folded = Arrays.stream(texts).filter(Objects::nonNull).flatMap(Folded::words).distinct().map(word -> " " + word)
        .collect(Collectors.joining());
    return folded.length() <= longest ? folded : folded.substring(0, longest);
  }

  /** What to compare with {@code like}, one for each typed word: a word that begins with it. */
  public static List<String> patterns(String typed) {
    return words(typed).distinct().map(word -> "% " + word + "%").toList();
  }

  private static Stream<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT).replace('\u0111', 'd');
    return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty());
  }
}
