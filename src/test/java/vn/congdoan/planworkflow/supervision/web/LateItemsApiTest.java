package vn.congdoan.planworkflow.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.LateItem;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** What is late, over HTTP: who may ask, what the filters show, and the spreadsheet. */
class LateItemsApiTest extends ServerTest {

  @Autowired private PlanYear year;
  @Autowired private JdbcClient jdbc;
  @Autowired private WorkingDays workingDays;

  private void reportsAreLate() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    office.itIs(LocalDate.of(2026, 12, 2));
    office.runDueJobs();
  }

  @Test
  void supervisorsLeadershipAndTheOfficeThatUrgesMayAskAndNobodyElse() {
    for (String path : List.of("/api/late-items", "/api/late-items/more?due=2026-11-27T10:00:00Z&taskId=x", "/api/late-items.xlsx")) {
      assertThat(send(null, "GET", path, null).statusCode()).as(path).isEqualTo(401);
      for (String user : List.of("supervisor", "ttdct.leader", "ddtld.leader", "dct.staff", "vpdd.staff", "vpdd.leader")) {
        assertThat(send(user, "GET", path, null).statusCode()).as("%s %s", user, path).isEqualTo(200);
      }
      for (String user : List.of("ldld-ag.leader", "cspl.staff", "vptld.staff", "cd-xd.clerk", "modeler", "admin")) {
        assertThat(send(user, "GET", path, null).statusCode()).as("%s %s", user, path).isEqualTo(403);
      }
    }
    assertThat(json(send("ttdct.leader", "GET", "/api/me", null)).get("follows").asBoolean()).isTrue();
    assertThat(json(send("ldld-ag.leader", "GET", "/api/me", null)).get("follows").asBoolean()).isFalse();
  }

  @Test
  void theListIsCountedFilteredAndReadPageByPage() {
    reportsAreLate();

    JsonNode all = get("supervisor", "/api/late-items");
    long red = all.at("/counts/RED").asLong();
    assertThat(red).as("the reports of all units").isGreaterThan(80);
    assertThat(all.get("on").asText()).isEqualTo("2026-12-02");
    assertThat(all.get("items")).hasSize(50);
    List<String> seen = new ArrayList<>();
    JsonNode page = all;
    while (true) {
      page.get("items").forEach(item -> seen.add(item.get("taskId").asText()));
      JsonNode next = page.get("next");
      if (next.isNull()) break;
      page = get("supervisor", "/api/late-items/more?due=%s&taskId=%s".formatted(encoded(next.get("due").asText()), next.get("taskId").asText()));
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize((int) (red + all.at("/counts/SPECIAL_RED").asLong()));

    JsonNode unions = get("vpdd.staff", "/api/late-items?kind=INDUSTRY_UNION&year=2026&plan=" + Office.PLAN + "&level=RED");
    assertThat(unions.get("items")).isNotEmpty().allSatisfy(item -> {
      assertThat(item.get("unitKind").asText()).isEqualTo("Công đoàn ngành trung ương và tương đương");
      assertThat(item.get("level").asText()).isEqualTo("RED");
      assertThat(item.get("workingDays").asInt()).isPositive();
    });
    assertThat(get("vpdd.staff", "/api/late-items?year=2025").get("items")).isEmpty();
    assertThat(all.at("/choices/plans/" + Office.PLAN).asText()).isEqualTo("45-KH/ĐĐTLĐ");
    for (String wrong : List.of("level=PURPLE", "kind=CLUB", "year=abc", "year=999999999", "year=-5")) {
      assertThat(send("supervisor", "GET", "/api/late-items?" + wrong, null).statusCode()).as(wrong).isIn(400, 422);
    }
  }

  @Test
  void theSpreadsheetHoldsWhatTheFilterShows() throws Exception {
    reportsAreLate();
    String filter = "?kind=FEDERATION&level=RED";
    JsonNode shown = get("supervisor", "/api/late-items" + filter);

    HttpResponse<byte[]> answer = download("supervisor", "/api/late-items.xlsx" + filter);

    assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).contains("theo-doi-don-doc-2026-12-02.xlsx");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(LateItemsSheet.MEDIA_TYPE);
    List<Row> rows = rows(answer.body());
    assertThat(rows.get(1).getCellText(0)).isEqualTo("Kế hoạch: tất cả. Năm: tất cả. Nhóm đơn vị: Liên đoàn lao động tỉnh, thành phố. Mức: Đỏ.");
    assertThat(rows.get(2).getCellText(1)).isEqualTo("Đơn vị");
    List<Row> data = rows.subList(3, rows.size());
    assertThat(data).hasSize(shown.at("/counts/RED").asInt());
    for (int i = 0; i < shown.get("items").size(); i++) {
      JsonNode item = shown.get("items").get(i);
      assertThat(data.get(i).getCellText(1)).isEqualTo(item.get("unitName").asText());
      assertThat(data.get(i).getCellText(3)).isEqualTo(item.at("/steps/0").asText());
      assertThat(data.get(i).getCellAsDate(6).orElseThrow().toLocalDate()).isEqualTo(item.get("dueOn").asText());
      assertThat(data.get(i).getCellAsNumber(7).orElseThrow().intValue()).isEqualTo(item.get("workingDays").asInt());
    }
  }

  @Test
  void aNameThatLooksLikeAFormulaStaysAName() throws IOException {
    List<String> names = List.of("=HYPERLINK(\"http://evil\",\"x\")", "+1+1", "-2-3", "@SUM(A1)", "\t=1", "<f>1</f>");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (LateItemsSheet sheet = new LateItemsSheet(file, LocalDate.of(2026, 12, 2), "=1+1")) {
      for (String name : names) {
        sheet.add(new LateItem("t", List.of(name), name, name, "X", name, name, List.of(name), LocalDate.of(2026, 11, 27), 3, true, AlertLevel.RED,
            List.of(name), false, "/", null));
      }
    }

    List<Row> rows = rows(file.toByteArray());
    for (int i = 0; i < names.size(); i++) {
      Row row = rows.get(3 + i);
      for (int column : List.of(1, 2, 3, 4, 5, 9)) {
        assertThat(row.getCell(column).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(column).getFormula()).isNull();
        assertThat(row.getCellText(column).strip()).isEqualTo(names.get(i).strip());
      }
    }
    assertThat(part(file.toByteArray(), "sheet1.xml")).doesNotContain("<f>").doesNotContainPattern("<c r=\"[A-Z]+[0-9]+\" t=\"inlineStr\">");
    assertThat(part(file.toByteArray(), "styles.xml")).as("text, also when it is edited").contains("formatCode=\"@\"");
  }

  /** The cut-off day of 2028 is a Sunday. */
  @Test
  void noTaskIsDueOnADayOff() {
    office.itIs(LocalDate.of(2028, 11, 10));
    year.openByHand(2028);
    office.itIs(LocalDate.of(2028, 12, 4));
    office.runDueJobs();

    List<LocalDate> due = jdbc.sql("select due_at from work_item").query(OffsetDateTime.class).list().stream()
        .map(at -> at.atZoneSameInstant(Office.ZONE).toLocalDate()).distinct().toList();

    assertThat(due).hasSizeGreaterThan(2).contains(LocalDate.of(2028, 12, 8)).allMatch(workingDays::isWorkingDay);
    assertThat(jdbc.sql("select count(*) from work_item where due_at is null").query(Integer.class).single()).isZero();
  }

  @Test
  void aYearWhoseCalendarIsNotAnnouncedIsToldToAdministratorsFromOctoberOn() {
    office.itIs(LocalDate.of(2026, 9, 30));
    assertThat(get("admin", "/api/me").get("calendarToCheck")).isEmpty();
    office.itIs(LocalDate.of(2026, 10, 1));
    assertThat(get("admin", "/api/me").at("/calendarToCheck/0").asInt()).isEqualTo(2027);
    assertThat(get("vpdd.staff", "/api/me").has("calendarToCheck")).isFalse();
  }

  private JsonNode get(String user, String path) {
    HttpResponse<String> answer = send(user, "GET", path, null);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> download(String user, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .header("Authorization", Application.basic(user, "congdoan")).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static List<Row> rows(byte[] file) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
      return book.getFirstSheet().read();
    }
  }

  private static String part(byte[] file, String name) throws IOException {
    Path written = Files.write(Files.createTempFile("late-items", ".xlsx"), file);
    try (ZipFile zip = new ZipFile(written.toFile())) {
      ZipEntry entry = zip.stream().filter(one -> one.getName().endsWith(name)).findFirst().orElseThrow();
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(written);
    }
  }
}
