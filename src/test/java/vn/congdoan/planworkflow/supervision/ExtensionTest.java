package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** A later due date over the interface that everybody uses: asked for with a reason, decided by the level that the table names, on record for good. */
class ExtensionTest extends ServerTest {

  private static final String AN_GIANG = PlanYear.key(2026) + "/LDLD-AG";
  private static final String PROCESS = "deadline-extension";
  private static final String STAFF = "ldld-ag.staff";
  private static final String LEADER = "ldld-ag.leader";
  /** The report is due on Friday 27/11: 30/11 is exclusive, and 29/11 a Sunday. */
  private static final String DUE = "2026-11-27";

  @Autowired private PlanYear year;
  @Autowired private Reports reports;
  @Autowired private Acts acts;
  @Autowired private RuntimeService runtime;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;
  private Report report;

  @BeforeEach
  void aReportIsDue() {
    office.itIs(LocalDate.of(2026, 11, 10));
    report = year.running(year.withUnits(2026, "LDLD-AG", "LDLD-HN"), "LDLD-AG");
  }

  @Test
  void theOfficeGrantsAShortTimeAndEveryLaterStepKeepsTheDate() {
    assertThat(ask(STAFF, draft(), "2026-12-04").statusCode()).isEqualTo(201);
    assertThat(draftTask().getDueDate()).as("not moved by asking").isEqualTo(DUE + "T17:00:00");
    assertThat(office.whoMustAct(AN_GIANG, "userTask_decideExtension")).containsExactly("VPDD.leader");
    assertThat(office.task(AN_GIANG, "userTask_decideExtension").getDueDate()).as("two working days").isEqualTo("2026-11-12T17:00:00");
    Map<String, Object> shown = office.work("vpdd.leader", office.task(AN_GIANG, "userTask_decideExtension"));
    assertThat(String.valueOf(shown)).contains("firstDueOn=" + DUE, "proposedOn=2026-12-04", "Chờ số liệu");
    office.completes("vpdd.leader", AN_GIANG, "userTask_decideExtension", "decision", "APPROVE", "grantedOn", "2026-12-03");

    assertThat(office.ended(PROCESS, AN_GIANG, "endEvent_extensionGranted")).isTrue();
    assertThat(draftTask().getDueDate()).isEqualTo("2026-12-03T17:00:00");
    assertThat(jdbc.sql("select due_at from work_item where task_id = ?").param(draft()).query(java.time.OffsetDateTime.class).single().toLocalDate())
        .isEqualTo("2026-12-03");
    assertThat(reports.require(report.id()).dueOn()).as("the stage tells the same").isEqualTo("2026-12-03");
    assertThat(jdbc.sql("select due_on from unit_report where id = ?").param(report.id()).query(LocalDate.class).single()).as("the first stays").isEqualTo(DUE);
    assertThat(acts.of(report.subject())).extracting(Acts.Act::reason).anyMatch(reason -> reason.contains("27/11/2026") && reason.contains("03/12/2026"));
    JsonNode seen = json(send(STAFF, "GET", url(draft()), null));
    assertThat(seen.get("firstDueOn").asText()).isEqualTo(DUE);
    assertThat(seen.get("dueOn").asText()).isEqualTo("2026-12-03");
    assertThat(seen.at("/extensions/0/state").asText()).isEqualTo("GRANTED");

    office.completes(STAFF, AN_GIANG, "userTask_draftReport", ReportTexts.whole(office.work(STAFF, draftTask()), 1));
    assertThat(office.task(AN_GIANG, "userTask_approveReport").getDueDate()).as("the next step of the same item").isEqualTo("2026-12-03T17:00:00");
    office.itIs(LocalDate.of(2026, 12, 3));
    office.completes(LEADER, AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", AN_GIANG, "userTask_acceptReport", "decision", "APPROVE");
    assertThat(reports.require(report.id()).lateBy()).as("in time by the granted date").isNull();
  }

  @Test
  void aLongTimeIsForTheLeadershipAlsoInPieces() {
    assertThat(ask(STAFF, draft(), "2026-12-07").statusCode()).as("six working days after the first date").isEqualTo(201);
    assertThat(office.whoMustAct(AN_GIANG, "userTask_decideExtension")).containsExactly("DDTLD.leader");
    office.completes("ddtld.leader", AN_GIANG, "userTask_decideExtension", "decision", "REJECT", "reason", "Đủ thời gian");
    assertThat(office.ended(PROCESS, AN_GIANG, "endEvent_extensionRefused")).isTrue();
    assertThat(draftTask().getDueDate()).isEqualTo(DUE + "T17:00:00");

    assertThat(ask(STAFF, draft(), "2026-12-04").statusCode()).as("asked again after a refusal").isEqualTo(201);
    office.completes("vpdd.leader", AN_GIANG, "userTask_decideExtension", "decision", "APPROVE", "grantedOn", "2026-12-04");
    assertThat(ask(STAFF, draft(), "2026-12-08").statusCode()).isEqualTo(201);
    assertThat(office.whoMustAct(AN_GIANG, "userTask_decideExtension")).as("two days more, but seven since the first date").containsExactly("DDTLD.leader");
    office.completes("ddtld.leader", AN_GIANG, "userTask_decideExtension", "decision", "APPROVE", "grantedOn", "2026-12-08");
    JsonNode seen = json(send(STAFF, "GET", url(draft()), null));
    assertThat(seen.get("firstDueOn").asText()).as("the very first date, through every change").isEqualTo(DUE);
    assertThat(seen.get("dueOn").asText()).isEqualTo("2026-12-08");
    assertThat(seen.get("extensions").findValuesAsText("state")).containsExactly("REFUSED", "GRANTED", "GRANTED");
  }

  @Test
  void itComesBackIsAmendedAndGoesToTheLevelOfItsNewDate() {
    ask(STAFF, draft(), "2026-12-04");
    office.completes("vpdd.leader", AN_GIANG, "userTask_decideExtension", "decision", "RETURN", "reason", "Nêu rõ nguyên nhân");
    assertThat(office.whoMustAct(AN_GIANG, "userTask_amendExtension")).containsExactly("LDLD-AG.staff");
    assertThat(ask(STAFF, draft(), "2026-12-04").statusCode()).as("it still waits").isEqualTo(409);
    office.completes(STAFF, AN_GIANG, "userTask_amendExtension", "reason", "Bão số 13 làm mất liên lạc", "proposedOn", "2026-12-10");
    assertThat(office.whoMustAct(AN_GIANG, "userTask_decideExtension")).containsExactly("DDTLD.leader");
    office.completes("ddtld.leader", AN_GIANG, "userTask_decideExtension", "decision", "APPROVE", "grantedOn", "2026-12-10");
    assertThat(draftTask().getDueDate()).isEqualTo("2026-12-10T17:00:00");
  }

  @Test
  void aDateMustBeALaterWorkingDayAndComeWithAReason() {
    assertThat(problems(ask(STAFF, draft(), DUE))).as("the present date").containsKeys("proposedOn");
    assertThat(problems(ask(STAFF, draft(), "2026-11-10"))).as("today").containsKeys("proposedOn");
    assertThat(problems(ask(STAFF, draft(), "2026-12-05")).get("proposedOn")).as("a Saturday").contains("07/12/2026");
    assertThat(problems(ask(STAFF, draft(), "2026-02-30"))).as("no day at all").containsKeys("proposedOn");
    assertThat(problems(send(STAFF, "POST", url(draft()), "{}"))).containsOnlyKeys("proposedOn", "reason");
    assertThat(office.openSteps(AN_GIANG)).as("nothing was begun").containsExactly("userTask_draftReport");
    ask(STAFF, draft(), "2026-12-04");
    Task decide = office.task(AN_GIANG, "userTask_decideExtension");
    assertThat(problems(complete("vpdd.leader", decide, Map.of("decision", "APPROVE", "grantedOn", "2026-12-08")))).as("longer than asked for")
        .containsKeys("grantedOn");
    assertThat(problems(complete("vpdd.leader", decide, Map.of("decision", "REJECT")))).containsKeys("reason");
  }

  @Test
  void onlyWhoeverMayWorkOnItAsksAndNobodyDecidesTheirOwn() {
    assertThat(ask("ldld-bg.staff", draft(), "2026-12-04").statusCode()).as("another unit").isEqualTo(404);
    assertThat(ask("admin", draft(), "2026-12-04").statusCode()).as("an administrator").isEqualTo(404);
    assertThat(ask(null, draft(), "2026-12-04").statusCode()).as("nobody").isBetween(401, 403);
    office.joins("vp.muoi", List.of("VPDD.leader", "LDLD-AG.staff"));
    try {
      assertThat(ask("vp.muoi", draft(), "2026-12-04").statusCode()).isEqualTo(201);
      assertThat(ask(STAFF, draft(), "2026-12-03").statusCode()).as("an open request forbids another").isEqualTo(409);
      assertThat(complete("vp.muoi", office.task(AN_GIANG, "userTask_decideExtension"), Map.of("decision", "APPROVE")).statusCode())
          .as("whoever asked does not decide").isEqualTo(403);
    } finally {
      runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).list().forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
      identity.deleteUser("vp.muoi");
    }
    assertThat(send(STAFF, "PUT", "/engine-rest/task/" + draft(), "{\"name\":\"Soạn\",\"due\":\"2027-01-01T00:00:00.000+0700\"}").statusCode())
        .as("not past the decision").isGreaterThanOrEqualTo(400);
    assertThat(send("admin", "PUT", "/engine-rest/task/" + draft(), "{\"name\":\"Soạn\",\"due\":\"2027-01-01T00:00:00.000+0700\"}").statusCode())
        .as("not by an administrator either").isGreaterThanOrEqualTo(400);
    assertThat(draftTask().getDueDate()).isEqualTo(DUE + "T17:00:00");
  }

  @Test
  void afterSpecialRedOnlyTheLeadershipDecides() {
    ask(STAFF, draft(), "2026-12-04");
    office.itIs(LocalDate.of(2026, 12, 3));
    Task decide = office.task(AN_GIANG, "userTask_decideExtension");
    HttpResponse<String> tooLate = complete("vpdd.leader", decide, Map.of("decision", "APPROVE", "grantedOn", "2026-12-04"));
    assertThat(tooLate.statusCode()).as("special red since it was asked for").isEqualTo(403);
    office.completes("vpdd.leader", decide, "decision", "RETURN", "reason", "Gửi lại cấp có thẩm quyền");
    office.completes(STAFF, AN_GIANG, "userTask_amendExtension", "reason", "Chờ số liệu", "proposedOn", "2026-12-04");
    assertThat(office.whoMustAct(AN_GIANG, "userTask_decideExtension")).containsExactly("DDTLD.leader");
    office.completes("ddtld.leader", AN_GIANG, "userTask_decideExtension", "decision", "APPROVE", "grantedOn", "2026-12-04");
    assertThat(draftTask().getDueDate()).isEqualTo("2026-12-04T17:00:00");
  }

  @Test
  void aRequestLivesAsLongAsItsItem() {
    ask(STAFF, draft(), "2026-12-04");
    office.completes(STAFF, AN_GIANG, "userTask_draftReport", ReportTexts.whole(office.work(STAFF, draftTask()), 1));
    office.waitsAt(AN_GIANG, "userTask_approveReport", "userTask_decideExtension");
    office.completes(LEADER, AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    office.waitsAt(AN_GIANG, "userTask_acceptReport");
    assertThat(office.ended(PROCESS, AN_GIANG, "endEvent_requestEnded")).isTrue();
    assertThat(jdbc.sql("select state from due_extension").query(String.class).list()).containsExactly("ENDED");
    assertThat(json(send("vptld.staff", "GET", url(office.task(AN_GIANG, "userTask_acceptReport").getId()), null)).get("extensions"))
        .as("what the unit asked for is not the receiver's").isEmpty();
  }

  @Test
  void aStandInAsksInTheOthersPlaceAndNeitherDecides() {
    String away = "{\"standIn\":\"ldld-ag.clerk\",\"groups\":[\"LDLD-AG.staff\"],\"prepares\":true,\"fromOn\":\"2026-11-10\",\"toOn\":\"2026-11-20\"}";
    assertThat(send(STAFF, "POST", "/api/absences", away).statusCode()).isEqualTo(201);
    assertThat(ask("ldld-ag.clerk", draft(), "2026-12-04").statusCode()).isEqualTo(201);
    assertThat(json(send("ldld-ag.clerk", "GET", url(draft()), null)).at("/extensions/0/askedByName").asText()).contains(" thay ");
    assertThat(acts.of("extension/" + jdbc.sql("select id from due_extension").query(Long.class).single()).get(0).inPlaceOf()).isEqualTo(STAFF);
  }

  // --- what people do

  private Task draftTask() {
    return office.task(AN_GIANG, "userTask_draftReport");
  }

  private String draft() {
    return draftTask().getId();
  }

  private static String url(String task) {
    return "/api/tasks/" + task + "/extensions";
  }

  private HttpResponse<String> ask(String user, String task, String proposedOn) {
    return send(user, "POST", url(task), write(Map.of("reason", "Chờ số liệu của cấp dưới", "proposedOn", proposedOn)));
  }

  private HttpResponse<String> complete(String user, Task task, Map<String, Object> fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", office.draftVersion(task.getId()));
    body.put("fields", fields);
    return send(user, "POST", "/api/tasks/" + task.getId() + "/completion", write(body));
  }

  private static Map<String, String> problems(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    Map<String, String> problems = new LinkedHashMap<>();
    json(refused).get("errors").forEach(error -> problems.put(error.get("field").asText(), error.get("message").asText()));
    return problems;
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
