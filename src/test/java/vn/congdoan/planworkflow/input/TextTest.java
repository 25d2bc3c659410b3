package vn.congdoan.planworkflow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No word that people read stands in the Java code: all are in texts.properties, each used, each with as many values as it takes. */
class TextTest {

  private static final Path CODE = Path.of("src/main/java/vn/congdoan/planworkflow");
  private static final Path TEXTS = Path.of("src/main/resources/texts.properties");
  private static final Pattern LINE = Pattern.compile("(([a-z]+)\\.[a-z][A-Za-z0-9]*(?:\\.[A-Z_]+)?) = (\\S|\\S.*\\S)");

  @Test
  void theCodeHoldsNoWordsAndUsesTextsThatExistWithAllTheirValues() throws IOException {
    List<String> problems = new ArrayList<>();
    for (SourceTexts source : sources()) problems.addAll(source.problems());
    assertThat(problems).isEmpty();
  }

  @Test
  void everyTextIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    for (SourceTexts source : sources()) used.addAll(source.used());
    labelled().map(Text::keyOf).forEach(used::add);
    assertThat(new TreeSet<>(texts().keySet())).isEqualTo(used);
  }

  @Test
  void everyValueOfALabelledEnumHasItsWord() {
    assertThat(labelled()).hasSizeGreaterThan(30).allSatisfy(value -> assertThat(SourceTexts.values(Text.label(value))).isZero());
  }

  @Test
  void theFileIsInOrder() throws IOException {
    assertThat(problemsOf(Files.readAllLines(TEXTS))).isEmpty();
  }

  /** A file that the code reads otherwise than this test would make the others worthless. */
  @Test
  void theCodeReadsWhatTheFileSays() throws IOException {
    texts().forEach((key, text) -> {
      if (SourceTexts.values(text) == 0) assertThat(Text.of(key)).isEqualTo(text);
    });
    assertThat(Text.of("input.severalProblems", 3)).isEqualTo("Có 3 điểm cần bổ sung hoặc sửa. Xem từng điểm bên dưới.");
    assertThatThrownBy(() -> Text.of("input.nobodyWroteThis")).isInstanceOf(MissingResourceException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "String a = \"Nhập số\";",
      "String a = \"\"\"\n    Không\n    \"\"\";",
      "throw Refused.notFound(\"No such plan.\");",
      "fields.requireText(\"name\", \"Type a name.\");",
      "map.problem(\"code\", x(1, 2), \"Wrong code\");",
      "Text.of(\"sample.nothing\");",
      "Text.of(\"sample.two\");",
      "Text.of(\"sample.two\", f(a, b));",
      "Text.of(\"sample.two\", a, b, c);",
      "Text.of(\"sample.plain\", a);",
      "Text.of(\"sample.\" + name());",
      "Text.of(late ? \"sample.plain\" : \"sample.other\");",
      "keys.map(Text::of);"})
  void theScanFindsWhatIsWrong(String bad) {
    assertThat(scanned(bad).problems()).as(bad).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "// Nhập số",
      "/** \"Nhập số\" */ char quote = '\"'; String a = \"name\";",
      "/* Text.of(\"sample.nothing\") */",
      "String a = \"a \\\" b\"; // \"Nhập",
      "LOG.error(\"failure {} at {}\", number, address);",
      "Text.of(\"sample.plain\");",
      "Text.of(\"sample.two\", f(a, \"b, c\"), list.get(0));",
      "Text.of(\n    \"sample.turned\", a, b);",
      "fields.requireText(\"name\", Text.of(\"sample.plain\"));"})
  void theScanLetsPassWhatIsRight(String good) {
    assertThat(scanned(good).problems()).as(good).isEmpty();
  }

  @Test
  void theScanKnowsWhatIsUsed() {
    assertThat(scanned("f(Text.of(\"sample.two\", Text.of(\"sample.plain\"), b)); // Text.of(\"sample.turned\")").used())
        .containsExactlyInAnyOrder("sample.two", "sample.plain");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
      "input.one = Nhập số!|sign",
      "input.one = Nhập  số|blank",
      "input.one = Nhập số |line",
      "input.one=Nhập số|line",
      "Input.One = Nhập số|line",
      "input.one = Nha\u0302p|NFC",
      "input.one = Nhập\\nsố|backslash",
      "input.one = Đạt 50% của %s|placeholder",
      "plan.one = Nhập số|section",
      "input.two = Nhập số|twice"})
  void theFileCheckFindsWhatIsWrong(String line, String what) {
    assertThat(problemsOf(List.of("# input", "input.two = Ghi số", line))).as(line).singleElement().asString().contains(what);
  }

  private static SourceTexts scanned(String source) {
    return new SourceTexts("Sample.java", source, Map.of("sample.plain", "Nhập", "sample.two", "%s và %d", "sample.turned", "%2$s và %1$s"));
  }

  private static List<SourceTexts> sources() throws IOException {
    Map<String, String> texts = texts();
    try (Stream<Path> files = Files.walk(CODE)) {
      List<SourceTexts> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        sources.add(new SourceTexts(CODE.relativize(file).toString(), Files.readString(file), texts));
      }
      assertThat(sources).hasSizeGreaterThan(100);
      return sources;
    }
  }

  /** The values of all enums that take their words from the texts. */
  private static Stream<Enum<?>> labelled() {
    return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.congdoan.planworkflow").stream()
        .filter(JavaClass::isEnum)
        .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(Text.class)
            && call.getTarget().getName().equals("label")))
        .flatMap(type -> Stream.of(type.reflect().getEnumConstants())).map(value -> (Enum<?>) value);
  }

  private static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : Files.readAllLines(TEXTS)) {
      Matcher text = LINE.matcher(line);
      if (text.matches()) texts.put(text.group(1), text.group(3));
    }
    return texts;
  }

  private static List<String> problemsOf(List<String> lines) {
    List<String> problems = new ArrayList<>();
    Set<String> keys = new TreeSet<>();
    String section = "";
    for (String line : lines) {
      Matcher text = LINE.matcher(line);
      if (line.matches("# [a-z]+")) section = line.substring(2);
      if (line.isEmpty() || line.startsWith("# ")) continue;
      if (!text.matches()) {
        problems.add("not a line of the form key = text: " + line);
        continue;
      }
      String key = text.group(1);
      String value = text.group(3);
      if (!keys.add(key)) problems.add("twice: " + key);
      if (!text.group(2).equals(section)) problems.add("in the section of another package: " + key);
      if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) problems.add("not in Unicode form NFC: " + key);
      if (value.contains("!")) problems.add("exclamation sign: " + key);
      if (value.contains("  ")) problems.add("more than one blank: " + key);
      if (value.contains("\\")) problems.add("backslash: " + key);
      if (SourceTexts.values(value) > 0 && value.replaceAll("%(\\d\\$)?[sd]", "").contains("%")) problems.add("placeholder other than %s and %d: " + key);
    }
    return problems;
  }
}
