package vn.congdoan.planworkflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.desk.TaskForms;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.FanOut;

/** The people of the offices, as a process test moves them: who must act, what they type, what day it is. */
public class Office {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  public static final String PLAN = "45-KH-DDTLD";

  private static final List<String> TABLES = List.of("urging_letter", "urging", "alert_sweep", "absence_group", "absence", "empty_desk", "notice", "notice_setting", "digest_day", "due_extension", "task_draft", "handed_in", "act", "attachment_chunk", "attachment", "number_series", "register_entry",
      "fan_out_item", "fan_out", "submission_revision", "submission_opinion", "submission", "summary_check", "summary_version", "summary", "urging_record",
      "report_version", "report_figure", "plan_run", "coordination_request", "implementation_part", "implementation",
      "assignment_unit", "assignment", "assignment_table", "directive");

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final HistoryService history;
  private final IdentityService identity;
  private final TaskForms forms;
  private final CurrentUser user;
  private final FanOut fanOut;
  private final Desks desks;
  private final JdbcClient jdbc;

  Office(RuntimeService runtime, TaskService tasks, ManagementService management, HistoryService history, IdentityService identity,
      TaskForms forms, CurrentUser user, FanOut fanOut, Desks desks, JdbcClient jdbc) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.history = history;
    this.identity = identity;
    this.forms = forms;
    this.user = user;
    this.fanOut = fanOut;
    this.desks = desks;
    this.jdbc = jdbc;
  }

  /** Sets the clock of everything: engine, due dates and records. */
  public void itIs(LocalDate day) {
    itIs(day.atTime(9, 0));
  }

  public void itIs(LocalDateTime moment) {
    ClockUtil.setCurrentTime(Date.from(moment.atZone(ZONE).toInstant()));
  }

  /** Runs every job that is due, and what follows from it, until nothing is left to run. */
  public void runDueJobs() {
    for (int round = 0; round < 500; round++) {
      List<Job> due = management.createJobQuery().executable().listPage(0, 100);
      if (due.isEmpty()) {
        fanOut.announceSettled();
        if (management.createJobQuery().executable().count() == 0) return;
      }
      for (Job job : due) {
        if (management.createJobQuery().jobId(job.getId()).count() > 0) management.executeJob(job.getId());
      }
    }
    throw new AssertionError("jobs without end");
  }

  /** Lets a user act through the same door as the web does. */
  public <T> T as(String userId, java.util.function.Supplier<T> act) {
    List<String> groups = identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
    return user.as(userId, groups, act);
  }

  /** The one open task at a step of the instance with a business key. */
  public Task task(String businessKey, String step) {
    List<Task> found = tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(step).list();
    assertThat(found).as("open tasks %s of %s; open instead: %s", step, businessKey, openSteps(businessKey)).hasSize(1);
    return found.get(0);
  }

  /** Steps that wait in all instances with a business key. */
  public List<String> openSteps(String businessKey) {
    return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
  }

  /** Asserts that exactly these steps wait, and returns nothing else. */
  public void waitsAt(String businessKey, String... steps) {
    assertThat(openSteps(businessKey)).as("open steps of %s", businessKey).containsExactlyInAnyOrder(steps);
  }

  /** Groups whose members may act on a task. */
  public Set<String> whoMustAct(String businessKey, String step) {
    return candidateGroups(task(businessKey, step)).collect(Collectors.toSet());
  }

  // Who has taken a task over is linked with it as well.
  private Stream<String> candidateGroups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
  }

  /** Asserts who must act at a step, then completes it as that user with these fields (names and values in turn). */
  public void completes(String userId, String businessKey, String step, Object... fields) {
    Task task = task(businessKey, step);
    completes(userId, task, fields);
  }

  public void completes(String userId, Task task, Object... fields) {
    String group = groupOf(userId);
    assertThat(candidateGroups(task)).as("who must act at %s", task.getTaskDefinitionKey()).containsExactly(group);
    assertThat(desks.reviewSteps().contains(task.getTaskDefinitionKey())).as("%s is a review, for it takes a decision", task.getTaskDefinitionKey())
        .isEqualTo(fields(fields).containsKey("decision"));
    as(userId, () -> {
      Integer version = draftVersion(task.getId());
      forms.complete(task.getId(), version, fields(fields));
      return null;
    });
  }

  /** Tries to complete a task, whoever it is for; for the tests of refusals. */
  public void tries(String userId, Task task, Object... fields) {
    as(userId, () -> {
      forms.complete(task.getId(), draftVersion(task.getId()), fields(fields));
      return null;
    });
  }

  /** What the form of a task shows to a user. */
  public Map<String, Object> sees(String userId, Task task) {
    return as(userId, () -> forms.open(task.getId()));
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> work(String userId, Task task) {
    return (Map<String, Object>) sees(userId, task).get("work");
  }

  /** Attaches a small real pdf. */
  public void attaches(String userId, Task task, String name) {
    as(userId, () -> {
      byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      try {
        return forms.attach(task.getId(), name, new java.io.ByteArrayInputStream(pdf), pdf.length);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  /** How many process instances of a process with a business key run or ran. */
  public long instancesOf(String process, String businessKey) {
    return history.createHistoricProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).count();
  }

  /** Whether an instance reached an end event. */
  public boolean ended(String process, String businessKey, String endEvent) {
    return history.createHistoricProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).finished().list().stream()
        .anyMatch(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).activityId(endEvent).count() > 0);
  }

  /** Group of a demonstration account: {@code ldld-dna.staff} → {@code LDLD-DNA.staff}. */
  public static String groupOf(String userId) {
    int dot = userId.lastIndexOf('.');
    return userId.substring(0, dot).toUpperCase(java.util.Locale.ROOT) + userId.substring(dot);
  }

  /** Fields of a form: names and values in turn. */
  public static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return fields;
  }

  /** Version of what was typed so far; null when nothing was. */
  public Integer draftVersion(String taskId) {
    return jdbc.sql("select version from task_draft where task_id = ?").param(taskId).query(Integer.class).optional().orElse(null);
  }

  /** Somebody new with an account in these groups, and with the password that all have; until {@link IdentityService#deleteUser}. */
  public void joins(String userId, Collection<String> groups) {
    User account = identity.newUser(userId);
    account.setPassword("congdoan");
    // Weaker than what is asked of real passwords.
    ((IdentityServiceImpl) identity).saveUser(account, true);
    groups.forEach(group -> identity.createMembership(userId, group));
    identity.createMembership(userId, "members");
  }

  /** Clears everything but units, plan, models and accounts, so that the next scenario begins on the day the plan was issued. */
  public void clear() {
    List<String> running = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream().map(Execution::getId).toList();
    if (!running.isEmpty()) runtime.deleteProcessInstancesIfExists(running, "test", true, true, false);
    List<String> known = history.createHistoricProcessInstanceQuery().list().stream().map(HistoricProcessInstance::getId).toList();
    if (!known.isEmpty()) history.deleteHistoricProcessInstancesBulk(known);
    for (String table : TABLES) jdbc.sql("delete from " + table).update();
    jdbc.sql("update unit_report set parent_report = null").update();
    jdbc.sql("delete from unit_report").update();
    jdbc.sql("delete from reporting_period").update();
    identity.clearAuthentication();
    ClockUtil.reset();
  }
}
