package vn.congdoan.planworkflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the screens say stands in a texts.json beside their scripts, whole and used, and never in the scripts. */
class FormTextsTest {

  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Path CAMUNDA = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");
  private static final Pattern VIETNAMESE = Pattern.compile("[À-ỹĐđ]");
  /** Comments, strings, templates without a nested one, and everything between them. */
  private static final Pattern TOKEN = Pattern.compile("//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\n]|\\\\.)*\"|[^'\"/]+|/", Pattern.DOTALL);
  private static final Pattern SAID = Pattern.compile("\\bsay\\('([^']+)'");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /** Camunda's own settings, which hold the names of its applications. */
  private static final Set<String> EXCEPT = Set.of("config.js");

  @Test
  void noScriptHoldsAVietnameseSentence() {
    List<String> found = new ArrayList<>();
    Stream.concat(scripts(STATIC), scripts(CAMUNDA)).filter(script -> !EXCEPT.contains(script.getFileName().toString()))
        .forEach(script -> code(script).lines().filter(line -> VIETNAMESE.matcher(line).find()).forEach(line -> found.add(script + ": " + line.strip())));
    assertThat(found).isEmpty();
  }

  @Test
  void aSentenceInAStringIsFoundAndOneInACommentIsNot() {
    assertThat(VIETNAMESE.matcher(withoutComments("const a = 'http://x'; // đây là chú thích\n/* và đây */ b(`x`)")).find()).isFalse();
    assertThat(VIETNAMESE.matcher(withoutComments("el('p', {}, 'Chưa có'); // ghi chú")).find()).isTrue();
    assertThat(VIETNAMESE.matcher(withoutComments("say(`Năm ${year}`)")).find()).isTrue();
  }

  @Test
  void formsAndPagesSayWhatStandsInTheirTextsAndNothingInThemIsUnused() {
    for (String folder : List.of("forms", "pages")) {
      Map<String, String> texts = texts(folder);
      Map<String, Integer> said = new java.util.TreeMap<>();
      Set<String> named = new TreeSet<>();
      scripts(STATIC.resolve(folder)).map(FormTextsTest::code).forEach(code -> {
        Matcher call = SAID.matcher(code);
        while (call.find()) said.merge(call.group(1), values(code, call.end()), (a, b) -> a.equals(b) ? a : -1);
        texts.keySet().stream().filter(key -> code.contains("'" + key + "'")).forEach(named::add);
      });
      assertThat(texts.keySet()).as("%s: texts that are said", folder).containsAll(said.keySet());
      assertThat(named).as("%s: texts that somebody says", folder).containsAll(texts.keySet());
      said.forEach((key, values) -> assertThat(values).as("%s: values for “%s”", key, texts.get(key)).isEqualTo(places(texts.get(key))));
    }
  }

  @Test
  void textsAreComposedVietnamese() {
    for (String folder : List.of("forms", "pages")) {
      texts(folder).forEach((key, text) -> {
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as("%s is in Unicode form NFC", key).isTrue();
        assertThat(text).as(key).isNotBlank().doesNotContain("  ", "!");
      });
    }
  }

  @Test
  void valuesOfACallAreCounted() {
    assertThat(values("say('a.b')", 9)).isZero();
    assertThat(values("say('a.b', x(1, [2, 3]), `${y}, ${z}`)", 9)).isEqualTo(2);
    assertThat(values("say('a.b', list.map(({ label }) => label).join(', '))", 9)).isEqualTo(1);
  }

  /** How many arguments follow in a call. */
  private static int values(String code, int from) {
    int depth = 0;
    int count = 0;
    char quote = 0;
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      if (quote != 0) {
        if (c == '\\') i++;
        else if (c == quote) quote = 0;
      } else if (c == '\'' || c == '`' || c == '"') quote = c;
      else if ("([{".indexOf(c) >= 0) depth++;
      else if (depth == 0 && c == ')') return count;
      else if (")]}".indexOf(c) >= 0) depth--;
      else if (depth == 0 && c == ',') count++;
    }
    throw new AssertionError("a call without end");
  }

  private static int places(String text) {
    return (int) PLACE.matcher(text).results().map(MatchResult::group).distinct().count();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> texts(String folder) {
    try {
      return new ObjectMapper().readValue(STATIC.resolve(folder).resolve("texts.json").toFile(), Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> scripts(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String code(Path script) {
    try {
      return withoutComments(Files.readString(script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutComments(String script) {
    return TOKEN.matcher(script).results().map(MatchResult::group).map(part -> part.startsWith("//") || part.startsWith("/*") ? "\n" : part)
        .collect(Collectors.joining());
  }
}
