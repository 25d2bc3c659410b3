package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;

/** Who did what: every kind of act leaves a line, nobody can change one, and only supervisors and administrators read them. */
class AuditTest extends ServerTest {

  private static final String AN_GIANG = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanYear year;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;
  private long before;

  @BeforeEach
  void fromNowOn() {
    office.itIs(LocalDate.of(2026, 11, 10));
    before = jdbc.sql("select coalesce(max(id), 0) from audit_entry").query(Long.class).single();
  }

  @AfterEach
  void accountGone() {
    identity.deleteUser("tam");
  }

  @Test
  void logInFailureAndLogOutAreRecordedWithAddress() {
    Visitor staff = new Visitor(port()).loggedIn("tg.clerk");
    staff.form("/dang-xuat", Map.of());
    new Visitor(port()).logIn("tg.clerk", "sai");
    new Visitor(port()).logIn("MatKhauGoNham", "sai");
    assertThat(lines()).containsExactly("tg.clerk SESSION.LOG_IN null DONE null", "tg.clerk SESSION.LOG_OUT null DONE null",
        "tg.clerk SESSION.LOG_IN null REFUSED null", "null SESSION.LOG_IN null REFUSED null");
    assertThat(jdbc.sql("select distinct address from audit_entry where id > ?").param(before).query(String.class).list())
        .allMatch(address -> address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1"));
  }

  @Test
  void aScriptIsRecordedOnceAndNotWithEveryRequest() {
    for (int i = 0; i < 5; i++) send("qhld.clerk", "GET", "/api/plans", null);
    assertThat(lines()).filteredOn(line -> line.contains("SCRIPT.LOG_IN")).hasSizeLessThanOrEqualTo(1);
    assertThat(jdbc.sql("select count(*) from audit_entry where actor = 'qhld.clerk' and action = 'SCRIPT.LOG_IN'").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void takingOverDecidingAndWhatFourEyesForbidAreRecorded() {
    year.openByHand(2026);
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    fromNowOn();
    send("ldld-ag.staff", "POST", "/engine-rest/task/" + draft.getId() + "/claim", "{\"userId\":\"ldld-ag.staff\"}");
    office.tries("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
    Task approval = office.task(AN_GIANG, "userTask_approveReport");
    String approve = "/engine-rest/task/" + approval.getId() + "/complete";
    String yes = "{\"variables\":{\"decision\":{\"value\":\"APPROVE\"}}}";
    assertThat(send("admin", "POST", approve, yes).statusCode()).isEqualTo(403);
    assertThat(send("admin", "POST", "/engine-rest/task/" + approval.getId() + "/assignee", "{\"userId\":\"ldld-ag.leader\"}").statusCode()).isEqualTo(204);
    assertThat(send("ldld-ag.leader", "POST", approve, yes).statusCode()).isEqualTo(204);
    assertThat(lines()).anyMatch(line -> line.startsWith("ldld-ag.staff TASK.CLAIM Soạn báo cáo năm – " + AN_GIANG + " DONE"))
        .anyMatch(line -> line.startsWith("ldld-ag.staff TASK.COMPLETE Soạn báo cáo năm – " + AN_GIANG + " DONE"))
        .anyMatch(line -> line.startsWith("admin REQUEST.REFUSE " + approve + " REFUSED yêu cầu gửi dữ liệu"))
        .anyMatch(line -> line.startsWith("admin TASK.ASSIGN Duyệt báo cáo của đơn vị – " + AN_GIANG + " DONE người xử lý: ldld-ag.leader"))
        .anyMatch(line -> line.startsWith("ldld-ag.leader TASK.COMPLETE Duyệt báo cáo của đơn vị – " + AN_GIANG + " DONE"));
  }

  @Test
  void whatIsTakenBackWasNeverDone() {
    year.openByHand(2026);
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    fromNowOn();
    assertThat(send("ldld-ag.staff", "POST", "/engine-rest/task/" + draft.getId() + "/complete", "{}").statusCode()).isEqualTo(422);
    assertThat(lines()).noneMatch(line -> line.contains("TASK.COMPLETE"));
  }

  @Test
  void changesOfAccountsGroupsAndRightsAreRecorded() {
    send("admin", "POST", "/engine-rest/user/create",
        "{\"profile\":{\"id\":\"tam\",\"firstName\":\"Nguyễn\",\"lastName\":\"Minh\"},\"credentials\":{\"password\":\"Van-phong-2026\"}}");
    send("admin", "PUT", "/engine-rest/group/modelers/members/tam", null);
    send("admin", "DELETE", "/engine-rest/group/modelers/members/tam", null);
    send("admin", "POST", "/engine-rest/authorization/create", "{\"type\":1,\"permissions\":[\"ACCESS\"],\"userId\":\"tam\",\"resourceType\":0,\"resourceId\":\"cockpit\"}");
    send("admin", "DELETE", "/engine-rest/user/tam", null);
    assertThat(lines()).anyMatch(line -> line.matches("admin USER.CREATE .*tam.*")).anyMatch(line -> line.matches("admin GROUP_MEMBERSHIP.CREATE .*modelers.*"))
        .anyMatch(line -> line.matches("admin GROUP_MEMBERSHIP.DELETE .*modelers.*")).anyMatch(line -> line.matches("admin AUTHORIZATION.CREATE .*cockpit.*"))
        .anyMatch(line -> line.matches("admin USER.DELETE .*tam.*"));
  }

  @Test
  void deploymentsAndOperationsOfAdministratorsAreRecorded() {
    year.openByHand(2026);
    fromNowOn();
    String instance = office.task(AN_GIANG, "userTask_draftReport").getProcessInstanceId();
    send("admin", "PUT", "/engine-rest/process-instance/" + instance + "/suspended", "{\"suspended\":true}");
    send("admin", "PUT", "/engine-rest/process-instance/" + instance + "/suspended", "{\"suspended\":false}");
    send("admin", "PUT", "/engine-rest/process-instance/" + instance + "/variables/reportId", "{\"value\":7,\"type\":\"Long\"}");
    send("admin", "DELETE", "/engine-rest/process-instance/" + instance, null);
    assertThat(lines()).anyMatch(line -> line.startsWith("admin PROCESS_INSTANCE.SUSPEND Báo cáo năm của đơn vị – " + AN_GIANG))
        .anyMatch(line -> line.startsWith("admin PROCESS_INSTANCE.ACTIVATE Báo cáo năm của đơn vị – " + AN_GIANG))
        .anyMatch(line -> line.startsWith("admin REQUEST.REFUSE /engine-rest/process-instance/" + instance + "/variables/reportId REFUSED yêu cầu thay đổi"))
        .anyMatch(line -> line.startsWith("admin PROCESS_INSTANCE.DELETE Báo cáo năm của đơn vị – " + AN_GIANG));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aLineIsNeitherChangedNorDeleted(Databases database) {
    JdbcClient fresh = JdbcClient.create(database.migrated());
    fresh.sql("insert into audit_entry (happened_at, actor, action, outcome) values (current_timestamp, 'a', 'SESSION.LOG_IN', 'DONE')").update();
    assertThatThrownBy(() -> fresh.sql("update audit_entry set actor = 'b'").update()).hasMessageContaining("only ever appended");
    assertThatThrownBy(() -> fresh.sql("delete from audit_entry").update()).hasMessageContaining("only ever appended");
    if (database == Databases.POSTGRESQL) {
      assertThatThrownBy(() -> fresh.sql("truncate table audit_entry").update()).hasMessageContaining("only ever appended");
    }
    assertThat(fresh.sql("select actor from audit_entry").query(String.class).list()).containsExactly("a");
  }

  @Test
  void supervisorsAndAdministratorsReadItPageByPageAndOthersDoNot() {
    for (int i = 0; i < 5; i++) new Visitor(port()).logIn("tg.clerk", "sai");
    for (String reader : new String[] {"supervisor", "admin"}) {
      JsonNode first = json(send(reader, "GET", "/api/audit?actor=tg.clerk&outcome=REFUSED&size=2", null));
      assertThat(first.get("entries")).hasSize(2);
      JsonNode second = json(send(reader, "GET", "/api/audit?actor=tg.clerk&outcome=REFUSED&size=2&before=" + first.get("next").asLong(), null));
      List<Long> ids = new ArrayList<>();
      for (JsonNode page : new JsonNode[] {first, second}) page.get("entries").forEach(line -> ids.add(line.get("id").asLong()));
      assertThat(ids).hasSize(4).isSortedAccordingTo(java.util.Comparator.reverseOrder()).doesNotHaveDuplicates();
      assertThat(first.at("/entries/0/actionName").asText()).isEqualTo("Đăng nhập hệ thống");
      assertThat(first.at("/entries/0/actorName").asText()).startsWith("Văn thư – ");
    }
    for (String other : new String[] {"vpdd.leader", "cspl.staff", "modeler"}) {
      assertThat(send(other, "GET", "/api/audit", null).statusCode()).as(other).isEqualTo(403);
      assertThat(new Visitor(port()).loggedIn(other).get("/nhat-ky").statusCode()).as(other).isEqualTo(403);
    }
    assertThat(new Visitor(port()).loggedIn("supervisor").get("/nhat-ky").statusCode()).isEqualTo(200);
  }

  @Test
  void linesAreFoundByDayTextAndKind() {
    send("admin", "PUT", "/engine-rest/group/modelers/members/tg.clerk", null);
    send("admin", "DELETE", "/engine-rest/group/modelers/members/tg.clerk", null);
    assertThat(texts(json(send("supervisor", "GET", "/api/audit?from=2026-11-10&to=2026-11-10&text=MODELERS&size=2", null)), "action"))
        .containsExactly("GROUP_MEMBERSHIP.DELETE", "GROUP_MEMBERSHIP.CREATE");
    assertThat(json(send("supervisor", "GET", "/api/audit?from=2026-11-11&to=2026-11-11", null)).get("entries")).isEmpty();
    assertThat(json(send("supervisor", "GET", "/api/audit?text=100%25_", null)).get("entries")).isEmpty();
    assertThat(texts(json(send("supervisor", "GET", "/api/audit?action=GROUP_MEMBERSHIP.CREATE", null)), "action")).containsOnly("GROUP_MEMBERSHIP.CREATE");
    assertThat(send("supervisor", "GET", "/api/audit?from=hom-qua", null).statusCode()).isEqualTo(400);
  }

  @Test
  void aSupervisorReadsEverythingAndChangesNothing() {
    year.openByHand(2026);
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    assertThat(send("supervisor", "GET", "/engine-rest/task/" + draft.getId(), null).statusCode()).isEqualTo(200);
    assertThat(json(send("supervisor", "GET", "/engine-rest/history/process-instance?processInstanceBusinessKey=" + AN_GIANG, null))).hasSize(1);
    String task = "/engine-rest/task/" + draft.getId();
    for (String[] change : new String[][] {{"POST", task + "/claim", "{\"userId\":\"supervisor\"}"}, {"POST", task + "/complete", "{}"},
        {"POST", task + "/assignee", "{\"userId\":\"supervisor\"}"}, {"PUT", task + "/variables/a", "{\"value\":1}"},
        {"DELETE", "/engine-rest/process-instance/" + draft.getProcessInstanceId(), null},
        {"POST", "/engine-rest/process-definition/key/annual-cycle/start", "{}"}, {"POST", "/api/plans/45-KH-DDTLD/start", ""},
        {"PUT", "/engine-rest/group/modelers/members/supervisor", null}}) {
      HttpResponse<String> answer = send("supervisor", change[0], change[1], change[2]);
      assertThat(answer.statusCode()).as("%s: %s", change[1], answer.body()).isIn(403, 404);
    }
  }

  /** The engine's lists of verbs and things, so that a new version with a new one is noticed. */
  @Test
  void everyActionOfTheEngineHasAName() throws IllegalAccessException {
    for (var verb : UserOperationLogEntry.class.getFields()) {
      if (!verb.getName().startsWith("OPERATION_TYPE_")) continue;
      assertThat(AuditAction.ofTheEngine("Task", (String) verb.get(null)).verb()).as(verb.getName()).isNotEqualTo(AuditVerb.OTHER);
    }
    for (var thing : EntityTypes.class.getFields()) {
      assertThat(AuditAction.ofTheEngine((String) thing.get(null), "Create").thing()).as(thing.getName()).isNotEqualTo(AuditThing.OTHER);
    }
    assertThat(AuditAction.of("GROUP_MEMBERSHIP.CREATE").label()).isEqualTo("Tạo thành viên nhóm");
    assertThat(AuditAction.ofTheEngine("Unheard", "Of").code()).isEqualTo("OTHER.OTHER");
  }

  private List<String> lines() {
    return jdbc.sql("select actor, action, subject, outcome, detail from audit_entry where id > ? order by id").param(before)
        .query((rs, n) -> rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3) + " " + rs.getString(4) + " " + rs.getString(5)).list();
  }

  private static List<String> texts(JsonNode page, String field) {
    return StreamSupport.stream(page.get("entries").spliterator(), false).map(line -> line.get(field).asText()).toList();
  }
}
