package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/**
 * One unit asks in every way that the engine has for the task of another: list, count, filter, variable, form, history, report, and every act on it.
 * Its own task is found by the same ways, so that none of them finds nothing because it was asked wrongly.
 */
class TaskIsolationTest extends ServerTest {

  private static final String OWNER = "ldld-ag.staff";
  private static final String STRANGER = "ldld-bg.staff";
  private static final String KEY = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanYear year;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;
  @Autowired private AuthorizationService authorizations;
  @Autowired private FormerTaskGrants formerGrants;

  private Task task;

  @BeforeEach
  void twoUnitsHaveAReportToWrite() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    task = office.task(KEY, "userTask_draftReport");
  }

  @Test
  void noListNamesTheTaskOfAnotherUnit() {
    List<String> asked = new ArrayList<>();
    for (String api : List.of("/engine-rest", "/engine-rest/engine/default")) {
      for (String query : List.of("", "taskId=" + task.getId(), "taskIdIn=" + task.getId(), "processInstanceId=" + task.getProcessInstanceId(),
          "processInstanceBusinessKey=" + KEY, "processInstanceBusinessKeyLike=%2FLDLD-AG", "candidateGroup=LDLD-AG.staff&includeAssignedTasks=true",
          "candidateGroups=LDLD-AG.staff,LDLD-BG.staff&includeAssignedTasks=true", "processVariables=unitCode_eq_LDLD-AG",
          "taskVariables=subject_like_%25An%20Giang%25", "taskDefinitionKey=userTask_draftReport&sortBy=created&sortOrder=desc&maxResults=1000",
          "dueAfter=2020-01-01T00%3A00%3A00.000%2B0700&sortBy=dueDate&sortOrder=asc&maxResults=1000", "withCandidateGroups=true",
          "processDefinitionKey=annual-report", "active=true")) {
        asked.add("GET " + api + "/task?" + query);
      }
    }
    for (String body : List.of("{}", "{\"taskId\":\"" + task.getId() + "\"}", "{\"candidateGroups\":[\"LDLD-AG.staff\"],\"includeAssignedTasks\":true,"
        + "\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}", "{\"candidateGroups\":[\"LDLD-AG.staff\",\"LDLD-BG.staff\"],"
        + "\"includeAssignedTasks\":true,\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}",
        "{\"orQueries\":[{\"taskId\":\"" + task.getId() + "\",\"candidateGroup\":\"LDLD-BG.staff\",\"includeAssignedTasks\":true}]}",
        "{\"candidateGroup\":\"LDLD-BG.staff\",\"includeAssignedTasks\":true,\"orQueries\":[{\"taskId\":\"" + task.getId() + "\",\"assignee\":\"x\"}]}",
        "{\"candidateUser\":\"" + OWNER + "\",\"includeAssignedTasks\":true}", "{\"candidateGroupLike\":\"LDLD-%\",\"includeAssignedTasks\":true}",
        "{\"candidateGroups\":[\"LDLD-BG.staff\"],\"candidateGroupLike\":\"LDLD-%\",\"includeAssignedTasks\":true}", "{\"involvedUser\":\"" + OWNER + "\"}")) {
      asked.add("POST /engine-rest/task " + body);
    }
    for (String request : asked) {
      HttpResponse<String> answer = ask(STRANGER, request);
      assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isBetween(200, 499);
      assertThat(answer.body()).as(request).doesNotContain("\"id\":\"" + task.getId()).doesNotContain("An Giang");
    }
    // The same lists show its task to the unit itself, where they ask for what it has.
    assertThat(asked.stream().filter(request -> ask(OWNER, request).body().contains("\"id\":\"" + task.getId())).count()).isGreaterThan(25);
    assertThat(ask(STRANGER, "GET /engine-rest/task").body()).as("its own").contains("userTask_draftReport");
  }

  @Test
  void noCountTellsOfIt() {
    for (String query : List.of("taskId=" + task.getId(), "processInstanceId=" + task.getProcessInstanceId(), "processInstanceBusinessKey=" + KEY,
        "candidateGroup=LDLD-AG.staff&includeAssignedTasks=true", "processVariables=unitCode_eq_LDLD-AG")) {
      assertThat(json(ask(STRANGER, "GET /engine-rest/task/count?" + query)).get("count").asLong()).as(query).isZero();
      assertThat(json(ask(OWNER, "GET /engine-rest/task/count?" + query)).get("count").asLong()).as(query).isEqualTo(1);
    }
    long own = json(ask(STRANGER, "GET /engine-rest/task/count")).get("count").asLong();
    assertThat(own).isEqualTo(json(ask(STRANGER, "GET /engine-rest/task")).size()).isPositive();
  }

  @Test
  void everyReadyFilterShowsOnlyOwnTasks() {
    List<Filter> ready = filters.createTaskFilterQuery().list().stream().filter(filter -> filter.getProperties().containsKey("readyFilter")).toList();
    assertThat(ready).hasSize(6);
    for (Filter filter : ready) {
      for (String sorting : List.of("created", "dueDate", "priority", "name")) {
        String body = "{\"sorting\":[{\"sortBy\":\"" + sorting + "\",\"sortOrder\":\"desc\"}]}";
        String path = "/engine-rest/filter/" + filter.getId() + "/list";
        assertThat(ask(STRANGER, "POST " + path + " " + body).body()).as("%s by %s", filter.getName(), sorting).doesNotContain(task.getId());
        if (filter.getProperties().get("readyFilter").equals("UNIT")) {
          assertThat(ask(OWNER, "POST " + path + " " + body).body()).as("%s by %s", filter.getName(), sorting).contains(task.getId());
        }
      }
      // What a person adds to a filter widens nothing.
      assertThat(ask(STRANGER, "POST /engine-rest/filter/" + filter.getId() + "/list {\"candidateGroups\":[\"LDLD-AG.staff\"],\"includeAssignedTasks\":true}").body())
          .as(filter.getName()).doesNotContain(task.getId());
      assertThat(json(ask(STRANGER, "POST /engine-rest/filter/" + filter.getId() + "/count {\"taskId\":\"" + task.getId() + "\"}")).get("count").asLong()).isZero();
    }
  }

  @Test
  void noVariableAndNoHistoryOfItIsRead() {
    String instance = task.getProcessInstanceId();
    for (String request : List.of("GET /engine-rest/variable-instance", "GET /engine-rest/variable-instance?taskIdIn=" + task.getId(),
        "GET /engine-rest/variable-instance?processInstanceIdIn=" + instance, "GET /engine-rest/variable-instance?variableScopeIdIn=" + task.getId() + "," + instance,
        "GET /engine-rest/variable-instance?variableName=subject", "GET /engine-rest/variable-instance?variableValues=unitCode_eq_LDLD-AG",
        "GET /engine-rest/history/task?taskId=" + task.getId(), "GET /engine-rest/history/task?processInstanceId=" + instance,
        "GET /engine-rest/history/variable-instance?processInstanceId=" + instance, "GET /engine-rest/history/detail?processInstanceId=" + instance,
        "GET /engine-rest/history/activity-instance?processInstanceId=" + instance, "GET /engine-rest/history/identity-link-log?taskId=" + task.getId(),
        "GET /engine-rest/history/user-operation?taskId=" + task.getId(), "GET /engine-rest/history/process-instance?processInstanceId=" + instance,
        "GET /engine-rest/process-instance?processInstanceIds=" + instance, "GET /engine-rest/execution?processInstanceId=" + instance)) {
      HttpResponse<String> answer = ask(STRANGER, request);
      assertThat(answer.statusCode()).as(request).isEqualTo(200);
      assertThat(answer.body()).as(request).doesNotContain(task.getId(), instance, "An Giang");
    }
    assertThat(json(ask(STRANGER, "GET /engine-rest/variable-instance/count?variableScopeIdIn=" + task.getId())).get("count").asLong()).isZero();
    assertThat(ask(OWNER, "GET /engine-rest/variable-instance?variableScopeIdIn=" + task.getId()).body()).contains("An Giang");
    assertThat(ask(OWNER, "GET /engine-rest/variable-instance?variableName=subject").body()).contains("An Giang");
    assertThat(ask(OWNER, "GET /engine-rest/variable-instance?processInstanceIdIn=" + instance).body()).as("of the task, not of the process")
        .contains("subject").doesNotContain("reportId");
  }

  @Test
  void theTaskItselfIsNeitherReadNorTouched() {
    String path = "/engine-rest/task/" + task.getId();
    for (String request : List.of("GET " + path, "GET " + path + "/form", "GET " + path + "/deployed-form", "GET " + path + "/form-variables",
        "GET " + path + "/variables", "GET " + path + "/variables/unitCode", "GET " + path + "/localVariables", "GET " + path + "/localVariables/subject",
        "GET " + path + "/identity-links", "GET " + path + "/comment", "GET " + path + "/attachment", "GET " + path + "/rendered-form",
        "POST " + path + "/claim {\"userId\":\"" + STRANGER + "\"}", "POST " + path + "/complete {}", "POST " + path + "/submit-form {}",
        "POST " + path + "/assignee {\"userId\":\"" + STRANGER + "\"}", "POST " + path + "/delegate {\"userId\":\"" + STRANGER + "\"}",
        "POST " + path + "/identity-links {\"groupId\":\"LDLD-BG.staff\",\"type\":\"candidate\"}", "POST " + path + "/unclaim {}",
        "POST " + path + "/comment/create {\"message\":\"x\"}", "PUT " + path + " {\"assignee\":\"" + STRANGER + "\"}", "DELETE " + path,
        "GET /api/tasks/" + task.getId())) {
      HttpResponse<String> answer = ask(STRANGER, request);
      assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isBetween(400, 500);
      assertThat(answer.body()).as(request).doesNotContain("An Giang").doesNotContain("\"LDLD-AG\"");
    }
    assertThat(office.whoMustAct(KEY, "userTask_draftReport")).containsExactly("LDLD-AG.staff");
    assertThat(ask(OWNER, "GET " + path).statusCode()).isEqualTo(200);
    assertThat(ask(OWNER, "POST " + path + "/claim {\"userId\":\"" + OWNER + "\"}").statusCode()).isEqualTo(204);
  }

  @Test
  void rightsGoWithTheLinkAndNoRowIsWrittenForATask() {
    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).list()).extracting("resourceId").containsOnly("*");
    tasks.deleteCandidateGroup(task.getId(), "LDLD-AG.staff");
    tasks.addCandidateGroup(task.getId(), "LDLD-BG.staff");
    assertThat(ask(OWNER, "GET /engine-rest/task?taskId=" + task.getId()).body()).isEqualTo("[]");
    assertThat(ask(OWNER, "GET /engine-rest/task/" + task.getId() + "/variables").statusCode()).isEqualTo(403);
    assertThat(ask(STRANGER, "GET /engine-rest/task?taskId=" + task.getId()).body()).contains(task.getId());
    tasks.setAssignee(task.getId(), OWNER);
    assertThat(ask(OWNER, "GET /engine-rest/task?taskId=" + task.getId()).body()).as("whoever it is assigned to").contains(task.getId());
    tasks.setAssignee(task.getId(), null);
    assertThat(ask(OWNER, "GET /engine-rest/task?taskId=" + task.getId()).body()).as("and no longer than that").isEqualTo("[]");
  }

  @Test
  void whatEarlierVersionsGrantedForSingleTasksIsRemoved() {
    Authorization former = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    former.setGroupId("LDLD-BG.staff");
    former.setResource(Resources.TASK);
    former.setResourceId(task.getId());
    former.setPermissions(new Permission[] {Permissions.READ, Permissions.TASK_WORK});
    authorizations.saveAuthorization(former);
    assertThat(ask(STRANGER, "GET /engine-rest/task?taskId=" + task.getId()).body()).as("no list reads it").isEqualTo("[]");
    assertThat(formerGrants.remove()).isEqualTo(1);
    assertThat(formerGrants.remove()).isZero();
    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).list()).extracting("resourceId").containsOnly("*");
  }

  @Test
  void whoMayReadAllReadsItByEveryWay() {
    for (String user : List.of("supervisor", "admin")) {
      assertThat(ask(user, "GET /engine-rest/task?taskId=" + task.getId()).body()).as(user).contains(task.getId());
      assertThat(ask(user, "GET /engine-rest/task?maxResults=1000").body()).as(user).contains(task.getId());
      assertThat(ask(user, "GET /engine-rest/variable-instance?variableScopeIdIn=" + task.getId()).body()).as(user).contains("An Giang");
      assertThat(ask(user, "GET /engine-rest/task/" + task.getId() + "/variables").body()).as(user).contains("LDLD-AG");
    }
    assertThat(Map.of("modeler", ask("modeler", "GET /engine-rest/task").body())).containsEntry("modeler", "[]");
  }

  /** {@code METHOD path body}. */
  private HttpResponse<String> ask(String user, String request) {
    String[] parts = request.split(" ", 3);
    return send(user, parts[0], parts[1], parts.length > 2 ? parts[2] : parts[0].equals("POST") ? "{}" : null);
  }
}
