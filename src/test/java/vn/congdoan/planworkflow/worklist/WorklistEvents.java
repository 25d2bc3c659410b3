package vn.congdoan.planworkflow.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** Whatever happens to a task in the engine stands in the list in the same moment. */
abstract class WorklistEvents extends ProcessTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String STAFF = "LDLD-AG.staff";

  @Autowired private PlanYear year;
  @Autowired private Worklist worklist;
  @Autowired private HandedIn handedIn;
  @Autowired private WorklistKeeper keeper;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcClient jdbc;

  private Task draft;

  @BeforeEach
  void aReportIsToBeWritten() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    draft = office.task(REPORT, "userTask_draftReport");
  }

  @Test
  void aTaskThatBeginsStandsInTheListOfItsGroupWithWhatItIsAbout() {
    WorkItem item = item(draft.getId());

    assertThat(item.process()).isEqualTo("annual-report");
    assertThat(item.step()).isEqualTo("userTask_draftReport");
    assertThat(item.name()).isEqualTo("Soạn báo cáo năm");
    assertThat(item.subject()).startsWith("report/");
    assertThat(item.shown()).isEqualTo("Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ");
    assertThat(tasks.getVariableLocal(draft.getId(), OpenTask.SUBJECT.name())).isEqualTo(item.shown());
    assertThat(item.unit()).isEqualTo("LDLD-AG");
    assertThat(item.groups()).containsExactly(STAFF);
    assertThat(item.due().toInstant()).isEqualTo(draft.getDueDate().toInstant());
    assertThat(item.assignee()).isNull();
    assertThat(item.returned()).isFalse();
    assertThat(item.review()).isFalse();
    assertThat(tasks.createTaskQuery().count()).as("every open task, and nothing else").isEqualTo(inTheList());
  }

  @Test
  void takingAndGivingBackStandInTheList() {
    tasks.claim(draft.getId(), "ldld-ag.staff");
    assertThat(item(draft.getId()).assignee()).isEqualTo("ldld-ag.staff");
    tasks.setAssignee(draft.getId(), "ldld-ag.leader");
    assertThat(item(draft.getId()).assignee()).isEqualTo("ldld-ag.leader");
    tasks.setAssignee(draft.getId(), null);
    assertThat(item(draft.getId()).assignee()).isNull();
  }

  @Test
  void anotherDueDateMovesTheTask() {
    assertThat(worklist.count(Urgency.OVERDUE, List.of(STAFF))).isZero();
    Task changed = tasks.createTaskQuery().taskId(draft.getId()).singleResult();
    changed.setDueDate(new Date(draft.getCreateTime().getTime() - 1));
    tasks.saveTask(changed);
    office.itIs(LocalDate.of(2026, 11, 11));

    assertThat(worklist.count(Urgency.OVERDUE, List.of(STAFF))).isEqualTo(1);
  }

  @Test
  void otherGroupsGetTheTaskAndTheOldOnesLoseIt() {
    tasks.addCandidateGroup(draft.getId(), "LDLD-AG.leader");
    assertThat(item(draft.getId()).groups()).containsExactly("LDLD-AG.leader", STAFF);
    tasks.deleteCandidateGroup(draft.getId(), STAFF);
    assertThat(item(draft.getId()).groups()).containsExactly("LDLD-AG.leader");
    assertThat(worklist.count(List.of(STAFF))).isZero();
  }

  @Test
  void aCompletedTaskLeavesTheListAndStandsAmongWhatWasHandedIn() {
    office.completes("ldld-ag.staff", draft, whole(draft));

    assertThat(worklist.present(List.of(draft.getId()))).isEmpty();
    WorkItem approval = worklist.about(List.of(subject())).get(0);
    assertThat(approval.step()).isEqualTo("userTask_approveReport");
    assertThat(approval.review()).isTrue();
    assertThat(handedIn.page(new Asker("ldld-ag.staff", Set.of()), null).items()).extracting(HandedIn.Handed::subject).containsExactly(subject());
    assertThat(handedIn.page(new Asker("another", Set.of(STAFF)), null).items()).hasSize(1);
    assertThat(handedIn.page(new Asker("another", Set.of("LDLD-DNA.staff", "members")), null).items()).isEmpty();
  }

  @Test
  void onlyTheStepThatMendsAReturnIsMarkedAsReturned() {
    office.completes("ldld-ag.staff", draft, whole(draft));
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu.");

    Task mending = office.task(REPORT, "userTask_draftReport");
    assertThat(item(mending.getId()).returned()).isTrue();
    assertThat(tasks.getVariableLocal(mending.getId(), OpenTask.RETURNED.name())).isEqualTo(true);
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    Task urging = office.task(REPORT, "userTask_urgeUnit");
    assertThat(item(urging.getId()).returned()).as("urging the same report mends nothing").isFalse();
    assertThat(tasks.getVariableLocal(urging.getId(), OpenTask.RETURNED.name())).isNull();
    office.completes("ldld-ag.staff", mending, whole(mending));
    assertThat(item(office.task(REPORT, "userTask_approveReport").getId()).returned()).isFalse();
  }

  @Test
  void aRefusedCompletionChangesNothing() {
    assertThatThrownBy(() -> office.tries("ldld-ag.staff", draft, "sections", Map.of())).isInstanceOf(Refused.class);

    assertThat(worklist.present(List.of(draft.getId()))).hasSize(1);
    assertThat(handedIn.page(new Asker("ldld-ag.staff", Set.of(STAFF)), null).items()).isEmpty();
  }

  @Test
  void aDeletedInstanceTakesItsTasksOutOfTheList() {
    runtime.deleteProcessInstance(draft.getProcessInstanceId(), "deleted in Cockpit", true, true);

    assertThat(worklist.present(List.of(draft.getId()))).isEmpty();
    assertThat(tasks.createTaskQuery().count()).isEqualTo(inTheList());
  }

  @Test
  void aTaskThatAnEventEndsLeavesTheList() {
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    Task urging = office.task(REPORT, "userTask_urgeUnit");
    assertThat(worklist.present(List.of(urging.getId()))).hasSize(1);

    office.completes("ldld-ag.staff", draft, whole(draft));
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", REPORT, "userTask_acceptReport", "decision", "APPROVE");
    office.waitsAt(REPORT);

    assertThat(worklist.present(List.of(urging.getId()))).isEmpty();
    assertThat(tasks.createTaskQuery().count()).isEqualTo(inTheList());
  }

  @Test
  void whatWasThereBeforeTheListIsAddedOnceAndWhatIsNoLongerTrueIsRemoved() {
    office.completes("ldld-ag.staff", draft, whole(draft));
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu.");
    Task mending = office.task(REPORT, "userTask_draftReport");
    tasks.removeVariablesLocal(mending.getId(), List.of(OpenTask.SUBJECT.name(), OpenTask.RETURNED.name()));
    long all = inTheList();
    List<WorkItem> before = worklist.about(List.of(subject()));
    jdbc.sql("delete from work_item").update();
    jdbc.sql("delete from handed_in").update();
    worklist.add(new WorkItem("ended-long-ago", "i", "annual-report", "userTask_draftReport", "Soạn báo cáo năm", null, "", null, null, null,
        before.get(0).created(), false, false, List.of(STAFF), null, null), 50);

    assertThat(keeper.putRight()).isEqualTo(all + 1);
    assertThat(keeper.putRight()).as("a second time there is nothing to do").isZero();

    assertThat(inTheList()).isEqualTo(all);
    assertThat(worklist.about(List.of(subject()))).isEqualTo(before);
    assertThat(worklist.present(List.of("ended-long-ago"))).isEmpty();
    assertThat(tasks.getVariableLocal(mending.getId(), OpenTask.RETURNED.name())).as("for the filter of returned work").isEqualTo(true);
    assertThat(tasks.getVariableLocal(mending.getId(), OpenTask.SUBJECT.name())).isEqualTo(before.get(0).shown());
    assertThat(handedIn.holds(new Asker("ldld-ag.staff", Set.of()), subject())).as("who acted before keeps what was the own").isTrue();
  }

  private Object[] whole(Task task) {
    return ReportTexts.whole(office.work("ldld-ag.staff", task), 1);
  }

  private WorkItem item(String taskId) {
    String subject = jdbc.sql("select subject from work_item where task_id = ?").param(taskId).query(String.class).single();
    return worklist.about(List.of(subject)).stream().filter(item -> item.taskId().equals(taskId)).findFirst().orElseThrow();
  }

  private String subject() {
    return "report/" + jdbc.sql("select id from unit_report where unit = 'LDLD-AG'").query(Long.class).single();
  }

  private long inTheList() {
    return jdbc.sql("select count(*) from work_item").query(Long.class).single();
  }
}
