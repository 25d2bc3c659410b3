package vn.congdoan.planworkflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** The annual report of one unit: paragraphs II.1 to II.5, III.7c and III.8a of plan 45. */
class AnnualReportTest extends ProcessTest {

  private static final String DONG_NAI = Office.PLAN + "/2026/LDLD-DNA";
  private static final String AN_GIANG = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanRuns runs;
  @Autowired private PlanStarts starts;
  @Autowired private Periods periods;
  @Autowired private Reports reports;
  @Autowired private Acts acts;
  @Autowired private Registers registers;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void aPeriodIsOpen() {
    office.itIs(LocalDate.of(2026, 10, 1));
    runs.begin(Office.PLAN, "vpdd.staff");
    office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2026));
    office.runDueJobs();
  }

  @Test
  void aReportIsDraftedApprovedAndAccepted() {
    office.waitsAt(AN_GIANG, "userTask_draftReport");
    assertThat(office.task(AN_GIANG, "userTask_draftReport").getDueDate()).as("before 30/11, moved from Sunday to Friday")
        .isEqualTo("2026-11-27T17:00:00");
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(100));
    office.waitsAt(AN_GIANG, "userTask_approveReport");
    office.completes("ldld-ag.leader", AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    office.waitsAt(AN_GIANG, "userTask_acceptReport");
    office.completes("vptld.staff", AN_GIANG, "userTask_acceptReport", "decision", "APPROVE");
    office.waitsAt(AN_GIANG);
    assertThat(office.ended("annual-report", AN_GIANG, "endEvent_reportAccepted")).isTrue();
    Report report = report("LDLD-AG");
    assertThat(report.accepted()).isTrue();
    assertThat(report.lateBy()).isNull();
    assertThat(report.arrivalNumber()).isEqualTo(1L);
    assertThat(report.figures()).containsEntry("newMembers", 100L);
  }

  @Test
  void theLeaderReturnsTheDraftWithAReasonAndADueDateOfItsOwn() {
    office.itIs(LocalDate.of(2026, 11, 26));
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(1));
    assertRefused(() -> office.tries("ldld-ag.leader", office.task(AN_GIANG, "userTask_approveReport"), "decision", "RETURN"), Refused.Kind.INVALID,
        "reason");
    office.completes("ldld-ag.leader", AN_GIANG, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu quý IV");
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    assertThat(draft.getDueDate()).as("five working days after the return").isEqualTo("2026-12-03T17:00:00");
    Map<String, Object> form = office.sees("ldld-ag.staff", draft);
    assertThat(form.get("lastReturn")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("reason", "Thiếu số liệu quý IV");
    assertThat(report("LDLD-AG").stateLabel()).isEqualTo("Bị trả lại");
    assertThat(report("LDLD-AG").overdueOn(LocalDate.of(2026, 12, 1))).as("a returned report is not late before its own day").isFalse();
  }

  @Test
  void theReceivingOfficeReturnsTheReportAndTheOldVersionStays() {
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(1));
    office.completes("ldld-ag.leader", AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    assertThat(office.task(AN_GIANG, "userTask_acceptReport").getDueDate()).as("five working days after it was sent").isEqualTo("2026-10-08T17:00:00");
    assertRefused(() -> office.tries("vptld.staff", office.task(AN_GIANG, "userTask_acceptReport"), "decision", "RETURN"), Refused.Kind.INVALID, "reason");
    office.completes("vptld.staff", AN_GIANG, "userTask_acceptReport", "decision", "RETURN", "reason", "Số liệu chưa khớp");
    assertThat(office.sees("ldld-ag.staff", office.task(AN_GIANG, "userTask_draftReport")).get("lastReturn").toString()).contains("Số liệu chưa khớp");
    assertThat(jdbc.sql("select figures from report_version where report_id = ? and version = 1").param(report("LDLD-AG").id()).query(String.class)
        .single()).contains("\"newMembers\":1");
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(2));
    office.completes("ldld-ag.leader", AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", AN_GIANG, "userTask_acceptReport", "decision", "APPROVE");
    assertThat(report("LDLD-AG").version()).isEqualTo(2);
    assertThat(report("LDLD-AG").figures()).containsEntry("newMembers", 2L);
  }

  @Test
  void aUnitWithSubordinatesWaitsForThem() {
    List<Report> upper = reports.subordinates(report("LDLD-DNA").id());
    assertThat(upper).hasSize(3);
    office.waitsAt(DONG_NAI);
    for (Report child : upper) {
      for (Report grassroots : reports.subordinates(child.id())) {
        assertThat(grassroots.dueOn()).isBefore(child.dueOn());
        carryThrough(grassroots, child.unit());
      }
      office.runDueJobs();
      carryThrough(child, "LDLD-DNA");
    }
    office.runDueJobs();
    office.waitsAt(DONG_NAI, "userTask_draftReport");
    assertThat((List<?>) office.work("ldld-dna.staff", office.task(DONG_NAI, "userTask_draftReport")).get("subordinates")).hasSize(3);
  }

  @Test
  void aUnitStopsWaitingWhenItsSubordinatesAreOverdue() {
    office.itIs(LocalDate.of(2026, 11, 20));
    office.runDueJobs();
    office.waitsAt(DONG_NAI, "userTask_draftReport");
  }

  @Test
  void anOverdueUnitIsUrgedAndTheTaskEndsWithTheReport() {
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    office.waitsAt(AN_GIANG, "userTask_draftReport", "userTask_urgeUnit");
    Task urging = office.task(AN_GIANG, "userTask_urgeUnit");
    assertRefused(() -> office.tries("vpdd.staff", urging, "method", "PIGEON"), Refused.Kind.INVALID, "method");
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(1));
    office.completes("ldld-ag.leader", AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", AN_GIANG, "userTask_acceptReport", "decision", "APPROVE");
    office.waitsAt(AN_GIANG);
    assertThat(report("LDLD-AG").lateBy()).isEqualTo(Report.LateBy.UNIT);
  }

  @Test
  void theLeadingOfficeRecordsHowItUrgedAUnit() {
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    Task urging = office.task(AN_GIANG, "userTask_urgeUnit");
    assertThat(urging.getDueDate()).as("the working day after").isEqualTo("2026-11-30T17:00:00");
    assertThat(office.work("vpdd.staff", urging).get("report").toString()).contains("LDLD-AG", "daysLate=1");
    assertRefused(() -> office.tries("vpdd.staff", urging, "method", "PHONE"), Refused.Kind.INVALID, "note");
    office.completes("vpdd.staff", AN_GIANG, "userTask_urgeUnit", "method", "PHONE", "note", "Đã gọi Văn phòng, hẹn nộp ngày 30/11");
    office.waitsAt(AN_GIANG, "userTask_draftReport");
    assertThat(acts.of(report("LDLD-AG").subject())).last().satisfies(act -> {
      assertThat(act.kind()).isEqualTo(Acts.Kind.RECORD);
      assertThat(act.actor()).isEqualTo("vpdd.staff");
      assertThat(act.reason()).isEqualTo("Điện thoại: Đã gọi Văn phòng, hẹn nộp ngày 30/11");
    });
    assertThat(jdbc.sql("select count(*) from urging_record where report_id = ? and method = 'PHONE'").param(report("LDLD-AG").id())
        .query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void aReportThatWaitsForAcceptanceIsNotItsUnitsDelay() {
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(1));
    office.completes("ldld-ag.leader", AN_GIANG, "userTask_approveReport", "decision", "APPROVE");
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    office.waitsAt(AN_GIANG, "userTask_acceptReport");
    office.itIs(LocalDate.of(2026, 12, 11));
    office.runDueJobs();
    office.completes("vptld.staff", AN_GIANG, "userTask_acceptReport", "decision", "APPROVE");
    assertThat(report("LDLD-AG").lateBy()).as("kept after the cut-off, charged to the receiver").isEqualTo(Report.LateBy.RECEIVER);
  }

  @Test
  void anUnfinishedReportIsRefusedFieldByFieldAndNothingTypedIsLost() {
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("II.1", "Đã tuyên truyền");
    assertThatThrownBy(() -> office.tries("ldld-ag.staff", draft, "sections", sections, "figures", Map.of("newMembers", "nhiều")))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
          assertThat(refused.problems()).extracting("field").contains("sections.II.2", "figures.newMembers").doesNotContain("sections.II.1");
        });
    office.waitsAt(AN_GIANG, "userTask_draftReport");
    assertThat(office.sees("ldld-ag.staff", draft).get("draft")).asString().contains("Đã tuyên truyền", "nhiều");
  }

  @Test
  void neitherTheDrafterNorTheLeaderOfAnotherUnitApproves() {
    office.completes("ldld-ag.staff", AN_GIANG, "userTask_draftReport", content(1));
    Task approval = office.task(AN_GIANG, "userTask_approveReport");
    assertRefused(() -> office.tries("ldld-ag.staff", approval, "decision", "APPROVE"), Refused.Kind.NOT_FOUND, null);
    assertRefused(() -> office.tries("ldld-bg.leader", approval, "decision", "APPROVE"), Refused.Kind.NOT_FOUND, null);
  }

  @Test
  void aDepartmentReportsOnWhatItLeadsAndGivesNoFigures() {
    String department = Office.PLAN + "/2026/QHLD";
    Task draft = office.task(department, "userTask_draftReport");
    List<?> groups = (List<?>) office.work("qhld.staff", draft).get("contentGroups");
    assertThat(groups.stream().map(group -> String.valueOf(((Map<?, ?>) group).get("code")))).containsExactly("II.3", "II.4");
    assertThat(groups).allSatisfy(group -> assertThat((List<?>) ((Map<?, ?>) group).get("figures")).isEmpty());
    carryThrough(report("QHLD"), "VPTLD");
    assertThat(report("QHLD").accepted()).isTrue();
    assertThat(report("QHLD").figures()).isEmpty();
  }

  @Test
  void acceptedReportsAreNumberedInTheIncomingRegisterOneAfterTheOther() {
    carryThrough(report("LDLD-AG"), "VPTLD");
    carryThrough(report("LDLD-BG"), "VPTLD");
    assertThat(report("LDLD-BG").arrivalNumber()).isEqualTo(2L);
    assertThat(registers.document("VPTLD", Registers.Direction.IN, "2026", 2)).hasValueSatisfying(
        document -> assertThat(document).contains("Báo cáo năm 2026", "Bắc Giang"));
  }

  private void carryThrough(Report report, String receiver) {
    String key = Office.PLAN + "/2026/" + report.unit();
    String unit = report.unit().toLowerCase(java.util.Locale.ROOT);
    Task draft = office.task(key, "userTask_draftReport");
    office.completes(unit + ".staff", draft, ReportTexts.whole(office.work(unit + ".staff", draft), 1));
    office.completes(unit + ".leader", key, "userTask_approveReport", "decision", "APPROVE");
    office.completes(receiver.toLowerCase(java.util.Locale.ROOT) + ".staff", key, "userTask_acceptReport", "decision", "APPROVE");
  }

  private Report report(String unit) {
    return reports.find(periods.find(Office.PLAN, 2026).orElseThrow().id(), unit).orElseThrow();
  }

  /** A whole report with the same amount in every figure. */
  private Object[] content(long amount) {
    return ReportTexts.whole(office.work("ldld-ag.staff", office.task(AN_GIANG, "userTask_draftReport")), amount);
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, Refused.Kind kind, String field) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.kind()).isEqualTo(kind);
      if (field != null) assertThat(refused.problems()).extracting("field").contains(field);
    });
  }
}
