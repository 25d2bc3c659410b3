package vn.congdoan.planworkflow;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.OptimizePermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congdoan.planworkflow.testing.EnglishWords;

/** The Vietnamese texts of Camunda's web applications against the English ones in its jar. */
class LanguageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[sd]|</?(?:a|b|br|code|em|i|li|p|span|strong|ul)\\b[^>]*>");
  /** Names, signs and codes that are the same in both languages; reviewed one by one. */
  private static final Set<String> SAME_IN_BOTH = Set.of("Camunda", "Optimize", "ID", "ID*", "OK", " OK", "CSV", "JSON",
      "YYYY-MM-DDTHH:mm:ss", "<", "<=", ">", ">=", "");

  private static final List<String> APPS = List.of("tasklist", "welcome", "admin", "cockpit");
  private static final List<Class<? extends Enum<?>>> PERMISSIONS = List.of(Permissions.class, BatchPermissions.class, HistoricProcessInstancePermissions.class,
      HistoricTaskPermissions.class, ProcessDefinitionPermissions.class, ProcessInstancePermissions.class, SystemPermissions.class, TaskPermissions.class,
      UserOperationLogCategoryPermissions.class, OptimizePermissions.class);

  /** One term, one translation, in all four applications; the README shows the same table. */
  private static final Map<String, String> TERMS = Map.ofEntries(
      entry("Task", "công việc"), entry("Tasks", "công việc"), entry("User Tasks", "công việc của người dùng"), entry("Human Tasks", "công việc của người dùng"),
      entry("External Tasks", "công việc ngoài"), entry("Process", "quy trình"), entry("Processes", "quy trình"), entry("Process Definition", "định nghĩa quy trình"),
      entry("Process Definitions", "định nghĩa quy trình"), entry("Process Instance", "phiên quy trình"), entry("Called Process Instances", "phiên quy trình được gọi"),
      entry("Incidents", "sự cố"), entry("Deployment", "bản triển khai"), entry("Deployments", "bản triển khai"), entry("Job", "tác vụ nền"), entry("Jobs", "tác vụ nền"),
      entry("Job Definition", "định nghĩa tác vụ nền"), entry("Retries", "số lần thử"), entry("Decision", "quyết định"), entry("Decisions", "quyết định"),
      entry("Decision Definition", "định nghĩa quyết định"), entry("Decision Instances", "phiên quyết định"), entry("Variable", "biến"), entry("Variables", "biến"),
      entry("Activity", "hoạt động"), entry("Business Key", "khóa nghiệp vụ"), entry("Batch", "lô"), entry("Batches", "lô"), entry("Tenant", "đơn vị thuê"),
      entry("Tenants", "đơn vị thuê"), entry("User", "người dùng"), entry("Users", "người dùng"), entry("Group", "nhóm"), entry("Groups", "nhóm"),
      entry("Authorizations", "quyền"), entry("Permissions", "quyền thao tác"), entry("Resource", "tài nguyên"), entry("Filter", "bộ lọc"), entry("Filters", "bộ lọc"),
      entry("Assignee", "người xử lý"), entry("Owner", "người sở hữu"), entry("Due Date", "thời hạn"), entry("Follow-up Date", "ngày nhắc lại"),
      entry("Priority", "mức ưu tiên"), entry("Claim", "nhận việc"), entry("Unclaim", "trả việc"), entry("Complete", "hoàn thành"), entry("Migration", "chuyển phiên bản"),
      entry("Annotation", "chú thích"), entry("State", "trạng thái"), entry("Version", "phiên bản"), entry("Dashboard", "bảng điều khiển"));

  /** The end of Camunda 7 is told in our own words, and its link stays in the house. */
  private static final String NOTE = "/BANNER_CE_EOL_TEXT";

  @Test
  void camundaHasNotChangedWhatWeTranslated() throws IOException {
    List<String> changed = new ArrayList<>();
    for (String line : text("camunda-web-apps.sha256").lines().filter(line -> !line.startsWith("#")).toList()) {
      String[] parts = line.split(" +");
      if (!sha256(shippedBytes(parts[1])).equals(parts[0])) changed.add(parts[1]);
    }
    assertThat(changed).as("""
        Camunda's web applications have changed. en.json: translate what is new in vi.json. plugin.js, …-bootstrap.js, deps.js: look for sentences that stand in the code, \
        review static/pages/web-apps.json (its selectors too), walk through the applications as CockpitTest does, and only then write the new \
        checksums into camunda-web-apps.sha256""").isEmpty();
  }

  @Test
  void oneEnglishTermIsOneVietnameseTermInAllFour() throws IOException {
    Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    wanted.putAll(TERMS);
    Map<String, Integer> seen = new TreeMap<>();
    for (String app : APPS) {
      Map<String, String> vietnamese = labels(ours(app).get("labels"));
      labels(shipped(app).get("labels")).forEach((key, english) -> {
        String term = wanted.get(english.strip());
        if (term == null) return;
        assertThat(vietnamese.get(key).strip()).as("%s of %s: %s", key, app, english).isEqualToIgnoringCase(term);
        seen.merge(english.strip().toLowerCase(Locale.ROOT), 1, Integer::sum);
      });
    }
    assertThat(seen.keySet()).as("every term of the table is met").containsExactlyInAnyOrderElementsOf(
        TERMS.keySet().stream().map(term -> term.toLowerCase(Locale.ROOT)).toList());
    String readme = Files.readString(Path.of("README.md"));
    for (String term : List.of("Process instance", "Incident", "Deployment", "Job", "External task", "Variable", "Batch", "Business key", "Retries")) {
      String vietnamese = wanted.getOrDefault(term, wanted.get(term + "s"));
      assertThat(readme).as("the README's table of terms").contains("| %s | %s |".formatted(term, vietnamese));
    }
  }

  @Test
  void noEnglishIsLeftInTheLabels() throws IOException {
    for (String app : APPS) {
      labels(ours(app).get("labels")).forEach((key, text) -> assertThat(EnglishWords.in(PLACEHOLDER.matcher(text).replaceAll(" ")))
          .as("English in %s of %s: %s", key, app, text).isEmpty());
    }
  }

  /** What the engine sends, names of permissions and of kinds of elements, stands in no script and is marked with "of". */
  @Test
  void sentencesInCamundasCodeAreStillThereAndHaveTheirTranslation() throws IOException {
    JsonNode table = JSON.readTree(text("static/pages/web-apps.json"));
    StringBuilder code = new StringBuilder();
    for (String line : text("camunda-web-apps.sha256").lines().filter(line -> line.endsWith(".js")).toList()) {
      code.append(new String(shippedBytes(line.split(" +")[1]), StandardCharsets.UTF_8));
    }
    for (JsonNode rule : table.get("sentences")) {
      rule.get("texts").fields().forEachRemaining(sentence -> {
        assertReadable(sentence.getKey(), sentence.getValue().asText());
        if (!rule.has("of")) assertThat(code.indexOf(sentence.getKey())).as("Camunda's scripts still say: %s", sentence.getKey()).isNotNegative();
      });
    }
    for (JsonNode pattern : table.get("patterns")) assertReadable(pattern.get("from").asText(), pattern.get("to").asText());
  }

  @Test
  void everyPermissionOfTheEngineHasAName() throws IOException {
    Set<String> named = new TreeSet<>();
    for (JsonNode rule : JSON.readTree(text("static/pages/web-apps.json")).get("sentences")) {
      if (rule.get("where").asText().contains("permissions")) rule.get("texts").fieldNames().forEachRemaining(named::add);
    }
    assertThat(named).isEqualTo(permissions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void everyLabelIsThereAndKeepsItsPlaceholders(String app) throws IOException {
    Map<String, String> english = labels(shipped(app).get("labels"));
    Map<String, String> vietnamese = labels(ours(app).get("labels"));
    assertThat(vietnamese.keySet()).as("labels of %s", app).isEqualTo(english.keySet());
    vietnamese.forEach((key, text) -> {
      assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as("%s is in Unicode form NFC", key).isTrue();
      assertThat(text).as(key).doesNotContain("!");
      if (key.equals(NOTE)) assertThat(text).contains("href=\"/sau-camunda-7\"").doesNotContain("http");
      else assertThat(placeholders(text)).as("placeholders of %s", key).isEqualTo(placeholders(english.get(key)));
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
    assertThat(values(dates.get("months"))).isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(month -> "tháng " + month).toList());
    assertThat(values(dates.get("weekdays"))).containsExactly("chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy");
    assertThat(dates.at("/week/dow").asInt()).as("the week begins on Monday").isEqualTo(1);
    labels(dates).forEach((key, text) -> {
      assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as("%s is in Unicode form NFC", key).isTrue();
      if (key.startsWith("/relativeTime") || key.startsWith("/calendar")) assertThat(EnglishWords.in(text.replaceAll("\\[|]|%[sd]", " "))).as(key).isEmpty();
      if (key.startsWith("/longDateFormat")) assertThat(text).as("%s: 24 hours", key).doesNotContain("h").doesNotContain("A");
    });
  }

  private static void assertReadable(String english, String vietnamese) {
    assertThat(Normalizer.isNormalized(vietnamese, Normalizer.Form.NFC)).as("%s is in Unicode form NFC", vietnamese).isTrue();
    assertThat(vietnamese).as(english).doesNotContain("!");
    assertThat(EnglishWords.in(vietnamese)).as(english).isEmpty();
  }

  private static Set<String> permissions() {
    Set<String> names = new TreeSet<>();
    for (Class<? extends Enum<?>> kind : PERMISSIONS) for (Enum<?> permission : kind.getEnumConstants()) names.add(permission.name());
    return names;
  }

  private static List<String> values(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = LanguageTest.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] shippedBytes(String path) throws IOException {
    try (InputStream in = LanguageTest.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
