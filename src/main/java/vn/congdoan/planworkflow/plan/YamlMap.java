package vn.congdoan.planworkflow.plan;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.DataText;

/**
 * Keys and values of a plan file with their places. Reading what is missing or wrong notes a problem and gives null (or an empty list),
 * so that one reading finds every mistake.
 */
final class YamlMap {

  private static final Pattern DAY = Pattern.compile("\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final String file;
  private final List<DataProblem> problems;
  private final Node place;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /** The mapping that a whole file is; empty, with a problem noted, when it is none. */
  static Optional<YamlMap> root(String file, String text, List<DataProblem> problems, List<String> required, List<String> optional) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      Node node = new Yaml(options).compose(new StringReader(text));
      if (node == null) {
        problems.add(new DataProblem(file, 1, 1, Text.of("plan.fileEmpty")));
        return Optional.empty();
      }
      return Optional.of(new YamlMap(file, node, problems, required, optional));
    } catch (MarkedYAMLException e) {
      Mark mark = place(e, text);
      problems.add(new DataProblem(file, mark.getLine() + 1, mark.getColumn() + 1, Text.of("plan.yamlWrong")));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))));
      problems.add(new DataProblem(file, 1 + (int) before.chars().filter(c -> c == '\n').count(), before.length() - before.lastIndexOf('\n'),
          Text.of("plan.controlCharacter")));
    } catch (YAMLException e) {
      problems.add(new DataProblem(file, 1, 1, Text.of("plan.yamlReference")));
    }
    return Optional.empty();
  }

  /** A quote or bracket left open is only missed at the end of the file; the mistake is where it was opened. */
  private static Mark place(MarkedYAMLException e, String text) {
    boolean atEnd = e.getProblemMark() == null || e.getProblemMark().getIndex() >= text.stripTrailing().codePointCount(0, text.stripTrailing().length());
    return atEnd && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
  }

  private YamlMap(String file, Node node, List<DataProblem> problems, List<String> required, List<String> optional) {
    this.file = file;
    this.problems = problems;
    this.place = node;
    if (!(node instanceof MappingNode mapping)) {
      problemAt(node, Text.of("plan.keysExpected", String.join(", ", required)));
      required.forEach(key -> values.put(key, null));
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!required.contains(key) && !optional.contains(key)) {
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        problemAt(tuple.getKeyNode(), Text.of("plan.keyUnknown", key, String.join(", ", known)));
      } else if (values.containsKey(key)) {
        problemAt(tuple.getKeyNode(), Text.of("plan.keyRepeated", key));
      } else {
        values.put(key, tuple.getValueNode());
      }
    }
    for (String key : required) {
      if (!values.containsKey(key)) {
        problemAt(place, Text.of("plan.keyMissing", key));
        // Noted once: reading it later stays silent.
        values.put(key, null);
      }
    }
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  String text(String key) {
    return text(values.get(key), key);
  }

  String text(String key, int longest) {
    String text = text(key);
    if (text != null && text.length() > longest) {
      problem(key, Text.of("plan.valueTooLong", key, longest));
      return null;
    }
    return text;
  }

  List<String> texts(String key) {
    return nodes(key).stream().map(node -> text(node, key)).collect(Collectors.toCollection(ArrayList::new));
  }

  LocalDate date(String key) {
    String text = text(key);
    if (text == null) return null;
    Optional<LocalDate> date = DataText.date(text);
    if (date.isEmpty()) problem(key, Text.of("plan.dateWrong", text));
    return date.orElse(null);
  }

  MonthDay monthDay(String key) {
    String text = text(key);
    if (text == null) return null;
    if (DAY.matcher(text).matches()) {
      try {
        return MonthDay.parse("--" + text);
      } catch (DateTimeException e) {
        // Told below, in the words for every other day that can't be.
      }
    }
    problem(key, Text.of("plan.dayWrong", text));
    return null;
  }

  /** A whole number between two bounds, both included; zero after a problem. */
  int number(String key, int from, int to) {
    String text = text(key);
    if (text == null) return 0;
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < from || Integer.parseInt(text) > to) {
      problem(key, Text.of("plan.numberWrong", text, key, from, to));
      return 0;
    }
    return Integer.parseInt(text);
  }

  /** A truth value; false when the key is absent. */
  boolean flag(String key) {
    if (!has(key)) return false;
    String text = text(key);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      problem(key, Text.of("plan.flagWrong", text, key));
    }
    return "true".equals(text);
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    String text = text(key);
    if (text == null) return null;
    for (E value : type.getEnumConstants()) if (value.name().equals(text)) return value;
    problem(key, Text.of("plan.wordUnknown", text, key,
        Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    return null;
  }

  YamlMap map(String key, List<String> required, List<String> optional) {
    Node node = values.get(key);
    return node == null ? null : new YamlMap(file, node, problems, required, optional);
  }

  <T> List<T> maps(String key, List<String> required, List<String> optional, Function<YamlMap, T> reader) {
    return nodes(key).stream().map(node -> reader.apply(new YamlMap(file, node, problems, required, optional)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Notes a problem at the value of a key, or at the whole when the key is absent. */
  void problem(String key, String message) {
    problemAt(values.getOrDefault(key, place) == null ? place : values.getOrDefault(key, place), message);
  }

  /** Notes a problem at one entry of the list under a key. */
  void problem(String key, int entry, String message) {
    problemAt(nodes(key).get(entry), message);
  }

  private List<Node> nodes(String key) {
    Node node = values.get(key);
    if (node == null) return List.of();
    if (node instanceof SequenceNode sequence) {
      if (sequence.getValue().isEmpty()) problem(key, Text.of("plan.listEmpty", key));
      return sequence.getValue();
    }
    problem(key, Text.of("plan.valueNoList", key));
    values.put(key, null);
    return List.of();
  }

  private String text(Node node, String key) {
    if (node == null) return null;
    if (!(node instanceof ScalarNode scalar)) {
      problemAt(node, Text.of("plan.valueNoText", key));
      return null;
    }
    String text = DataText.clean(scalar.getValue());
    if (text.isEmpty() || scalar.getTag() == Tag.NULL) {
      problemAt(node, Text.of("plan.valueEmpty", key));
      return null;
    }
    return text;
  }

  private void problemAt(Node node, String message) {
    DataProblem problem = new DataProblem(file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, message);
    if (!problems.contains(problem)) problems.add(problem);
  }
}
