package vn.congdoan.planworkflow.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** What the front door tells whom, over HTTP. */
class FrontDoorApiTest extends ServerTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanYear year;
  @Autowired private Registers registers;
  @Autowired private TaskService tasks;

  @BeforeEach
  void aReportIsToBeWritten() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
  }

  @Test
  void nobodyIsToldAnythingWithoutLoggingIn() {
    for (String path : List.of("/api/worklist", "/api/worklist/OVERDUE?due=2026-11-10T00:00:00Z&taskId=x", "/api/handed-in",
        "/api/handed-in/history?subject=report/1", "/api/search?q=dong")) {
      assertThat(send(null, "GET", path, null).statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void myOpenWorkStandsByUrgencyWithItsFormAndHowLateItIs() {
    office.itIs(LocalDate.of(2026, 12, 2));

    JsonNode overdue = section("ldld-ag.staff", "OVERDUE");

    assertThat(overdue.get("count").asInt()).isEqualTo(1);
    JsonNode item = overdue.get("items").get(0);
    assertThat(item.get("name").asText()).isEqualTo("Soạn báo cáo năm");
    assertThat(item.get("shown").asText()).isEqualTo("Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ");
    assertThat(item.get("href").asText()).isEqualTo("/camunda/app/tasklist/default/#/?task=" + office.task(REPORT, "userTask_draftReport").getId());
    assertThat(item.get("late").asBoolean()).isTrue();
    assertThat(item.get("workingDays").asInt()).as("due on Friday, today is Wednesday").isEqualTo(3);
    assertThat(section("ldld-ag.staff", "OTHER").get("count").asInt()).isZero();
    assertThat(section("ldld-ag.leader", "OVERDUE").get("count").asInt()).isZero();
    assertThat(get("ldld-ag.staff", "/api/me").get("openTasks").asInt()).isEqualTo(1);
  }

  @Test
  void workThatAColleagueHasTakenSaysWhoHoldsIt() {
    Task draft = office.task(REPORT, "userTask_draftReport");
    tasks.setAssignee(draft.getId(), "ldld-ag.leader");
    assertThat(section("ldld-ag.staff", "OTHER").at("/items/0/heldBy").asText()).isEqualTo("Lãnh đạo – Liên đoàn Lao động tỉnh An Giang");
    tasks.setAssignee(draft.getId(), "ldld-ag.staff");
    JsonNode mine = section("ldld-ag.staff", "OTHER").at("/items/0");
    assertThat(mine.get("heldBy").isNull()).isTrue();
    assertThat(mine.get("mine").asBoolean()).isTrue();
  }

  @Test
  void theWholeOfAnOfficesWorkIsReadPageByPage() {
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    List<String> seen = new ArrayList<>();
    JsonNode part = section("vpdd.staff", "SOON");
    int count = part.get("count").asInt();
    while (true) {
      part.get("items").forEach(item -> seen.add(item.get("taskId").asText()));
      JsonNode next = part.get("next");
      if (next.isNull()) break;
      part = get("vpdd.staff", "/api/worklist/SOON?due=%s&taskId=%s".formatted(encoded(next.get("due").asText()), next.get("taskId").asText()));
    }
    assertThat(count).as("an urging for every unit that is late").isGreaterThan(60);
    assertThat(seen).doesNotHaveDuplicates().hasSize(count);
  }

  @Test
  void whatWasHandedInTellsWithWhomItIsAndWhyItCameBack() {
    handIn();
    JsonNode waiting = get("ldld-ag.staff", "/api/handed-in").at("/items/0");
    assertThat(waiting.get("state").asText()).isEqualTo("WAITING");
    assertThat(waiting.at("/waits/0/step").asText()).isEqualTo("Duyệt báo cáo của đơn vị");
    assertThat(waiting.at("/waits/0/with/0").asText()).isEqualTo("Lãnh đạo – Liên đoàn Lao động tỉnh An Giang");
    assertThat(waiting.at("/waits/0/since").asText()).startsWith("2026-11-10T09:00");

    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", REPORT, "userTask_acceptReport", "decision", "RETURN", "reason", "Số liệu chưa khớp.");
    assertThat(get("ldld-ag.leader", "/api/handed-in").at("/items/0/returnedBecause").asText()).isEqualTo("Số liệu chưa khớp.");
    assertThat(section("ldld-ag.staff", "RETURNED").get("count").asInt() + section("ldld-ag.staff", "SOON").get("count").asInt()).isEqualTo(1);

    handIn();
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", REPORT, "userTask_acceptReport", "decision", "APPROVE");
    JsonNode done = get("ldld-ag.staff", "/api/handed-in").at("/items/0");
    assertThat(done.get("state").asText()).isEqualTo("DONE");
    assertThat(done.at("/last/step").asText()).isEqualTo("Tiếp nhận báo cáo");
    assertThat(done.at("/last/act").asText()).isEqualTo("APPROVE");
    assertThat(done.get("returnedBecause").isNull()).isTrue();

    JsonNode history = get("ldld-ag.staff", "/api/handed-in/history?subject=" + done.get("subject").asText()).get("history");
    assertThat(history).hasSize(6);
    assertThat(history.get(2).get("reason").asText()).isEqualTo("Số liệu chưa khớp.");
    assertThat(history.get(2).get("actorName").asText()).isEqualTo("Chuyên viên Văn phòng Tổng Liên đoàn");
  }

  @Test
  void aNeighbourLearnsNothingOfAnotherUnitsWork() {
    handIn();
    registers.register("LDLD-AG", Registers.Direction.IN, "2026", 641, "45-KH/ĐĐTLĐ", "Chuyển phòng Tổng hợp", "ldld-ag.clerk", LocalDate.of(2026, 11, 10));
    String subject = get("ldld-ag.staff", "/api/handed-in").at("/items/0/subject").asText();

    assertThat(get("ldld-bg.staff", "/api/handed-in").get("items")).isEmpty();
    assertThat(send("ldld-bg.staff", "GET", "/api/handed-in/history?subject=" + subject, null).statusCode()).isEqualTo(404);
    assertThat(send("ldld-bg.staff", "GET", "/api/handed-in/history?subject=report/999999", null).body())
        .as("the same answer whether there is such a subject or not")
        .isEqualTo(send("ldld-bg.staff", "GET", "/api/handed-in/history?subject=" + subject, null).body());
    assertThat(kinds("ldld-bg.staff", "an giang")).as("the unit itself is no secret").containsExactly("units");
    assertThat(kinds("ldld-bg.staff", "tổng hợp 641")).isEmpty();
    assertThat(kinds("admin", "an giang")).as("nor does an administrator who is in no unit").containsExactly("units");
    assertThat(kinds("ldld-ag.leader", "an giang")).containsExactly("work", "units");
    assertThat(kinds("ldld-ag.staff", "an giang")).containsExactly("handedIn", "units");
    assertThat(kinds("ldld-ag.staff", "tong hop 641")).containsExactly("registers");
  }

  @Test
  void unitsPlansAndDutiesAreFoundWithAndWithoutDiacritics() {
    for (String typed : List.of("dong nai", "Đồng Nai", "DONG NAI", "nai đồng", Normalizer.normalize("Đồng Nai", Normalizer.Form.NFD))) {
      JsonNode units = group("cspl.staff", typed, "units");
      assertThat(units.at("/found/0/title").asText()).as(typed).isEqualTo("Liên đoàn Lao động tỉnh Đồng Nai");
      assertThat(units.at("/found/0/href").asText()).isEqualTo("/tien-do#don-vi-LDLD-DNA");
    }
    assertThat(group("cspl.staff", "45-kh/ddtld", "plans").at("/found/0/href").asText()).isEqualTo("/tien-do#ke-hoach-45-KH-DDTLD");
    assertThat(group("cspl.staff", "III.2a", "plans").at("/found/0/href").asText()).isEqualTo("/tien-do#muc-45-KH-DDTLD/III.2a");
    JsonNode many = group("cspl.staff", "cong doan", "units");
    assertThat(many.get("found")).hasSize(10);
    assertThat(many.get("more").asBoolean()).isTrue();
  }

  @Test
  void anIssuedNoticeIsFoundByEverybodyByItsNumber() {
    year.closeByHand(2026, "Chốt để thử.");
    year.summarise(2026);
    year.conclude(2026, List.of());
    assertThat(kinds("ldld-bg.staff", "01-tb/ddtld")).as("a draft has no number").doesNotContain("notices");
    year.sign(2026);

    JsonNode notice = group("ldld-bg.staff", "tb ddtld", "notices").at("/found/0");
    assertThat(notice.get("title").asText()).endsWith("-TB/ĐĐTLĐ");
    assertThat(notice.get("href").asText()).isEqualTo("/tien-do#nam-45-KH-DDTLD/2026");
  }

  @Test
  void tooLittleAndTooMuchAreRefusedInWords() {
    for (String typed : List.of("", "a", "  đ ", "%_-", "./")) {
      var answer = send("cspl.staff", "GET", "/api/search?q=" + encoded(typed), null);
      assertThat(answer.statusCode()).as(typed).isEqualTo(422);
      assertThat(json(answer).get("detail").asText()).isEqualTo("Nhập ít nhất 2 ký tự, trong đó có chữ hoặc số.");
    }
    var answer = send("cspl.staff", "GET", "/api/search?q=" + "a".repeat(201), null);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("detail").asText()).contains("200 ký tự");
    assertThat(send("cspl.staff", "GET", "/api/search?q=" + encoded("' or 1=1 -- %"), null).statusCode()).isEqualTo(200);
  }

  private void handIn() {
    Task draft = office.task(REPORT, "userTask_draftReport");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
  }

  private JsonNode section(String user, String urgency) {
    for (JsonNode section : get(user, "/api/worklist")) {
      if (section.get("urgency").asText().equals(urgency)) return section;
    }
    throw new AssertionError("no section " + urgency);
  }

  private List<String> kinds(String user, String typed) {
    List<String> kinds = new ArrayList<>();
    get(user, "/api/search?q=" + encoded(typed)).get("groups").forEach(group -> kinds.add(group.get("kind").asText()));
    return kinds;
  }

  private JsonNode group(String user, String typed, String kind) {
    for (JsonNode group : get(user, "/api/search?q=" + encoded(typed)).get("groups")) {
      if (group.get("kind").asText().equals(kind)) return group;
    }
    throw new AssertionError("nothing of kind %s for %s".formatted(kind, typed));
  }

  private JsonNode get(String user, String path) {
    var answer = send(user, "GET", path, null);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
