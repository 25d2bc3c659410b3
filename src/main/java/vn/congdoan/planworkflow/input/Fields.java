package vn.congdoan.planworkflow.input;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person typed into a form: read by path, each mistake collected with its field, refused all at once.
 *
 * <p>Text is trimmed and brought to Unicode form NFC, so that Vietnamese letters compare equal whatever keyboard typed them.
 */
public final class Fields {

  private static final int LONGEST_TEXT = 100_000;

  private final Map<String, Object> values;
  private final String prefix;
  private final List<Problem> problems;
  private final Set<String> asked = new HashSet<>();

  private Fields(Map<String, Object> values, String prefix, List<Problem> problems) {
    this.values = values;
    this.prefix = prefix;
    this.problems = problems;
  }

  public static Fields of(Map<String, ?> values) {
    return new Fields(new LinkedHashMap<>(values), "", new ArrayList<>());
  }

  public boolean has(String name) {
    Object value = values.get(name);
    return value != null && !value.toString().isBlank();
  }

  /** Whether the text of this field was asked for: a form that never asks does not know the field. */
  public boolean asked(String name) {
    return asked.contains(name);
  }

  /** The text of a field, or null when it is empty. */
  public String text(String name) {
    asked.add(name);
    Object value = values.get(name);
    if (value == null) return null;
    if (value instanceof Map || value instanceof List) {
      problem(name, Text.of("input.contentUnreadable"));
      return null;
    }
    String text = trimmed(Normalizer.normalize(value.toString(), Normalizer.Form.NFC));
    if (text.length() > LONGEST_TEXT) {
      problem(name, Text.of("input.textTooLong"));
    }
    return text.isEmpty() ? null : text;
  }

  public String requireText(String name, String message) {
    String text = text(name);
    if (text == null) problem(name, message);
    return text;
  }

  /** The date of a field in the form yyyy-MM-dd, or null when it is empty or does not exist (then it is a problem). */
  public LocalDate date(String name) {
    String text = text(name);
    if (text == null) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      problem(name, Text.of("input.dateUnknown"));
      return null;
    }
  }

  public LocalDate requireDate(String name, String message) {
    LocalDate date = date(name);
    if (date == null && problems.stream().noneMatch(p -> p.field().equals(prefix + name))) problem(name, message);
    return date;
  }

  /** A whole number from 0 up, or null when the field is empty or holds something else (then it is a problem). */
  public Long count(String name) {
    String text = text(name);
    if (text == null) return null;
    try {
      long count = new BigDecimal(text).longValueExact();
      if (count >= 0) return count;
    } catch (ArithmeticException | NumberFormatException e) {
      // told below
    }
    problem(name, Text.of("input.notACount"));
    return null;
  }

  public Long requireCount(String name, String message) {
    Long count = count(name);
    if (count == null && problems.stream().noneMatch(p -> p.field().equals(prefix + name))) problem(name, message);
    return count;
  }

  public boolean flag(String name) {
    return Boolean.parseBoolean(String.valueOf(values.get(name)));
  }

  /** The texts of a list field; empty when there are none. */
  public List<String> texts(String name) {
    if (!(values.get(name) instanceof List<?> list)) return List.of();
    return list.stream().filter(item -> item != null && !item.toString().isBlank()).map(item -> item.toString().strip()).toList();
  }

  /** The rows of a list field; problems found in them carry {@code name.index.} before their own field. */
  public List<Fields> rows(String name) {
    List<Fields> rows = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Map<?, ?> row) rows.add(new Fields(stringKeys(row), prefix + name + "." + i + ".", problems));
      }
    }
    return rows;
  }

  /** A group of fields under one name; codes with dots in them stay whole. */
  public Fields group(String name) {
    Object group = values.get(name);
    return new Fields(group instanceof Map<?, ?> map ? stringKeys(map) : new LinkedHashMap<>(), prefix + name + ".", problems);
  }

  public void problem(String name, String message) {
    problems.add(new Problem(prefix + name, message));
  }

  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** @throws Refused INVALID, with every problem found so far */
  public void refuseProblems() {
    if (problems.isEmpty()) return;
    throw new Refused(Refused.Kind.INVALID,
        problems.size() == 1 ? problems.get(0).message() : Text.of("input.severalProblems", problems.size()),
        problems);
  }

  public Map<String, Object> values() {
    return values;
  }

  /** Without what shows as nothing at either end: hard and zero-width spaces come with texts that are pasted. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && showsNothing(text.charAt(from))) from++;
    while (to > from && showsNothing(text.charAt(to - 1))) to--;
    return text.substring(from, to);
  }

  private static boolean showsNothing(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || Character.getType(letter) == Character.FORMAT;
  }

  private static Map<String, Object> stringKeys(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
