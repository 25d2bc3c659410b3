package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.worklist.TaskPages;

/** Rights that follow from links, in an engine of its own with two groups and a task of each. */
class TaskRightsTest {

  private ProcessEngine engine;
  private TaskService tasks;
  private RuntimeService runtime;
  /** Of the group A.staff, and of B.staff. */
  private String ofA;
  private String ofB;

  @AfterEach
  void close() {
    if (engine != null) engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void aListHoldsTheOwnTasksHoweverItIsAsked(Databases database) {
    begin(database);
    as("ann", "A.staff", "members");
    for (TaskQuery query : List.of(all(), all().taskIdIn(ofA, ofB), all().taskCandidateGroupIn(List.of("A.staff", "B.staff")).includeAssignedTasks(),
        all().taskCandidateGroupLike("%.staff").includeAssignedTasks(), all().taskCandidateGroupIn(List.of("A.staff")).taskCandidateGroupLike("%").includeAssignedTasks(),
        all().or().taskId(ofB).taskCandidateGroup("A.staff").includeAssignedTasks().endOr())) {
      assertThat(ids(query)).containsExactly(ofA);
      assertThat(query.count()).isEqualTo(1);
    }
    for (TaskQuery query : List.of(all().taskId(ofB), all().taskCandidateGroup("B.staff").includeAssignedTasks(), all().processInstanceBusinessKey("key/B.staff"),
        all().processVariableValueEquals("group", "B.staff"), all().taskId(ofB).or().taskCandidateGroup("A.staff").taskId(ofB).endOr(),
        all().taskCandidateUser("bob").includeAssignedTasks())) {
      assertThat(ids(query)).isEmpty();
      assertThat(query.count()).isZero();
    }
    as("nobody");
    assertThat(ids(all())).isEmpty();
    assertThat(all().count()).isZero();
  }

  /** One row of the list of open work is wrong: it says that the task of B is offered to A. */
  @ParameterizedTest
  @EnumSource
  void aPageFromTheListOfOpenWorkShowsNothingThatTheLinksDoNotGive(Databases database) {
    begin(database);
    as("ann", "A.staff", "members");
    TaskQuery own = all().taskCandidateGroupIn(List.of("A.staff", "members")).includeAssignedTasks();
    assertThat(own.count()).as("counted in the list").isEqualTo(2);
    assertThat(page(own.orderByTaskCreateTime().desc())).containsExactly(ofA);
    assertThat(page(all().taskCandidateGroupIn(List.of("A.staff")).includeAssignedTasks().orderByDueDate().asc())).containsExactly(ofA);
    assertThat(page(all().taskCandidateGroupIn(List.of("A.staff")).includeAssignedTasks().taskVariableValueEquals("returned", true).orderByTaskCreateTime().asc()))
        .containsExactly(ofA);
    assertThat(page(all().taskCandidateGroupIn(List.of("A.staff")).includeAssignedTasks().orderByTaskPriority().desc())).containsExactly(ofA);
    assertThat(page(all().taskCandidateGroupIn(List.of("A.staff")).includeAssignedTasks().orderByTaskName().desc())).as("by the engine").containsExactly(ofA);
    assertThat(page(all().taskCandidateGroupIn(List.of("B.staff")).includeAssignedTasks().orderByTaskCreateTime().desc())).isEmpty();
    assertThat(page(all().taskCandidateGroupIn(List.of("A.staff")).includeAssignedTasks().dueBefore(new Date()).orderByTaskCreateTime().desc())).isEmpty();
    assertThat(page(all().taskCandidateGroupIn(List.of("A.staff")).includeAssignedTasks().dueAfter(new Date()).orderByTaskCreateTime().desc())).isEmpty();
  }

  /** As Tasklist asks: a stored filter, to which the order of its list is added. The wrong row tells who has answered. */
  @ParameterizedTest
  @EnumSource
  void aFilterThatIsSortedIsAnsweredFromTheListOfOpenWork(Databases database) {
    begin(database);
    FilterService filters = engine.getFilterService();
    Filter own = filters.saveFilter(filters.newTaskFilter("own").setQuery(all().taskCandidateGroupIn(List.of("A.staff", "members")).includeAssignedTasks()));
    grant("members", Resources.FILTER, own.getId(), Permissions.READ);
    as("ann", "A.staff", "members");
    TaskQuery sorted = all().orderByTaskCreateTime().desc();
    assertThat(filters.count(own.getId(), sorted)).isEqualTo(2);
    assertThat(filters.<Task, TaskQuery>listPage(own.getId(), sorted, 0, 15)).extracting(Task::getId).containsExactly(ofA);
  }

  @ParameterizedTest
  @EnumSource
  void variablesAreThoseOfTheOwnTasks(Databases database) {
    begin(database);
    as("ann", "A.staff", "members");
    assertThat(values(runtime.createVariableInstanceQuery())).containsExactly("about A.staff", "true");
    assertThat(values(runtime.createVariableInstanceQuery().variableScopeIdIn(ofA))).containsExactly("about A.staff", "true");
    assertThat(runtime.createVariableInstanceQuery().count()).isEqualTo(2);
    assertThat(values(runtime.createVariableInstanceQuery().variableScopeIdIn(ofB))).isEmpty();
    assertThat(runtime.createVariableInstanceQuery().taskIdIn(ofB).count()).isZero();
    assertThat(tasks.getVariables(ofA)).containsKey("group");
    refused(() -> tasks.getVariables(ofB));
  }

  @ParameterizedTest
  @EnumSource
  void aLinkLetsWorkAndNothingElse(Databases database) {
    begin(database);
    as("ann", "A.staff", "members");
    refused(() -> tasks.setAssignee(ofA, "bob"));
    refused(() -> tasks.deleteCandidateGroup(ofA, "A.staff"));
    refused(() -> tasks.addCandidateGroup(ofA, "B.staff"));
    refused(() -> tasks.getIdentityLinksForTask(ofB));
    refused(() -> tasks.claim(ofB, "ann"));
    refused(() -> tasks.complete(ofB));
    assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    tasks.claim(ofA, "ann");
    tasks.complete(ofA);
  }

  @ParameterizedTest
  @EnumSource
  void rightsComeAndGoWithTheLink(Databases database) {
    begin(database);
    assertThat(engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).list()).extracting(Authorization::getResourceId)
        .containsOnly("*");
    tasks.deleteCandidateGroup(ofA, "A.staff");
    tasks.setAssignee(ofB, "ann");
    as("ann", "A.staff");
    assertThat(ids(all())).containsExactly(ofB);
    assertThat(ids(all().taskAssignee("ann"))).containsExactly(ofB);
    refused(() -> tasks.getVariables(ofA));
    engine.getIdentityService().clearAuthentication();
    tasks.setAssignee(ofB, null);
    as("ann", "A.staff");
    assertThat(ids(all())).isEmpty();
    refused(() -> tasks.complete(ofB));
  }

  @ParameterizedTest
  @EnumSource
  void whoMayReadAllOrAProcessReadsThat(Databases database) {
    begin(database);
    as("sue", "supervisors");
    assertThat(all().count()).isEqualTo(2);
    assertThat(page(all().orderByTaskCreateTime().desc())).containsExactlyInAnyOrder(ofA, ofB);
    assertThat(runtime.createVariableInstanceQuery().count()).isEqualTo(6);
    refused(() -> tasks.complete(ofA));
    as("ada", "administrators");
    assertThat(all().count()).isEqualTo(2);
    assertThat(runtime.createVariableInstanceQuery().count()).as("those of tasks").isEqualTo(4);
    as("kay", "readers");
    assertThat(all().count()).isEqualTo(2);
    assertThat(ids(all().taskId(ofB))).containsExactly(ofB);
  }

  private void begin(Databases database) {
    var address = database.create();
    JdbcClient jdbc = JdbcClient.create(address.dataSource());
    jdbc.sql("create table work_item_group (task_id varchar(64), group_id varchar(100), due_at timestamp with time zone, created_at timestamp with time zone,"
        + " returned boolean, review boolean, priority integer)").update();
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(address.url());
    configuration.setDataSource(address.dataSource());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAuthorizationEnabled(true);
    configuration.setAuthorizationCheckRevokes("never");
    configuration.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setJobExecutorActivate(false);
    PagesOfFilters pages = new PagesOfFilters(new TaskPages(jdbc), null, Clock.systemDefaultZone());
    configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new RightsOfNewThings().rightsOfNewThingsPlugin(new Always(pages)))));
    engine = configuration.buildProcessEngine();
    tasks = engine.getTaskService();
    runtime = engine.getRuntimeService();
    engine.getRepositoryService().createDeployment().addModelInstance("work.bpmn", Bpmn.createExecutableProcess("work").startEvent().userTask()
        .camundaCandidateGroups("${group}").endEvent().done()).deploy();
    ofA = started("A.staff");
    ofB = started("B.staff");
    String row = "insert into work_item_group values (?, ?, '9999-01-01 00:00:00+00', current_timestamp, true, false, 50)";
    jdbc.sql(row).params(ofA, "A.staff").update();
    jdbc.sql(row).params(ofB, "B.staff").update();
    jdbc.sql(row).params(ofB, "A.staff").update();
    grant("supervisors", Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_INSTANCE);
    grant("administrators", Resources.TASK, "*", Permissions.ALL);
    grant("readers", Resources.PROCESS_DEFINITION, "work", ProcessDefinitionPermissions.READ_TASK);
  }

  private String started(String group) {
    String instance = runtime.startProcessInstanceByKey("work", "key/" + group, Map.of("group", group)).getId();
    String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    tasks.setVariablesLocal(task, Map.of("subject", "about " + group, "returned", true));
    return task;
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(group);
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(permissions);
    engine.getAuthorizationService().saveAuthorization(grant);
  }

  private void as(String user, String... groups) {
    engine.getIdentityService().setAuthentication(user, List.of(groups));
  }

  private TaskQuery all() {
    return tasks.createTaskQuery();
  }

  private static List<String> ids(TaskQuery query) {
    return query.list().stream().map(Task::getId).toList();
  }

  private static List<String> page(TaskQuery query) {
    return query.listPage(0, 15).stream().map(Task::getId).toList();
  }

  private static List<String> values(VariableInstanceQuery query) {
    return query.list().stream().map(variable -> String.valueOf(variable.getValue())).sorted().toList();
  }

  private static void refused(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(AuthorizationException.class);
  }

  private record Always(PagesOfFilters pages) implements ObjectProvider<PagesOfFilters> {

    @Override
    public PagesOfFilters getObject() {
      return pages;
    }
  }
}
