package vn.congdoan.planworkflow.security.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table {@code attacks.md} names a test that exists for every hole of a default starter and every attack. */
class AttackTableTest {

  private static final String ROOT = "vn.congdoan.planworkflow.";
  private static final Pattern NAMED = Pattern.compile("`([\\w.]+)#(\\w+)`");

  @Test
  void everyHoleHasATestThatExists() throws IOException {
    List<String> rows = rows();
    assertThat(rows.stream().map(row -> row.split("\\|")[1].strip()).filter(number -> number.matches("\\d+")))
        .as("the nineteen holes").containsExactlyElementsOf(IntStream.rangeClosed(1, 19).mapToObj(Integer::toString).toList());
    for (String row : rows) {
      List<String> missing = tests(row).filter(test -> !exists(test)).toList();
      assertThat(missing).as("tests that %s names and that do not exist", row).isEmpty();
      assertThat(tests(row)).as("tests of %s", row).isNotEmpty();
    }
  }

  @Test
  void aTestThatDoesNotExistIsFound() {
    assertThat(exists("security.attack.AttackTableTest#aTestThatDoesNotExistIsFound")).isTrue();
    assertThat(exists("security.attack.AttackTableTest#rows")).as("no test").isFalse();
    assertThat(exists("security.attack.AttackTableTest#gone")).isFalse();
    assertThat(exists("security.attack.Gone#gone")).isFalse();
  }

  @Test
  void everyAttackOfThisPackageIsInTheTable() throws IOException {
    String table = String.join("\n", rows());
    for (Class<?> suite : List.of(OwnDraftAttackTest.class, ClosedDoorsAttackTest.class)) {
      Arrays.stream(suite.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class))
          .forEach(method -> assertThat(table).contains("`security.attack." + suite.getSimpleName() + "#" + method.getName() + "`"));
    }
  }

  private static Stream<String> tests(String row) {
    return NAMED.matcher(row).results().map(named -> named.group(1) + "#" + named.group(2));
  }

  private static boolean exists(String test) {
    Matcher matcher = NAMED.matcher("`" + test + "`");
    if (!matcher.matches()) return false;
    try {
      return Arrays.stream(Class.forName(ROOT + matcher.group(1)).getDeclaredMethods()).filter(method -> method.getName().equals(matcher.group(2)))
          .flatMap(method -> Arrays.stream(method.getAnnotations())).map(Annotation::annotationType).map(Class::getSimpleName)
          .anyMatch(List.of("Test", "ParameterizedTest", "Property")::contains);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<String> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/attacks.md"))) {
      return lines.filter(line -> line.startsWith("| ") && !line.startsWith("| #")).toList();
    }
  }
}
