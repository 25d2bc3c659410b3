package vn.congdoan.planworkflow.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.assignment.IssuedAssignments;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** The chain of a plan: assigned, launched, a cycle every year, the final review: paragraphs III.1a, III.7 and III.8c of plan 45. */
class PlanImplementationTest extends ProcessTest {

  private static final String KEY = Office.PLAN;
  private static final String DRAFT = "userTask_draftFinalReview";
  private static final String APPROVE = "userTask_approveFinalReview";

  @Autowired private PlanStarts starts;
  @Autowired private PlanRuns runs;
  @Autowired private PlanYear plan;
  @Autowired private Periods periods;
  @Autowired private IssuedAssignments issued;
  @Autowired private Acts acts;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;

  @Test
  void aPlanIsAssignedAndItsYearsOpenOnTheirDay() {
    start(LocalDate.of(2026, 3, 2));
    office.waitsAt(KEY, "userTask_prepareAssignments");
    plan.assign(KEY, null, "APPROVE", null);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("unit-implementation").count()).as("one per union of III.7").isEqualTo(82);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("department-implementation").count())
        .as("one per duty that a department leads").isEqualTo(departmentDuties());
    office.waitsAt(KEY);
    assertThat(waitsForOpeningDay()).isEqualTo("2026-10-01T00:00:00");
    assertThat(periods.ofPlan(KEY)).isEmpty();

    office.itIs(LocalDate.of(2026, 10, 1));
    office.runDueJobs();
    office.waitsAt(PlanYear.key(2026), "userTask_followReports");
    assertThat(waitsForOpeningDay()).as("and the next year").isEqualTo("2027-10-01T00:00:00");
    assertThat(runs.find(KEY)).hasValueSatisfying(run -> {
      assertThat(run.startedBy()).isEqualTo("vpdd.staff");
      assertThat(run.endedAt()).isNull();
    });
  }

  @Test
  void onlyTheLeadingOfficeStartsAPlanAndOnlyOnce() {
    assertRefused(() -> office.as("cspl.leader", () -> starts.startPlan(KEY)), Refused.Kind.FORBIDDEN);
    assertRefused(() -> office.as("admin", () -> starts.startPlan(KEY)), Refused.Kind.FORBIDDEN);
    assertRefused(() -> office.as("vpdd.leader", () -> starts.startPlan("46-KH")), Refused.Kind.NOT_FOUND);
    start(LocalDate.of(2026, 3, 2));
    assertRefused(() -> office.as("vpdd.leader", () -> starts.startPlan(KEY)), Refused.Kind.CONFLICT);
    assertThat(office.instancesOf("plan-implementation", KEY)).isEqualTo(1);
  }

  @Test
  void aPlanWhoseAssignmentIsRejectedIsTakenBackAndCanBeStartedAgain() {
    start(LocalDate.of(2026, 3, 2));
    plan.assign(KEY, null, "REJECT", "Chờ ý kiến Thường trực Đoàn Chủ tịch");
    office.waitsAt(KEY);
    assertThat(office.ended("plan-implementation", KEY, "endEvent_planNotAssigned")).isTrue();
    assertThat(runs.find(KEY)).isEmpty();
    assertThat(issued.ofPlan(KEY)).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().count()).as("nothing was launched").isZero();

    start(LocalDate.of(2026, 3, 9));
    office.waitsAt(KEY, "userTask_prepareAssignments");
  }

  @Test
  void aYearThatWasOpenedByHandIsNotOpenedAgainOnItsDay() {
    start(LocalDate.of(2026, 9, 15));
    plan.assign(KEY, null, "APPROVE", null);
    plan.openByHand(2026);
    office.waitsAt(PlanYear.key(2026), "userTask_followReports");

    office.itIs(LocalDate.of(2026, 10, 1));
    office.runDueJobs();
    assertThat(office.instancesOf("annual-cycle", PlanYear.key(2026))).isEqualTo(1);
    assertThat(waitsForOpeningDay()).isEqualTo("2027-10-01T00:00:00");
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void aPlanThatStartsAfterTheOpeningDayOpensThatYearAtOnce() {
    start(LocalDate.of(2026, 11, 2));
    plan.assign(KEY, LocalDate.of(2026, 12, 31), "APPROVE", null);
    office.waitsAt(PlanYear.key(2026), "userTask_followReports");
  }

  @Test
  void aPlanThatStartsAfterTheCutOffBeginsWithTheNextYear() {
    start(LocalDate.of(2026, 12, 11));
    plan.assign(KEY, LocalDate.of(2026, 12, 31), "APPROVE", null);
    assertThat(periods.ofPlan(KEY)).isEmpty();
    assertThat(waitsForOpeningDay()).isEqualTo("2027-10-01T00:00:00");
  }

  @Test
  void theFinalReviewIsDraftedReturnedApprovedAndClosesThePlan() {
    start(LocalDate.of(2030, 12, 11));
    plan.assign(KEY, LocalDate.of(2031, 6, 30), "APPROVE", null);
    office.itIs(LocalDate.of(2031, 1, 6));
    office.waitsAt(KEY, DRAFT);
    Task draft = office.task(KEY, DRAFT);
    assertThat(draft.getDueDate()).as("thirty days later, on a working day").isEqualTo("2031-01-10T17:00:00");
    assertRefused(() -> office.tries("vpdd.staff", draft, "content", "  "), Refused.Kind.INVALID);
    office.completes("vpdd.staff", KEY, DRAFT, "content", "Kế hoạch đã được thực hiện đến năm 2030.");

    assertRefused(() -> office.tries("vpdd.leader", office.task(KEY, APPROVE), "decision", "RETURN"), Refused.Kind.INVALID);
    assertRefused(() -> office.tries("vpdd.leader", office.task(KEY, APPROVE), "decision", "REJECT", "reason", "Không"), Refused.Kind.INVALID);
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "RETURN", "reason", "Bổ sung bài học kinh nghiệm");
    Task again = office.task(KEY, DRAFT);
    assertThat(office.sees("vpdd.staff", again).get("lastReturn").toString()).contains("Bổ sung bài học kinh nghiệm");
    assertThat(office.work("vpdd.staff", again).get("values")).as("what was written is there to be mended")
        .isEqualTo(Map.of("content", "Kế hoạch đã được thực hiện đến năm 2030."));
    office.completes("vpdd.staff", KEY, DRAFT, "content", "Bản có bài học kinh nghiệm.");
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "APPROVE");

    office.waitsAt(KEY);
    assertThat(office.ended("plan-implementation", KEY, "endEvent_planCompleted")).isTrue();
    assertThat(runs.find(KEY)).hasValueSatisfying(run -> {
      assertThat(run.finalReview()).isEqualTo("Bản có bài học kinh nghiệm.");
      assertThat(run.endedAt()).isNotNull();
    });
    assertThat(acts.of("plan/" + KEY)).extracting(Acts.Act::kind).containsExactly(Acts.Kind.RECORD, Acts.Kind.SUBMIT, Acts.Kind.RETURN,
        Acts.Kind.SUBMIT, Acts.Kind.APPROVE, Acts.Kind.AUTO);
    assertRefused(() -> office.as("vpdd.staff", () -> starts.startPlan(KEY)), Refused.Kind.CONFLICT);
    assertRefused(() -> office.as("vpdd.staff", () -> starts.openYear(KEY, 2030)), Refused.Kind.CONFLICT);
  }

  @Test
  void theFinalReviewWaitsUntilTheLastCycleIsClosed() {
    start(LocalDate.of(2030, 11, 4));
    plan.assign(KEY, LocalDate.of(2030, 12, 31), "APPROVE", null);
    office.waitsAt(PlanYear.key(2030), "userTask_followReports");
    assertThat(office.openSteps(KEY)).containsExactly(DRAFT);
    assertRefused(() -> office.tries("vpdd.staff", office.task(KEY, DRAFT), "content", "Tổng kết"), Refused.Kind.CONFLICT);

    plan.closeByHand(2030, "Đã đủ thông tin để tổng hợp");
    plan.summarise(2030);
    plan.conclude(2030, List.of());
    plan.sign(2030);
    assertThat(office.ended("annual-cycle", PlanYear.key(2030), "endEvent_cycleClosed")).isTrue();
    office.completes("vpdd.staff", KEY, DRAFT, "content", "Tổng kết");
    office.waitsAt(KEY, APPROVE);
  }

  private void start(LocalDate day) {
    office.itIs(day);
    office.as("vpdd.staff", () -> starts.startPlan(KEY));
    office.runDueJobs();
  }

  /** The day for which the chain waits. */
  private java.util.Date waitsForOpeningDay() {
    return management.createJobQuery().processDefinitionKey("plan-implementation").activityId("event_openingDay").singleResult().getDuedate();
  }

  private long departmentDuties() {
    return issued.ofPlan(KEY).stream().filter(one -> one.startsWork() && one.process().equals("department-implementation")).count();
  }

  private static void assertRefused(ThrowingCallable act, Refused.Kind kind) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }
}
