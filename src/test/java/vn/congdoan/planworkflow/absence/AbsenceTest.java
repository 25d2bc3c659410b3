package vn.congdoan.planworkflow.absence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Stand-ins over the interface that everybody uses: limited in time and content, never passed on, four eyes, and on every record. */
class AbsenceTest extends ServerTest {

  private static final String AN_GIANG = PlanYear.key(2026) + "/LDLD-AG";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
  private static final String STAFF = "ldld-ag.staff";
  private static final String CLERK = "ldld-ag.clerk";
  private static final String LEADER = "ldld-ag.leader";

  @Autowired private PlanYear year;
  @Autowired private Acts acts;
  @Autowired private Accounts accounts;
  @Autowired private AbsenceEnds ends;
  @Autowired private EmptyDesks emptyDesks;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;
  private final List<String> joined = new ArrayList<>();
  private Report report;

  @BeforeEach
  void aReportIsDue() {
    office.itIs(TODAY);
    Period period = year.withUnits(2026, "LDLD-AG");
    report = year.running(period, "LDLD-AG");
  }

  @AfterEach
  void newPeopleLeave() {
    joined.forEach(identity::deleteUser);
  }

  @Test
  void whatAStandInDoesIsOnEveryRecordInTheOthersPlace() {
    drafted(STAFF);
    String task = task("userTask_approveReport");
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).as("before anybody named the clerk").isEqualTo(404);
    assertThat(name(LEADER, absence(LEADER, CLERK, 0, 3, true, "LDLD-AG.leader")).statusCode()).isEqualTo(201);

    JsonNode work = json(get(CLERK, "/api/worklist"));
    assertThat(work.findValuesAsText("inPlaceOf")).singleElement().asString().contains("Lãnh đạo");
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).isEqualTo(200);
    assertThat(send(CLERK, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + CLERK + "\"}").statusCode()).isEqualTo(204);
    assertThat(complete(CLERK, task, "APPROVE").statusCode()).isEqualTo(204);

    Acts.Act act = acts.of(report.subject()).get(1);
    assertThat(act.actor()).isEqualTo(CLERK);
    assertThat(act.inPlaceOf()).isEqualTo(LEADER);
    assertThat(json(get(LEADER, "/api/handed-in/history?subject=" + report.subject())).findValuesAsText("actorName").get(1))
        .matches("Văn thư .* thay Lãnh đạo .*");
    for (String reader : List.of(CLERK, LEADER)) {
      assertThat(json(get(reader, "/api/handed-in")).at("/items/0/by").asText()).as(reader).contains(" thay ");
    }
    assertThat(jdbc.sql("select action from audit_entry where actor = ? and in_place_of = ? order by id").params(CLERK, LEADER).query(String.class).list())
        .contains("TASK.CLAIM", "TASK.COMPLETE");
    assertThat(jdbc.sql("select detail from audit_entry where action = 'ABSENCE.CREATE' and actor = ? order by id desc").param(LEADER).query(String.class)
        .list().get(0)).contains(CLERK, "10/11/2026", "13/11/2026", "LDLD-AG.leader");
  }

  @Test
  void itBeginsAndEndsByTheClockAlone() {
    drafted(STAFF);
    String task = task("userTask_approveReport");
    assertThat(name(LEADER, absence(LEADER, CLERK, 1, 3, true, "LDLD-AG.leader")).statusCode()).isEqualTo(201);
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).as("the day before").isEqualTo(404);
    assertThat(get(CLERK, "/engine-rest/task/" + task).statusCode()).isNotEqualTo(200);
    office.itIs(TODAY.plusDays(3).atTime(23, 59));
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).as("the last minute").isEqualTo(200);
    assertThat(get(CLERK, "/engine-rest/task/" + task).statusCode()).isEqualTo(200);
    send(CLERK, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + CLERK + "\"}");
    office.itIs(TODAY.plusDays(4).atStartOfDay());
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).as("the first moment after").isEqualTo(404);
    assertThat(complete(CLERK, task, "APPROVE").statusCode()).isEqualTo(404);
    assertThat(send(CLERK, "POST", "/engine-rest/task/" + task + "/complete", "{}").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(json(get(CLERK, "/api/worklist")).findValuesAsText("taskId")).isEmpty();
    ends.releaseWhatIsOver();
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).as("nobody holds it any more").isNull();
    assertThat(complete(LEADER, task, "APPROVE").statusCode()).isEqualTo(204);
  }

  @Test
  void mailsAboutTheWorkReachTheStandInToo() {
    User clerk = identity.createUserQuery().userId(CLERK).singleResult();
    clerk.setEmail("vt@congdoan.local");
    identity.saveUser(clerk);
    try {
      assertThat(accounts.withMail("LDLD-AG.leader")).isEmpty();
      assertThat(name(LEADER, absence(LEADER, CLERK, 0, 3, true, "LDLD-AG.leader")).statusCode()).isEqualTo(201);
      assertThat(accounts.withMail("LDLD-AG.leader")).singleElement().extracting(Accounts.Person::userId).isEqualTo(CLERK);
      office.itIs(TODAY.plusDays(4).atStartOfDay());
      assertThat(accounts.withMail("LDLD-AG.leader")).as("after the last day").isEmpty();
    } finally {
      clerk = identity.createUserQuery().userId(CLERK).singleResult();
      clerk.setEmail(null);
      identity.saveUser(clerk);
    }
  }

  @Test
  void itEndsByHandAndWhatWasTakenOverIsGivenBack() {
    drafted(STAFF);
    String task = task("userTask_approveReport");
    long id = json(name(LEADER, absence(LEADER, CLERK, 0, 3, true, "LDLD-AG.leader"))).get("id").asLong();
    send(CLERK, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + CLERK + "\"}");
    assertThat(send("tg.staff", "DELETE", "/api/absences/" + id, null).statusCode()).as("somebody of another unit").isEqualTo(404);
    assertThat(send(LEADER, "DELETE", "/api/absences/" + id, null).statusCode()).isEqualTo(204);
    assertThat(send(LEADER, "DELETE", "/api/absences/" + id, null).statusCode()).as("once more").isEqualTo(409);
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).isEqualTo(404);
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    assertThat(json(get(LEADER, "/api/absences")).at("/0/state").asText()).isEqualTo("ENDED");
  }

  @Test
  void nothingIsPassedOn() {
    drafted(STAFF);
    String task = task("userTask_approveReport");
    name(LEADER, absence(LEADER, CLERK, 0, 3, true, "LDLD-AG.leader"));
    assertThat(fields(name(CLERK, absence(CLERK, STAFF, 0, 3, true, "LDLD-AG.leader")))).as("what was lent").containsExactly("groups");
    assertThat(name(CLERK, absence(LEADER, STAFF, 0, 3, true, "LDLD-AG.leader")).statusCode()).as("as if the leader's own").isEqualTo(403);
    String third = joins("ag.ba", "LDLD-AG.staff");
    assertThat(name(CLERK, absence(CLERK, third, 0, 3, true, "LDLD-AG.clerk")).statusCode()).as("the own work can be lent").isEqualTo(201);
    assertThat(get(third, "/api/tasks/" + task).statusCode()).as("A to B to C gives C nothing of A's").isEqualTo(404);
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverDraftedDoesNotDecideInAnothersPlace() {
    name(LEADER, absence(LEADER, STAFF, 0, 3, true, "LDLD-AG.leader"));
    drafted(STAFF);
    HttpResponse<String> own = complete(STAFF, task("userTask_approveReport"), "APPROVE");
    assertThat(own.statusCode()).as("the own draft").isEqualTo(403);
  }

  @Test
  void nobodyDecidesInThePlaceOfWhoeverDrafted() {
    String both = joins("ag.bon", "LDLD-AG.staff", "LDLD-AG.leader");
    drafted(both);
    name(LEADER, absence(both, CLERK, 0, 3, true, "LDLD-AG.leader", "LDLD-AG.staff"));
    HttpResponse<String> answer = complete(CLERK, task("userTask_approveReport"), "APPROVE");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("detail").asText()).contains("vắng mặt");
  }

  @Test
  void bothCountAsTheDrafter() {
    String both = joins("ag.nam", "LDLD-AG.staff", "LDLD-AG.leader");
    name(LEADER, absence(both, CLERK, 0, 3, true, "LDLD-AG.staff"));
    drafted(CLERK);
    assertThat(acts.of(report.subject()).get(0).inPlaceOf()).isEqualTo(both);
    assertThat(complete(both, task("userTask_approveReport"), "APPROVE").statusCode()).as("drafted in the own place").isEqualTo(403);
    assertThat(complete(LEADER, task("userTask_approveReport"), "APPROVE").statusCode()).isEqualTo(204);
  }

  @Test
  void onlyTheKindsOfWorkThatWereLent() {
    drafted(STAFF);
    String task = task("userTask_approveReport");
    Map<String, Object> preparing = absence(LEADER, CLERK, 0, 3, false, "LDLD-AG.leader");
    assertThat(name(LEADER, preparing).statusCode()).as("no paper is needed for drafts").isEqualTo(201);
    assertThat(get(CLERK, "/api/tasks/" + task).statusCode()).isEqualTo(403);
    assertThat(send(CLERK, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + CLERK + "\"}").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(send(CLERK, "POST", "/engine-rest/task/" + task + "/complete", "{\"variables\":{\"decision\":{\"value\":\"APPROVE\"}}}").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(json(get(CLERK, "/api/worklist")).findValuesAsText("taskId")).isEmpty();
    assertThat(office.task(AN_GIANG, "userTask_approveReport").getAssignee()).isNull();
  }

  @Test
  void aPlanIsNotStartedInAnothersPlace() {
    String third = joins("vp.ba", "VPDD.clerk");
    assertThat(name("vpdd.staff", absence("vpdd.staff", third, 0, 3, true, "VPDD.staff")).statusCode()).isEqualTo(201);
    assertThat(send(third, "POST", "/api/plans/" + Office.PLAN + "/start", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void whoMayNameWhomAndForWhat() {
    assertThat(name(STAFF, absence(LEADER, CLERK, 0, 3, true, "LDLD-AG.leader")).statusCode()).as("staff for their leader").isEqualTo(403);
    assertThat(name("tg.leader", absence(STAFF, CLERK, 0, 3, true, "LDLD-AG.staff")).statusCode()).as("the leader of another unit").isEqualTo(403);
    assertThat(name("admin", absence(STAFF, CLERK, 0, 3, true, "LDLD-AG.staff")).statusCode()).as("an administrator").isEqualTo(403);
    assertThat(name(null, absence(STAFF, CLERK, 0, 3, true, "LDLD-AG.staff")).statusCode()).as("nobody").isBetween(401, 403);
    assertThat(fields(name(LEADER, absence(LEADER, "tg.staff", 0, 3, true, "LDLD-AG.leader")))).as("of another unit").containsExactly("standIn");
    assertThat(fields(name("vpdd.leader", absence("vpdd.leader", "dct.leader", 0, 3, true, "VPDD.leader")))).as("of a unit that is not above it")
        .containsExactly("standIn");
    assertThat(fields(name(LEADER, absence(LEADER, LEADER, 0, 3, true, "LDLD-AG.leader")))).as("oneself").containsExactly("standIn");
    assertThat(fields(name(LEADER, absence(LEADER, "nobody", 0, 3, true, "LDLD-AG.leader")))).as("no account").containsExactly("standIn");
    assertThat(fields(name(LEADER, absence(LEADER, CLERK, 0, 3, true, "camunda-admin")))).as("a role of the system").containsExactly("groups");
    assertThat(fields(name("admin", absence("admin", CLERK, 0, 3, true, "camunda-admin")))).as("even one's own").contains("groups");
    assertThat(fields(name(LEADER, absence(LEADER, CLERK, -1, 3, true, "LDLD-AG.leader")))).as("begun yesterday").containsExactly("fromOn");
    assertThat(fields(name(LEADER, absence(LEADER, CLERK, 3, 2, true, "LDLD-AG.leader")))).as("ends before it begins").containsExactly("toOn");
    assertThat(fields(name(LEADER, absence(LEADER, CLERK, 0, 181, true, "LDLD-AG.leader")))).as("without limit").containsExactly("toOn");
    Map<String, Object> noPaper = absence(LEADER, CLERK, 0, 3, true, "LDLD-AG.leader");
    noPaper.remove("basis");
    assertThat(fields(name(LEADER, noPaper))).as("not in writing").containsExactly("basis");
    Map<String, Object> nothing = absence(LEADER, CLERK, 0, 3, false, "LDLD-AG.leader");
    nothing.put("prepares", false);
    assertThat(fields(name(LEADER, nothing))).as("no kind of work").containsExactly("prepares");
    assertThat(fields(name(LEADER, Map.of()))).as("nothing typed").contains("fromOn", "toOn");

    assertThat(name(LEADER, absence(STAFF, CLERK, 0, 3, true, "LDLD-AG.staff")).statusCode()).as("the leader for the staff").isEqualTo(201);
    assertThat(fields(name(STAFF, absence(STAFF, CLERK, 2, 9, true, "LDLD-AG.staff")))).as("twice at the same time").containsExactly("fromOn");
    assertThat(fields(name(LEADER, absence(LEADER, STAFF, 2, 9, true, "LDLD-AG.leader")))).as("by somebody who is away").containsExactly("standIn");
    assertThat(name("dct.leader", absence(LEADER, "dct.staff", 0, 3, true, "LDLD-AG.leader")).statusCode()).as("the superior, of the superior unit")
        .isEqualTo(201);
    assertThat(json(get("dct.staff", "/api/absences")).findValuesAsText("absent")).containsExactly(LEADER);
    assertThat(json(get("tg.staff", "/api/absences"))).isEmpty();
  }

  @Test
  void aDeskWithNobodyIsToldToTheSuperiorAndToAdministratorsBeforeItMatters() {
    emptyDesks.check();
    assertThat(told("admin")).doesNotContain("LDLD-AG.staff");
    Map<String, Object> away = new LinkedHashMap<>(Map.of("fromOn", TODAY.plusDays(3).toString(), "toOn", TODAY.plusDays(20).toString()));
    assertThat(name(STAFF, away).statusCode()).isEqualTo(201);
    for (String reader : List.of("admin", "dct.leader", LEADER)) assertThat(told(reader)).as(reader).contains("LDLD-AG.staff");
    for (String reader : List.of("vpdd.leader", "tg.staff", STAFF)) assertThat(told(reader)).as(reader).isEmpty();
    JsonNode desk = json(get("dct.leader", "/api/absences/empty-desks")).get(0);
    assertThat(desk.get("emptyFrom").asText()).isEqualTo("2026-11-13");
    assertThat(desk.get("now").asBoolean()).isFalse();
    assertThat(desk.get("openItems").asInt()).isEqualTo(1);
    name(LEADER, absence(STAFF, CLERK, 3, 20, true, "LDLD-AG.staff"));
    assertThat(told("dct.leader")).as("somebody stands in").isEmpty();
    office.itIs(TODAY.plusDays(1));
    jdbc.sql("delete from absence_group").update();
    jdbc.sql("delete from absence").update();
    emptyDesks.check();
    assertThat(told("admin")).as("back before it began").doesNotContain("LDLD-AG.staff");
  }

  // --- what people do

  private void drafted(String user) {
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    Object[] content = ReportTexts.whole(office.work(STAFF, draft), 1);
    assertThat(send(user, "POST", "/api/tasks/" + draft.getId() + "/completion", write(Map.of("fields", Office.fields(content)))).statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> complete(String user, String task, String decision) {
    Integer version = office.draftVersion(task);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", version);
    body.put("fields", Map.of("decision", decision));
    return send(user, "POST", "/api/tasks/" + task + "/completion", write(body));
  }

  private String task(String step) {
    return office.task(AN_GIANG, step).getId();
  }

  private HttpResponse<String> get(String user, String path) {
    return send(user, "GET", path, null);
  }

  private HttpResponse<String> name(String user, Map<String, Object> absence) {
    return send(user, "POST", "/api/absences", write(absence));
  }

  /** Days from today. */
  private static Map<String, Object> absence(String absent, String standIn, int from, int to, boolean decides, String... groups) {
    Map<String, Object> absence = new LinkedHashMap<>();
    absence.put("absent", absent);
    absence.put("standIn", standIn);
    absence.put("fromOn", TODAY.plusDays(from).toString());
    absence.put("toOn", TODAY.plusDays(to).toString());
    absence.put("groups", List.of(groups));
    absence.put("prepares", true);
    absence.put("decides", decides);
    if (decides) absence.put("basis", "Số 12/UQ-LĐLĐ ngày 09/11/2026");
    return absence;
  }

  private List<String> told(String user) {
    return json(get(user, "/api/absences/empty-desks")).findValuesAsText("group");
  }

  private static List<String> fields(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    return json(refused).get("errors").findValuesAsText("field").stream().distinct().toList();
  }

  private String joins(String user, String... groups) {
    office.joins(user, List.of(groups));
    joined.add(user);
    return user;
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
