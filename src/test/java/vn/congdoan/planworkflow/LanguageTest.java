package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Vietnamese texts of Camunda's web applications against the English ones in its jar. */
class LanguageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[sd]|</?(?:a|b|br|code|em|i|li|p|span|strong|ul)\\b[^>]*>");
  /** Names, signs and codes that are the same in both languages; reviewed one by one. */
  private static final Set<String> SAME_IN_BOTH = Set.of("Camunda", "Optimize", "ID", "ID*", "OK", " OK", "<null>", "CSV", "JSON",
      "YYYY-MM-DDTHH:mm:ss", "<", "<=", ">", ">=", "");

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void everyLabelIsThereAndKeepsItsPlaceholders(String app) throws IOException {
    Map<String, String> english = labels(shipped(app).get("labels"));
    Map<String, String> vietnamese = labels(ours(app).get("labels"));
    assertThat(vietnamese.keySet()).as("labels of %s", app).isEqualTo(english.keySet());
    vietnamese.forEach((key, text) -> {
      assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as("%s is in Unicode form NFC", key).isTrue();
      assertThat(text).as(key).doesNotContain("!");
      assertThat(placeholders(text)).as("placeholders of %s", key).isEqualTo(placeholders(english.get(key)));
      if (text.equals(english.get(key))) assertThat(SAME_IN_BOTH).as("%s is not translated", key).contains(text);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "admin", "cockpit"})
  void datesAreWrittenAsInVietnam(String app) throws IOException {
    JsonNode dates = ours(app).get("dateLocales");
    assertThat(labels(dates).keySet()).isEqualTo(labels(shipped(app).get("dateLocales")).keySet());
    assertThat(dates.at("/longDateFormat/L").asText()).isEqualTo("DD/MM/YYYY");
    assertThat(dates.at("/longDateFormat/LT").asText()).isEqualTo("HH:mm");
  }

  private static JsonNode shipped(String app) throws IOException {
    for (URL url : Collections.list(LanguageTest.class.getClassLoader().getResources(path(app, "en")))) {
      try (InputStream in = url.openStream()) {
        return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", ""));
      }
    }
    throw new AssertionError("Camunda's jar has no English texts of " + app);
  }

  private static JsonNode ours(String app) throws IOException {
    try (InputStream in = LanguageTest.class.getClassLoader().getResourceAsStream(path(app, "vi"))) {
      return JSON.readTree(in);
    }
  }

  private static String path(String app, String language) {
    return "META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(app, language);
  }

  private static Map<String, String> labels(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", tree, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), leaves));
    else if (node.isArray()) for (int i = 0; i < node.size(); i++) collect(path + "/" + i, node.get(i), leaves);
    else leaves.put(path, node.asText());
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }
}
