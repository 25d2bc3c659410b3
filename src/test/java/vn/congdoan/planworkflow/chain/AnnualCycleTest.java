package vn.congdoan.planworkflow.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.summary.SummaryContents;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** One reporting year of the plan: opened, waited for, closed, summarised, submitted, its directives assigned: paragraphs III.7c and III.8. */
class AnnualCycleTest extends ProcessTest {

  private static final int YEAR = 2026;
  private static final String KEY = PlanYear.key(YEAR);
  private static final String FOLLOW = "userTask_followReports";
  private static final String PREPARE = "userTask_prepareAssignments";

  @Autowired private PlanYear plan;
  @Autowired private PlanRuns runs;
  @Autowired private PlanStarts starts;
  @Autowired private Periods periods;
  @Autowired private Reports reports;
  @Autowired private Summaries summaries;
  @Autowired private SummaryContents contents;
  @Autowired private Submissions submissions;
  @Autowired private Directives directives;
  @Autowired private FanOut fanOut;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private JdbcClient jdbc;

  @Test
  void aYearIsOpenedByHandAndItsProgressIsShownWithoutOpeningAnyReport() {
    Period period = open(LocalDate.of(2026, 9, 21));
    assertThat(period.dueOn()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(period.cutOffOn()).isEqualTo(LocalDate.of(2026, 12, 10));
    office.waitsAt(KEY, FOLLOW);
    assertThat(office.whoMustAct(KEY, FOLLOW)).containsExactly("VPDD.staff");
    assertThat(office.task(KEY, FOLLOW).getDueDate()).as("on the cut-off day").isEqualTo("2026-12-10T17:00:00");
    Map<String, Object> work = office.work("vpdd.staff", office.task(KEY, FOLLOW));
    assertThat(work.get("progress")).isEqualTo(Map.of("expected", 86, "launched", 86, "submitted", 0L, "accepted", 0L, "late", 0L, "missing", 86L,
        "below", Map.of("expected", 27, "launched", 27, "accepted", 0)));
    assertThat((List<?>) work.get("units")).hasSize(86);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("annual-report").count()).as("with three levels under three unions")
        .isEqualTo(86 + 3 * (3 + 6));
  }

  @Test
  void aYearIsOpenedOnlyByTheLeadingOfficeOnceAndWithinARunningPlan() {
    office.itIs(LocalDate.of(2026, 9, 21));
    assertRefused(() -> office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, YEAR)), Refused.Kind.CONFLICT, "chưa được triển khai");
    runs.begin(Office.PLAN, "vpdd.staff");
    assertRefused(() -> office.as("vptld.leader", () -> starts.openYear(Office.PLAN, YEAR)), Refused.Kind.FORBIDDEN, "vptld.leader");
    assertRefused(() -> office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, null)), Refused.Kind.INVALID, "Chọn năm báo cáo");
    assertRefused(() -> office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2031)), Refused.Kind.INVALID, "từ 2023 đến 2030");
    assertRefused(() -> office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2022)), Refused.Kind.INVALID, "từ 2023 đến 2030");
    plan.openByHand(YEAR);
    assertRefused(() -> office.as("vpdd.leader", () -> starts.openYear(Office.PLAN, YEAR)), Refused.Kind.CONFLICT, "đã được mở");
    assertThat(office.instancesOf("annual-cycle", KEY)).isEqualTo(1);
  }

  @Test
  void theCycleGoesOnByItselfWhenTheLastReportIsSettled() {
    Period period = open(LocalDate.of(2026, 10, 1));
    List<Report> direct = reports.direct(period.id());
    for (Report report : direct.subList(0, direct.size() - 1)) settle(period, report);
    office.runDueJobs();
    assertThat(office.openSteps(KEY)).containsExactly(FOLLOW);

    settle(period, direct.get(direct.size() - 1));
    office.runDueJobs();
    assertThat(office.openSteps(KEY)).hasSize(4).containsOnly("userTask_checkSection");
    assertThat(reached("event_allReportsSettled")).isTrue();
    assertThat(periods.require(period.id()).closeReason()).isNull();
    assertThat(reports.direct(period.id())).noneMatch(Report::missingAtClose);
    assertThat(summaries.ofPeriod(period.id())).isPresent();
  }

  @Test
  void unitsThatAreLateAreUrgedEachOnceAndTheCycleGoesOnWaiting() {
    Period period = open(LocalDate.of(2026, 10, 1));
    plan.accepted(period, "LDLD-AG", 1);
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    office.waitsAt(KEY, FOLLOW);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_urgeUnit").processInstanceBusinessKeyLike(KEY + "/%").count())
        .as("85 direct units, and the subordinates whose reports are open").isEqualTo(85 + 9 + 18);
    assertThat(reached("endEvent_lateUnitsUrged")).isTrue();
    assertThat(jdbc.sql("select count(*) from unit_report where urged_at is not null and accepted_at is not null").query(Integer.class).single()).isZero();
    assertThat(office.work("vpdd.staff", office.task(KEY, FOLLOW)).get("progress").toString()).contains("late=85");
  }

  @Test
  void theCutOffClosesThePeriodWithTheListOfThoseWhoAreMissing() {
    Period period = open(LocalDate.of(2026, 10, 1));
    report("LDLD-AG", 100);
    report("LDLD-BG", 20);
    office.itIs(LocalDate.of(2026, 12, 10).atTime(23, 59));
    office.runDueJobs();
    office.waitsAt(KEY, FOLLOW);
    office.itIs(LocalDate.of(2026, 12, 11).atStartOfDay());
    office.runDueJobs();
    assertThat(reached("event_cutOffReached")).isTrue();
    assertThat(office.openSteps(KEY)).containsOnly("userTask_checkSection");
    assertThat(periods.require(period.id()).closedAt()).isNotNull();
    assertThat(reports.direct(period.id()).stream().filter(Report::missingAtClose)).hasSize(84);
    long summary = summaries.ofPeriod(period.id()).orElseThrow().id();
    Map<String, Object> shown = contents.show(summary, null);
    assertThat(shown.get("counts")).isEqualTo(Map.of("expected", 86, "accepted", 2, "late", 0L, "missing", 84L));
    assertThat((List<?>) shown.get("missing")).hasSize(84);
    assertThat(summaries.require(summary).sections().get("II.1")).startsWith("2/86 đơn vị").contains("Số đoàn viên kết nạp mới: 120 người");

    office.itIs(LocalDate.of(2026, 12, 14));
    report("LDLD-BL", 5000);
    Report late = reports.find(period.id(), "LDLD-BL").orElseThrow();
    assertThat(late.accepted()).isTrue();
    assertThat(late.lateBy()).isEqualTo(Report.LateBy.UNIT);
    assertThat(late.missingAtClose()).as("it stays the report that the summary lacks").isTrue();
    assertThat(contents.included(period.id())).extracting(Report::unit).containsExactly("LDLD-AG", "LDLD-BG");
    office.runDueJobs();
    assertThat(office.openSteps(KEY)).as("the cycle is not woken a second time").containsOnly("userTask_checkSection");
  }

  @Test
  void thePeriodIsClosedByHandOnlyWithAReasonWhileSomebodyIsMissing() {
    Period period = open(LocalDate.of(2026, 10, 1));
    assertRefused(() -> office.tries("vpdd.staff", office.task(KEY, FOLLOW)), Refused.Kind.INVALID, "Còn 86 đơn vị");
    office.waitsAt(KEY, FOLLOW);
    plan.closeByHand(YEAR, "Đoàn Chủ tịch yêu cầu báo cáo sớm");
    assertThat(periods.require(period.id())).satisfies(closed -> {
      assertThat(closed.closedBy()).isEqualTo("vpdd.staff");
      assertThat(closed.closeReason()).isEqualTo("Đoàn Chủ tịch yêu cầu báo cáo sớm");
      assertThat(closed.closedAt()).isNotNull();
    });
    assertThat(contents.show(summaries.ofPeriod(period.id()).orElseThrow().id(), null)).containsEntry("closeReason", "Đoàn Chủ tịch yêu cầu báo cáo sớm");
    office.itIs(LocalDate.of(2026, 12, 20));
    office.runDueJobs();
    assertThat(reached("event_cutOffReached")).as("its timers are gone").isFalse();
  }

  @Test
  void thePeriodIsClosedByHandWithoutAReasonWhenNobodyIsMissing() {
    Period period = open(LocalDate.of(2026, 10, 1));
    for (Report report : reports.direct(period.id())) plan.accepted(period, report.unit(), 1);
    plan.closeByHand(YEAR, null);
    assertThat(periods.require(period.id()).closeReason()).isNull();
    assertThat(office.openSteps(KEY)).containsOnly("userTask_checkSection");
  }

  @Test
  void eachDirectiveOfTheConclusionBecomesAnAssignmentOrIsRecordedAsNotAssigned() {
    Period period = open(LocalDate.of(2026, 10, 1));
    plan.closeByHand(YEAR, "Chốt sớm");
    plan.summarise(YEAR);
    LocalDate dueOn = LocalDate.of(2027, 3, 31);
    plan.conclude(YEAR, List.of(PlanYear.directive("Rà soát nhà ở công nhân", "QLDATC", dueOn, "TC"),
        PlanYear.directive("Tổng kết phong trào thi đua", "QHLD", dueOn)));
    plan.sign(YEAR);
    String notice = submissions.ofYear(Office.PLAN, YEAR).orElseThrow().noticeNumber();
    List<Directive> given = directives.ofNotice(notice);
    assertThat(given).hasSize(2);
    office.waitsAt(KEY, PREPARE, PREPARE);

    Task housing = prepareOf(given.get(0));
    List<Map<String, Object>> rows = plan.proposedRows(housing);
    rows.add(part(rows.get(0), "%s (a)".formatted(notice), "LDLD-DNA"));
    rows.add(part(rows.get(0), "%s (b)".formatted(notice), "LDLD-BD"));
    plan.assign(housing, rows, "APPROVE", null);
    for (String each : List.of(notice + "#" + given.get(0).id() + "/QLDATC", notice + " (a)#" + given.get(0).id() + "/LDLD-DNA",
        notice + " (b)#" + given.get(0).id() + "/LDLD-BD")) {
      office.waitsAt(Office.PLAN + "/" + each, "userTask_acknowledgeDuty");
    }
    office.waitsAt(KEY, PREPARE);
    assertThat(periods.require(period.id()).finishedAt()).as("the other directive is still open").isNull();

    plan.assign(prepareOf(given.get(1)), (LocalDate) null, "REJECT", "Đã có trong chương trình công tác");
    office.waitsAt(KEY);
    assertThat(reached("endEvent_directiveAssigned")).isTrue();
    assertThat(reached("endEvent_directiveNotAssigned")).isTrue();
    assertThat(office.ended("annual-cycle", KEY, "endEvent_cycleClosed")).isTrue();
    assertThat(periods.require(period.id()).finishedAt()).isNotNull();
  }

  @Test
  void aConclusionWithoutDirectivesClosesTheCycle() {
    Period period = open(LocalDate.of(2026, 10, 1));
    plan.closeByHand(YEAR, "Chốt sớm");
    plan.summarise(YEAR);
    plan.conclude(YEAR, List.of());
    plan.sign(YEAR);
    office.waitsAt(KEY);
    assertThat(office.ended("annual-cycle", KEY, "endEvent_cycleClosed")).isTrue();
    assertThat(periods.require(period.id()).finishedAt()).isNotNull();
    assertThat(office.instancesOf("task-assignment", KEY)).isZero();

    office.waitsAt(KEY + "/LDLD-AG", "userTask_draftReport");
    report("LDLD-AG", 1);
    assertThat(reports.find(period.id(), "LDLD-AG").orElseThrow().lateBy()).as("sent in time, after the period was closed")
        .isEqualTo(Report.LateBy.RECEIVER);
  }

  private Period open(LocalDate day) {
    office.itIs(day);
    return plan.openByHand(YEAR);
  }

  /** A report is drafted, approved and accepted at its desks. */
  private void report(String unit, long amount) {
    String key = KEY + "/" + unit;
    String user = unit.toLowerCase(java.util.Locale.ROOT);
    Task draft = office.task(key, "userTask_draftReport");
    office.completes(user + ".staff", draft, ReportTexts.whole(office.work(user + ".staff", draft), amount));
    office.completes(user + ".leader", key, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", key, "userTask_acceptReport", "decision", "APPROVE");
  }

  /** Eighty reports at their desks would take long; their acceptance is recorded and told instead. */
  private void settle(Period period, Report report) {
    plan.accepted(period, report.unit(), 1);
    fanOut.settle("annual-report", KEY + "/" + report.unit());
  }

  private Task prepareOf(Directive directive) {
    return tasks.createTaskQuery().taskDefinitionKey(PREPARE).processVariableValueEquals("directiveId", directive.id()).singleResult();
  }

  private static Map<String, Object> part(Map<String, Object> row, String paragraph, String leadUnit) {
    Map<String, Object> part = new LinkedHashMap<>(row);
    part.put("key", paragraph + "#1");
    part.put("paragraph", paragraph);
    part.put("assignee", leadUnit);
    return part;
  }

  private boolean reached(String element) {
    return history.createHistoricActivityInstanceQuery().activityId(element).finished().count() > 0;
  }

  private static void assertRefused(ThrowingCallable act, Refused.Kind kind, String message) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.kind()).isEqualTo(kind);
      assertThat(refused).hasMessageContaining(message);
    });
  }
}
