package vn.congdoan.planworkflow.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.statistics.Statistics;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/**
 * Whatever anybody tries in whatever order, over our interface or the engine's: no report is approved by its drafter or without the role, none is
 * accepted without having been approved, nothing is decided twice (domain rules 1, 2 and 6).
 */
class DecisionIntegrityTest extends ServerTest {

  private static final String KEY = PlanYear.key(2026) + "/LDLD-AG";

  /** Who tries, with the groups that count; some sit at several desks, as people do. */
  private static final Map<String, Set<String>> PEOPLE = people();
  private static final List<String> NAMES = List.copyOf(PEOPLE.keySet());
  private static final List<String> DECISIONS = List.of("APPROVE", "APPROVE", "RETURN", "REJECT", "");

  /** What is tried; legal moves stand several times, so that sequences get somewhere. */
  private enum Move {
    COMPLETE_OURS, COMPLETE_OURS_2, COMPLETE_OURS_3, COMPLETE_ENGINE, COMPLETE_ENGINE_2, SUBMIT_FORM, DRAFT_THEN_BARE, CLAIM, CLAIM_FOR_ANOTHER, UNCLAIM,
    DELEGATE, RESOLVE, ASSIGN, SET_DECISION, SET_REPORT, FOREIGN_VARIABLE, MODIFY, MESSAGE, OPEN_TO_A_GROUP, BPMN_ERROR, RESTART
  }

  /** One try, as numbers that are read against whatever is there by then. */
  record Try(int actor, int move, int other, int decision) {

    @Override
    public String toString() {
      return "%s %s %s %s".formatted(NAMES.get(actor), Move.values()[move], NAMES.get(other), DECISIONS.get(decision));
    }
  }

  @Autowired private PlanYear plan;
  @Autowired private Plans plans;
  @Autowired private Reports reports;
  @Autowired private Acts acts;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;

  private final DecisionRecord record = new DecisionRecord(PEOPLE, "LDLD-AG", "VPTLD");
  private Map<String, Object> content;

  @BeforeProperty
  void everybodyComes() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
    office.clear();
    PEOPLE.forEach((name, groups) -> {
      if (identity.createUserQuery().userId(name).count() > 0) return;
      office.joins(name, groups);
    });
    content = whole();
  }

  @AfterProperty
  void everybodyLeaves() {
    PEOPLE.keySet().stream().filter(name -> name.endsWith(".many")).forEach(identity::deleteUser);
    office.clear();
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    return Combinators.combine(below(NAMES.size()), below(Move.values().length), below(NAMES.size()), below(DECISIONS.size())).as(Try::new)
        .list().ofMinSize(4).ofMaxSize(24);
  }

  @Property(tries = 40, seed = "20261122", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void noReportIsEverDecidedWrongly(@ForAll("tries") List<Try> tries) {
    office.clear();
    office.itIs(LocalDate.of(2026, 10, 5));
    Period period = plan.withUnits(2026, "LDLD-AG", "LDLD-DNA");
    long id = plan.running(period, "LDLD-AG").id();
    long foreign = reports.find(period.id(), "LDLD-DNA").orElseThrow().id();
    tries.forEach(each -> attempt(each, foreign));
    Report report = reports.require(id);
    List<Acts.Act> done = acts.of(report.subject());
    assertThat(record.violations(done, report.stage().name())).as("after %s the record is %s", tries, done).isEmpty();
    assertThat(reports.versions(id)).as("every version that was sent was approved").extracting(Reports.Version::sentBy)
        .isEqualTo(done.stream().filter(act -> act.kind() == Acts.Kind.APPROVE && act.step().equals(DecisionRecord.APPROVAL)).map(Acts.Act::actor).toList());
    assertThat(reports.require(foreign).stage()).as("the neighbour's report").isEqualTo(Report.Stage.NOT_STARTED);
    Statistics.label("how far it came").collect(report.stage());
  }

  private void attempt(Try each, long foreign) {
    List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(KEY).list();
    if (open.isEmpty()) return;
    Task task = open.get(0);
    String me = NAMES.get(each.actor());
    String other = NAMES.get(each.other());
    String decision = DECISIONS.get(each.decision());
    String id = task.getId();
    String instance = task.getProcessInstanceId();
    Map<String, Object> decided = Map.of("variables", Map.of("decision", Map.of("value", decision), "reason", Map.of("value", "Lý do")));
    boolean drafting = task.getTaskDefinitionKey().equals("userTask_draftReport");
    switch (Move.values()[each.move()]) {
      case COMPLETE_OURS, COMPLETE_OURS_2, COMPLETE_OURS_3 -> {
        Map<String, Object> fields = new LinkedHashMap<>(drafting ? content : Map.of("decision", decision, "reason", "Lý do"));
        ours(me, "POST", "/api/tasks/" + id + "/completion", fields);
      }
      case COMPLETE_ENGINE, COMPLETE_ENGINE_2 -> engine(me, "POST", "/task/" + id + "/complete", decided);
      case SUBMIT_FORM -> engine(me, "POST", "/task/" + id + "/submit-form", decided);
      case DRAFT_THEN_BARE -> {
        ours(me, "PUT", "/api/tasks/" + id + "/draft", drafting ? content : Map.of("decision", decision, "reason", "Lý do"));
        engine(other, "POST", "/task/" + id + "/complete", Map.of());
      }
      case CLAIM -> engine(me, "POST", "/task/" + id + "/claim", Map.of("userId", me));
      case CLAIM_FOR_ANOTHER -> engine(me, "POST", "/task/" + id + "/claim", Map.of("userId", other));
      case UNCLAIM -> engine(me, "POST", "/task/" + id + "/unclaim", Map.of());
      case DELEGATE -> engine(me, "POST", "/task/" + id + "/delegate", Map.of("userId", other));
      case RESOLVE -> engine(me, "POST", "/task/" + id + "/resolve", decision.isEmpty() ? Map.of() : decided);
      case ASSIGN -> engine(me, "POST", "/task/" + id + "/assignee", Map.of("userId", other));
      case SET_DECISION -> engine(me, "PUT", "/process-instance/" + instance + "/variables/decision", Map.of("value", decision, "type", "String"));
      case SET_REPORT -> engine(me, "PUT", "/task/" + id + "/variables/reportId", Map.of("value", foreign, "type", "Long"));
      case FOREIGN_VARIABLE -> engine(me, "POST", "/task/" + id + "/complete",
          Map.of("variables", Map.of("decision", Map.of("value", decision), "reportId", Map.of("value", foreign, "type", "Long"))));
      case MODIFY -> engine(me, "POST", "/process-instance/" + instance + "/modification", Map.of("instructions", List.of(
          Map.of("type", "cancel", "activityId", task.getTaskDefinitionKey()), Map.of("type", "startBeforeActivity", "activityId", "userTask_acceptReport"))));
      case MESSAGE -> engine(me, "POST", "/message", Map.of("messageName", "reporting.reportDeadlinePassed", "businessKey", KEY));
      case OPEN_TO_A_GROUP -> engine(me, "POST", "/task/" + id + "/identity-links", Map.of("groupId", "LDLD-DNA.staff", "type", "candidate"));
      case BPMN_ERROR -> engine(me, "POST", "/task/" + id + "/bpmnError", Map.of("errorCode", "x", "variables", Map.of()));
      case RESTART -> engine(me, "POST", "/process-definition/" + task.getProcessDefinitionId() + "/restart", Map.of("processInstanceIds", List.of(instance),
          "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_acceptReport"))));
    }
  }

  private void ours(String user, String method, String path, Map<String, Object> fields) {
    Integer version = office.draftVersion(path.split("/")[3]);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", version);
    body.put("fields", fields);
    send(user, method, path, write(body));
  }

  private void engine(String user, String method, String path, Object body) {
    send(user, method, "/engine-rest" + path, write(body));
  }

  private Map<String, Object> whole() {
    Map<String, Object> sections = new LinkedHashMap<>();
    Map<String, Object> figures = new LinkedHashMap<>();
    plans.require(Office.PLAN).contentGroups().forEach(group -> {
      sections.put(group.code(), "Kết quả");
      group.figures().forEach(figure -> figures.put(figure.code(), 1));
    });
    return Map.of("sections", sections, "figures", figures);
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Arbitrary<Integer> below(int end) {
    return Arbitraries.integers().between(0, end - 1).withoutEdgeCases();
  }

  private static Map<String, Set<String>> people() {
    Map<String, Set<String>> people = new LinkedHashMap<>();
    for (String one : List.of("ldld-ag.staff", "ldld-ag.leader", "ldld-ag.clerk", "ldld-dna.leader", "vptld.staff")) people.put(one, Set.of(Office.groupOf(one)));
    people.put("ldld-ag.many", Set.of("LDLD-AG.staff", "LDLD-AG.leader"));
    people.put("vptld.many", Set.of("LDLD-AG.staff", "LDLD-AG.leader", "VPTLD.staff"));
    for (String none : List.of("admin", "modeler")) people.put(none, Set.of());
    return people;
  }
}
