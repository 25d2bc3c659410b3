package vn.congdoan.planworkflow.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** What no deployment check sees any more: old versions, filters, variables and attachments are held to the same rules while they run. */
class RunningGuardTest extends ServerTest {

  private static final String AN_GIANG = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private ProcessEngine engine;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlanYear year;

  @ParameterizedTest
  @ValueSource(strings = {"''.getClass()", "''['class']", "planCode.class", "dataSource.toString()", "planOffices.getClass()", "planOffices.class",
      "planCode.concat('x')", "execution.processEngineServices", "execution.setVariable('a', 1)", "execution.id", "environment.activeProfiles",
      "systemProperties['java.home']", "planOffices.leading(planCode).toString()", "dateTime().toDate()"})
  void anOldVersionThatTheCheckNeverSawReachesNothing(String expression) {
    assertReachesNothing(ForeignCode.good().replace("planOffices.leading(planCode)", expression), "không được dùng", "Cannot resolve identifier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"camunda:class='vn.congdoan.planworkflow.engine.guard.RunningGuardTest$Intruder'", "camunda:type='shell'", "camunda:type='mail'",
      "camunda:delegateExpression='${dataSource}'"})
  void anOldVersionRunsNoOtherCode(String implementation) {
    assertReachesNothing(ForeignCode.node("<bpmn:serviceTask id='serviceTask_x' " + implementation + "><bpmn:extensionElements>"
        + "<camunda:field name='command' stringValue='true'/><camunda:field name='to' stringValue='a@example.com'/>"
        + "<camunda:field name='text' stringValue='a'/></bpmn:extensionElements></bpmn:serviceTask>"), "không được", "Cannot resolve identifier", "Cannot load class");
    assertThat(Intruder.ran).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "feel", "groovy", "javascript"})
  void anOldVersionRunsNoScript(String language) {
    assertReachesNothing(ForeignCode.node("<bpmn:scriptTask id='serviceTask_x' scriptFormat='" + language + "'><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
        "mã lệnh");
  }

  /** Code that somebody put on the classpath. */
  public static class Intruder implements JavaDelegate {

    private static boolean ran;

    @Override
    public void execute(DelegateExecution execution) {
      ran = true;
    }
  }

  /** Puts another model behind a deployment that passed the check, as if it had been deployed before there was one. */
  private void assertReachesNothing(String model, String... says) {
    String deployment = repository.createDeployment().addString("good.bpmn", ForeignCode.good()).deploy().getId();
    try {
      assertThat(start()).as("before it is replaced").isEqualTo("VPDD");
      assertThat(jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?").params(model.getBytes(StandardCharsets.UTF_8), deployment)
          .update()).isEqualTo(1);
      ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().discardProcessDefinitionCache();

      assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class)
          .satisfies(failure -> assertThat(failure.getMessage() + failure.getCause()).containsAnyOf(says));
      assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(ForeignCode.PROCESS).count()).isZero();
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  private Object start() {
    return runtime.createProcessInstanceByKey(ForeignCode.PROCESS).setVariable("planCode", Office.PLAN).executeWithVariablesInReturn().getVariables().get("x");
  }

  @Test
  void aVariableDoesNotTakeThePlaceOfABean() {
    String deployment = repository.createDeployment().addString("good.bpmn", ForeignCode.good()).deploy().getId();
    try {
      Object leading = runtime.createProcessInstanceByKey(ForeignCode.PROCESS).setVariable("planCode", Office.PLAN).setVariable("planOffices", "một bản khác")
          .executeWithVariablesInReturn().getVariables().get("x");
      assertThat(leading).isEqualTo("VPDD");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"${''.getClass()}", "${currentUser().getClass()}", "${dataSource.toString()}", "#{currentUser()}", "${currentUser()} ", "${now()}"})
  void aFilterCarriesNoOtherExpression(String expression) throws Exception {
    long before = filters.createFilterQuery().count();
    String filter = JSON.writeValueAsString(Map.of("resourceType", "Task", "name", "lạ", "properties", Map.of(), "query", Map.of("assigneeExpression", expression)));
    String inner = JSON.writeValueAsString(Map.of("resourceType", "Task", "name", "lạ", "properties", Map.of(),
        "query", Map.of("orQueries", List.of(Map.of("taskCandidateGroupInExpression", expression, "candidateGroupsExpression", expression)))));
    for (String body : new String[] {filter, inner}) {
      HttpResponse<String> refused = send("admin", "POST", "/engine-rest/filter/create", body);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      assertThat(json(refused).get("message").asText()).startsWith("Bộ lọc không được dùng biểu thức");
    }
    Filter known = filters.createTaskFilterQuery().filterName("Việc của tôi").singleResult();
    assertThat(send("admin", "PUT", "/engine-rest/filter/" + known.getId(), filter).statusCode()).isEqualTo(422);
    assertThatThrownBy(() -> filters.saveFilter(filters.newTaskFilter("lạ").setQuery(tasks.createTaskQuery().taskAssigneeExpression(expression))))
        .isInstanceOf(Refused.class);

    assertThat(filters.createFilterQuery().count()).isEqualTo(before);
    assertThat(filters.getFilter(known.getId()).getName()).isEqualTo("Việc của tôi");
  }

  @Test
  void aFilterForTheCurrentUserIsKept() {
    HttpResponse<String> kept = send("admin", "POST", "/engine-rest/filter/create",
        "{\"resourceType\":\"Task\",\"name\":\"của tôi\",\"properties\":{},\"query\":{\"assigneeExpression\":\"${currentUser()}\"}}");
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    filters.deleteFilter(json(kept).get("id").asText());
  }

  @Test
  void nobodyAsksWithAnExpressionOfTheMoment() {
    assertThat(send("admin", "POST", "/engine-rest/task", "{\"assigneeExpression\":\"${currentUser()}\"}").statusCode()).isGreaterThanOrEqualTo(400);
    String known = filters.createTaskFilterQuery().filterName("Việc của tôi").singleResult().getId();
    assertThat(send("admin", "POST", "/engine-rest/filter/" + known + "/list", "{\"ownerExpression\":\"${''.getClass()}\"}").statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void filesStayOutOfTheEngine() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    String instance = draft.getProcessInstanceId();
    String file = "{\"value\":\"PGh0bWw+\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a.html\",\"mimeType\":\"text/html\"}}";
    String bytes = "{\"value\":\"PGh0bWw+\",\"type\":\"Bytes\"}";
    for (String value : new String[] {file, bytes}) {
      assertClosed(send("admin", "PUT", "/engine-rest/process-instance/" + instance + "/variables/x", value));
      assertClosed(send("admin", "PUT", "/engine-rest/task/" + draft.getId() + "/localVariables/x", value));
      assertClosed(send("admin", "POST", "/engine-rest/process-instance/" + instance + "/variables", "{\"modifications\":{\"x\":" + value + "}}"));
      assertClosed(send("vpdd.staff", "POST", "/engine-rest/process-definition/key/annual-cycle/start", "{\"variables\":{\"x\":" + value + "}}"));
    }
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.html\"\r\nContent-Type: text/html\r\n\r\n<html>\r\n%s--b--\r\n";
    String type = "--b\r\nContent-Disposition: form-data; name=\"valueType\"\r\nContent-Type: text/plain\r\n\r\nFile\r\n";
    assertClosed(multipart("/engine-rest/process-instance/" + instance + "/variables/x/data", part.formatted("data", type)));
    assertNoFile(multipart("/engine-rest/task/" + draft.getId() + "/attachment/create", part.formatted("content",
        "--b\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\na.html\r\n")));
    assertThatThrownBy(() -> runtime.setVariable(instance, "x", Variables.byteArrayValue(new byte[] {1})))
        .satisfies(failure -> assertThat(UserTasks.refusalIn((RuntimeException) failure)).isInstanceOf(Refused.class));
    assertThatThrownBy(() -> runtime.setVariable(instance, "x", new byte[] {1}))
        .satisfies(failure -> assertThat(UserTasks.refusalIn((RuntimeException) failure)).isInstanceOf(Refused.class));

    assertThat(runtime.getVariables(instance)).doesNotContainKey("x");
    assertThat(tasks.getTaskAttachments(draft.getId())).isEmpty();
  }

  @Test
  void javaObjectsDoNotComeIn() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    String instance = office.task(AN_GIANG, "userTask_draftReport").getProcessInstanceId();

    HttpResponse<String> refused = send("admin", "PUT", "/engine-rest/process-instance/" + instance + "/variables/x",
        "{\"value\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
            + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}");

    assertClosed(refused);
    assertThatThrownBy(() -> runtime.setVariable(instance, "x", Variables.serializedObjectValue("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==")
        .objectTypeName("java.util.HashMap").serializationDataFormat(Variables.SerializationDataFormats.JAVA).create()))
        .hasMessageContaining("Java serialization format is prohibited");
    assertThat(runtime.getVariables(instance)).doesNotContainKey("x");
  }

  @Test
  void theEngineIsSetSoThatNoDoorIsLeft() {
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThat(new ScriptEngineManager().getEngineFactories()).as("script engines on the classpath beside those of the engine itself, which it is not given")
        .allSatisfy(factory -> assertThat(factory.getClass().getPackageName()).startsWith("org.camunda."));
    for (String language : new String[] {"juel", "feel", "groovy", "javascript"}) {
      assertThatThrownBy(() -> configuration.getScriptEngineResolver().getScriptEngine(language, true)).isInstanceOf(Refused.class);
    }
    assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(configuration.isEnableXxeProcessing()).isFalse();
    assertThat(configuration.isEnableFetchScriptEngineFromProcessApplication()).isFalse();
    assertThat(configuration.isEnableScriptEngineLoadExternalResources()).isFalse();
    assertThat(configuration.isConfigureScriptEngineHostAccess()).isFalse();
  }

  private HttpResponse<String> multipart(String path, String body) {
    return send("admin", "congdoan", "POST", path, HttpRequest.BodyPublishers.ofString(body), "multipart/form-data; boundary=b");
  }

  /** Variables are closed whatever they hold; what they may hold is checked again where the engine itself takes them in. */
  private static void assertClosed(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isEqualTo(403);
    assertThat(json(response).get("message").asText()).contains("không đặt được từ bên ngoài");
  }

  private static void assertNoFile(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isEqualTo(422);
    assertThat(json(response).get("message").asText()).startsWith("Không lưu tệp trong biến");
  }
}
