package vn.congdoan.planworkflow.security.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.reporting.Report;

/** Moving a process, its variables and its people from outside: what staff want of their own task, and administrators of any. */
class ClosedDoorsAttackTest extends AttackTest {

  private static final List<String> EVERYBODY = List.of("ldld-ag.staff", "ldld-ag.leader", "vpdd.staff", "modeler", "supervisor", "admin");

  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private HistoryService history;

  private String draft;
  private String instance;
  private String definition;

  @BeforeEach
  void ids() {
    draft = task(DRAFT).getId();
    instance = task(DRAFT).getProcessInstanceId();
    definition = task(DRAFT).getProcessDefinitionId();
  }

  @Test
  @DisplayName("mass assignment: a completion that brings another report's id, or any variable that no form has → 422 with its name, nothing changed")
  void unknownVariables() {
    long other = reports.find(period.id(), "LDLD-DNA").orElseThrow().id();
    Map<String, Object> foreign = Map.of("variables", Map.of("reportId", Map.of("value", other, "type", "Long"), "x", Map.of("value", "1")));
    for (String path : List.of("/complete", "/submit-form", "/resolve")) {
      var answer = engine("ldld-ag.staff", "POST", "/task/" + draft + path, foreign);
      assertRefused(answer, 422);
      assertThat(json(answer).get("errors").findValuesAsText("field")).containsExactly("reportId", "x");
      assertRefused(tasklist("ldld-ag.staff", "POST", "/task/" + draft + path, foreign), 422);
    }
    assertThat(runtime.getVariable(instance, "reportId")).isEqualTo(report().id());
    assertThat(task(DRAFT).getId()).isEqualTo(draft);
  }

  @Test
  @DisplayName("a decision handed to a step that decides nothing, for the gateway behind it → 422, nothing left lying")
  void aDecisionWhereNoneIsAsked() {
    assertThat(send("ldld-ag.staff", "PUT", "/api/tasks/" + draft + "/draft", write(Map.of("fields", fields(content())))).statusCode()).isEqualTo(200);
    var answer = engine("ldld-ag.staff", "POST", "/task/" + draft + "/complete", variables("decision", "APPROVE"));
    assertRefused(answer, 422);
    assertThat(json(answer).get("errors").findValuesAsText("field")).containsExactly("decision");
    assertThat(task(DRAFT).getId()).isEqualTo(draft);
    Object[] smuggled = java.util.stream.Stream.concat(java.util.Arrays.stream(content()), java.util.stream.Stream.of("decision", "APPROVE")).toArray();
    send("ldld-ag.staff", "PUT", "/api/tasks/" + draft + "/draft", write(Map.of("version", 1, "fields", fields(smuggled))));
    assertThat(engine("ldld-ag.staff", "POST", "/task/" + draft + "/complete", Map.of()).statusCode()).isEqualTo(204);
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("decision").list())
        .as("a decision that lay in the draft of a step without one").allMatch(variable -> variable.getValue() == null);
    assertThat(task(APPROVE)).isNotNull();
  }

  @Test
  @DisplayName("a variable that is no text → 422")
  void aDecisionThatIsNoText() {
    assertRefused(engine("ldld-ag.staff", "POST", "/task/" + draft + "/complete",
        Map.of("variables", Map.of("decision", Map.of("value", true, "type", "Boolean")))), 422);
  }

  @Test
  @DisplayName("variables set on instance, execution and task, one by one, many at once and as a batch → refused to everybody, administrators too")
  void variablesFromOutside() {
    String execution = task(DRAFT).getExecutionId();
    Map<String, Object> value = Map.of("value", "APPROVE", "type", "String");
    Map<String, Object> many = Map.of("modifications", Map.of("decision", value), "deletions", List.of("reportId"));
    for (String user : EVERYBODY) {
      for (String path : List.of("/process-instance/" + instance + "/variables", "/execution/" + execution + "/localVariables",
          "/task/" + draft + "/variables", "/task/" + draft + "/localVariables")) {
        assertRefused(engine(user, "PUT", path + "/decision", value), 403, 404, 500);
        assertRefused(engine(user, "DELETE", path + "/reportId", null), 403, 404, 500);
        assertRefused(engine(user, "POST", path, many), 403, 404, 500);
      }
      assertRefused(engine(user, "POST", "/process-instance/variables-async",
          Map.of("processInstanceIds", List.of(instance), "variables", Map.of("decision", value))), 403);
    }
    assertRefused(engine("admin", "PUT", "/process-instance/" + instance + "/variables/decision", value), 403);
    assertThat(runtime.getVariable(instance, "reportId")).isEqualTo(report().id());
    assertThat(runtime.getVariable(instance, "decision")).isNull();
    assertThat(management.createBatchQuery().count()).isZero();
  }

  @Test
  @DisplayName("messages, signals, errors and escalations from outside → refused to everybody")
  void messagesFromOutside() {
    for (String user : EVERYBODY) {
      assertRefused(engine(user, "POST", "/message", Map.of("messageName", "reporting.reportDeadlinePassed", "businessKey", KEY)), 403);
      assertRefused(engine(user, "POST", "/message", Map.of("messageName", "reporting.reportDeadlinePassed", "all", true)), 403);
      assertRefused(engine(user, "POST", "/process-instance/message-async",
          Map.of("messageName", "reporting.reportDeadlinePassed", "processInstanceIds", List.of(instance))), 403);
      assertRefused(engine(user, "POST", "/signal", Map.of("name", "x")), 403);
      assertRefused(engine(user, "POST", "/execution/" + task(DRAFT).getExecutionId() + "/signal", Map.of()), 403);
      assertRefused(engine(user, "POST", "/execution/" + instance + "/messageSubscriptions/reporting.reportDeadlinePassed/trigger", Map.of()), 403);
      assertRefused(engine(user, "POST", "/task/" + draft + "/bpmnError", Map.of("errorCode", "x")), 403);
      assertRefused(engine(user, "POST", "/task/" + draft + "/bpmnEscalation", Map.of("escalationCode", "x")), 403);
      assertRefused(engine(user, "POST", "/condition", Map.of("variables", Map.of())), 403);
    }
  }

  @Test
  @DisplayName("tokens moved past the approval: modification, as a batch, restart, migration to another step → refused to everybody")
  void tokensFromOutside() {
    List<Map<String, String>> skip = List.of(Map.of("type", "cancel", "activityId", DRAFT), Map.of("type", "startBeforeActivity", "activityId", ACCEPT));
    for (String user : EVERYBODY) {
      assertRefused(engine(user, "POST", "/process-instance/" + instance + "/modification", Map.of("instructions", skip)), 403, 404);
      assertRefused(engine(user, "POST", "/process-instance/" + instance + "/modification-async", Map.of("instructions", skip)), 403, 404);
      for (String path : List.of("/modification/execute", "/modification/executeAsync")) {
        assertRefused(engine(user, "POST", path,
            Map.of("processDefinitionId", definition, "instructions", skip, "processInstanceIds", List.of(instance))), 403);
      }
      for (String path : List.of("/restart", "/restart-async")) {
        assertRefused(engine(user, "POST", "/process-definition/" + definition + path,
            Map.of("processInstanceIds", List.of(instance), "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", ACCEPT)))), 403);
      }
    }
    assertRefused(engine("admin", "POST", "/migration/execute", Map.of("migrationPlan", Map.of("sourceProcessDefinitionId", definition,
        "targetProcessDefinitionId", definition, "instructions", List.of(Map.of("sourceActivityIds", List.of(DRAFT), "targetActivityIds", List.of(APPROVE)))),
        "processInstanceIds", List.of(instance))), 403);
    assertThat(office.openSteps(KEY)).containsExactly(DRAFT);
    assertThat(report().stage()).isEqualTo(Report.Stage.NOT_STARTED);
  }

  @Test
  @DisplayName("a process started past our own checks, with a forged business key, a year that no plan has, or a report's id → refused to everybody")
  void startsFromOutside() {
    String plans = repository.createProcessDefinitionQuery().processDefinitionKey("plan-implementation").latestVersion().singleResult().getId();
    Map<String, Object> forged = Map.of("businessKey", "45-KH-DDTLD", "variables", Map.of("planCode", Map.of("value", "45-KH-DDTLD")));
    for (String user : EVERYBODY) {
      for (String path : List.of("/process-definition/key/plan-implementation/start", "/process-definition/" + plans + "/submit-form",
          "/process-definition/" + plans + "/start")) {
        assertRefused(engine(user, "POST", path, forged), 403);
      }
      assertRefused(engine(user, "POST", "/process-definition/key/annual-cycle/submit-form", Map.of("businessKey", "45-KH-DDTLD/3000", "variables",
          Map.of("planCode", Map.of("value", "45-KH-DDTLD"), "year", Map.of("value", 3000, "type", "Integer")))), 403);
      assertRefused(engine(user, "POST", "/process-definition/key/annual-report/start", Map.of("businessKey", KEY, "variables",
          Map.of("reportId", Map.of("value", report().id(), "type", "Long")), "startInstructions",
          List.of(Map.of("type", "startBeforeActivity", "activityId", ACCEPT)))), 403);
      assertRefused(engine(user, "POST", "/task/create", Map.of("id", "forged", "name", "Duyệt báo cáo", "assignee", user)), 403);
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    assertRefused(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":3000}"), 409, 422);
    assertRefused(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":" + YEAR + "}"), 409);
    assertRefused(send("admin", "POST", "/api/plans/45-KH-DDTLD/start", "{}"), 403);
  }

  @Test
  @DisplayName("an assignee hands a task on or delegates it → 403; an account deletes itself, a modeler takes a deployment back → 403")
  void rightsThatNobodyNeeds() {
    assertThat(engine("ldld-ag.staff", "POST", "/task/" + draft + "/claim", Map.of("userId", "ldld-ag.staff")).statusCode()).isEqualTo(204);
    assertRefused(engine("ldld-ag.staff", "POST", "/task/" + draft + "/delegate", Map.of("userId", "ldld-ag.leader")), 403);
    assertRefused(engine("ldld-ag.staff", "POST", "/task/" + draft + "/assignee", Map.of("userId", "ldld-ag.leader")), 403);
    assertRefused(engine("ldld-ag.staff", "PUT", "/task/" + draft, Map.of("name", "x")), 403);
    assertRefused(engine("ldld-ag.clerk", "DELETE", "/user/ldld-ag.clerk", null), 403);
    String deployment = repository.getProcessDefinition(definition).getDeploymentId();
    assertRefused(engine("modeler", "DELETE", "/deployment/" + deployment + "?cascade=true", null), 403);
    assertThat(identity.createUserQuery().userId("ldld-ag.clerk").count()).isEqualTo(1);
    assertThat(task(DRAFT).getId()).isEqualTo(draft);
  }

  private static Map<String, Object> fields(Object[] namesAndValues) {
    return vn.congdoan.planworkflow.testing.Office.fields(namesAndValues);
  }
}
