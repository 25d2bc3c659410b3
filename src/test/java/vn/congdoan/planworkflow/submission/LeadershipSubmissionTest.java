package vn.congdoan.planworkflow.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.summary.Summary;
import vn.congdoan.planworkflow.summary.SummaryBuilding;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** The consolidated report before the Presidium and the Party caucus, and their conclusion: paragraph III.8d of plan 45. */
class LeadershipSubmissionTest extends ProcessTest {

  private static final int YEAR = 2026;
  private static final String KEY = PlanYear.key(YEAR);
  private static final String PRESIDIUM = "userTask_considerByPresidium";
  private static final String OPINIONS = "userTask_recordMemberOpinions";
  private static final String CAUCUS = "userTask_concludeByCaucus";
  private static final String NOTICE = "userTask_draftNotice";
  private static final String SIGN = "userTask_signNotice";
  private static final String REVISE = "userTask_reviseSubmission";
  private static final String APPROVE_REVISION = "userTask_approveRevision";
  private static final LocalDate NEXT_SPRING = LocalDate.of(2027, 3, 31);

  @Autowired private PlanYear plan;
  @Autowired private Processes processes;
  @Autowired private SummaryBuilding building;
  @Autowired private Summaries summaries;
  @Autowired private Submissions submissions;
  @Autowired private Directives directives;
  @Autowired private Registers registers;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void aSummaryIsApproved() {
    office.itIs(LocalDate.of(2026, 12, 18));
    start(YEAR);
  }

  @Test
  void bothBodiesAgreeAndTheNoticeIsSignedNumberedAndIssued() {
    assertThat(office.task(KEY, PRESIDIUM).getDueDate()).as("the plan's day").isEqualTo("2026-12-25T17:00:00");
    office.completes("dct.leader", KEY, PRESIDIUM, "decision", "APPROVE", "opinion", "Đồng ý trình Đảng đoàn.");
    office.completes("ddtld.staff", KEY, OPINIONS, "opinions", List.of(
        Map.of("member", "Phó Bí thư Đảng đoàn", "text", "Nhất trí."), Map.of("member", "Ủy viên", "text", "Bổ sung giải pháp.")));
    assertThat(office.work("ddtld.leader", office.task(KEY, CAUCUS)).get("opinions").toString())
        .contains("Đồng ý trình Đảng đoàn.", "Phó Bí thư Đảng đoàn", "Bổ sung giải pháp.");
    office.completes("ddtld.leader", KEY, CAUCUS, "decision", "APPROVE", "conclusion", "Thống nhất với báo cáo.");
    Task notice = office.task(KEY, NOTICE);
    assertThat(notice.getDueDate()).as("three working days, from a Friday").isEqualTo("2026-12-23T17:00:00");
    assertThat(office.work("vpdd.staff", notice)).containsEntry("nextNumber", "01-TB/ĐĐTLĐ").containsEntry("conclusion", "Thống nhất với báo cáo.");
    plan.draftNotice(YEAR, List.of(PlanYear.directive("Rà soát nhà ở công nhân", "QLDATC", NEXT_SPRING, "TC", "CSPL")));
    office.completes("ddtld.leader", KEY, SIGN, "decision", "APPROVE");

    office.waitsAt(KEY);
    assertThat(office.ended("leadership-submission", KEY, "endEvent_noticeIssued")).isTrue();
    assertThat(submission()).satisfies(one -> {
      assertThat(one.noticeNumber()).isEqualTo("01-TB/ĐĐTLĐ");
      assertThat(one.signedBy()).isEqualTo("ddtld.leader");
      assertThat(one.issuedOn()).isEqualTo(LocalDate.of(2026, 12, 18));
      assertThat(one.conclusion()).isEqualTo("Thống nhất với báo cáo.");
    });
    assertThat(registers.document("DDTLD", Registers.Direction.OUT, "TB/ĐĐTLĐ 2023-2028", 1)).contains("01-TB/ĐĐTLĐ");
    assertThat(directives.ofNotice("01-TB/ĐĐTLĐ")).singleElement().satisfies(one -> {
      assertThat(one.leadUnit()).isEqualTo("QLDATC");
      assertThat(one.dueOn()).isEqualTo(NEXT_SPRING);
      assertThat(one.coordinatingUnits()).containsExactly("TC", "CSPL");
    });
  }

  @Test
  void thePresidiumReturnsAndTheRevisedDocumentStandsBesideTheApprovedSummary() {
    assertRefused(() -> office.tries("dct.leader", office.task(KEY, PRESIDIUM), "decision", "RETURN"), "reason");
    office.completes("dct.leader", KEY, PRESIDIUM, "decision", "RETURN", "reason", "Làm rõ nguyên nhân chậm", "opinion", "Cần đánh giá kỹ hơn.");
    Task revise = office.task(KEY, REVISE);
    assertThat(revise.getDueDate()).as("five working days after the return").isEqualTo("2026-12-25T17:00:00");
    assertThat(office.sees("vpdd.staff", revise).get("lastReturn").toString()).contains("Làm rõ nguyên nhân chậm");
    assertRefused(() -> office.tries("vpdd.staff", office.task(KEY, REVISE), "sections", plan.sectionsShown("vpdd.staff", office.task(KEY, REVISE))),
        "assessment", "explanation");
    revise("Bản đã làm rõ nguyên nhân");
    office.completes("vpdd.leader", KEY, APPROVE_REVISION, "decision", "APPROVE");

    office.waitsAt(KEY, PRESIDIUM);
    Summary summary = summaries.require(submission().summaryId());
    assertThat(summary.assessment()).as("the approved summary stays as it was").isEqualTo("Đánh giá chung");
    assertThat(submissions.revision(submission().id()).orElseThrow().assessment()).isEqualTo("Bản đã làm rõ nguyên nhân");
    assertThat(office.work("dct.leader", office.task(KEY, PRESIDIUM)).get("summary").toString()).contains("Bản đã làm rõ nguyên nhân");
    assertThat(office.work("dct.leader", office.task(KEY, PRESIDIUM))).containsEntry("explanation", "Đã tiếp thu");
    office.completes("dct.leader", KEY, PRESIDIUM, "decision", "APPROVE");
    office.waitsAt(KEY, OPINIONS);
    assertThat(office.sees("ddtld.staff", office.task(KEY, OPINIONS)).toString()).as("what the Presidium said first stays on record")
        .contains("Cần đánh giá kỹ hơn.", "Làm rõ nguyên nhân chậm", "Đã tiếp thu");
  }

  @Test
  void theCaucusReturnsAndTheSubmissionBeginsAgainBeforeThePresidium() {
    agreeAndRecord();
    assertRefused(() -> office.tries("ddtld.leader", office.task(KEY, CAUCUS), "decision", "RETURN"), "reason");
    office.completes("ddtld.leader", KEY, CAUCUS, "decision", "RETURN", "reason", "Bổ sung kiến nghị");
    revise("Bản có kiến nghị");
    office.completes("vpdd.leader", KEY, APPROVE_REVISION, "decision", "APPROVE");
    agreeAndRecord();
    assertThat(submissions.opinions(submission().id())).as("opinions on both versions stay").hasSize(2);
    office.completes("ddtld.leader", KEY, CAUCUS, "decision", "APPROVE", "conclusion", "Thống nhất.");
    office.waitsAt(KEY, NOTICE);
  }

  @Test
  void theOfficeLeaderReturnsTheRevision() {
    office.completes("dct.leader", KEY, PRESIDIUM, "decision", "RETURN", "reason", "Làm rõ nguyên nhân");
    revise("Bản chưa đạt");
    assertRefused(() -> office.tries("vpdd.leader", office.task(KEY, APPROVE_REVISION), "decision", "RETURN"), "reason");
    office.completes("vpdd.leader", KEY, APPROVE_REVISION, "decision", "RETURN", "reason", "Chưa nêu số liệu");
    assertThat(office.sees("vpdd.staff", office.task(KEY, REVISE)).get("lastReturn").toString()).contains("Chưa nêu số liệu");
    revise("Bản có số liệu");
    assertThat(jdbc.sql("select assessment from submission_revision where submission_id = ? order by version").param(submission().id()).query(String.class)
        .list()).as("each version stays").containsExactly("Bản chưa đạt", "Bản có số liệu");
    office.completes("vpdd.leader", KEY, APPROVE_REVISION, "decision", "APPROVE");
    office.waitsAt(KEY, PRESIDIUM);
  }

  @Test
  void aNoticeThatIsReturnedGetsNoNumber() {
    plan.conclude(YEAR, List.of(PlanYear.directive("Rà soát", "QHLD", NEXT_SPRING)));
    assertRefused(() -> office.tries("ddtld.leader", office.task(KEY, SIGN), "decision", "RETURN"), "reason");
    office.completes("ddtld.leader", KEY, SIGN, "decision", "RETURN", "reason", "Nêu rõ sản phẩm của chỉ đạo");
    Task again = office.task(KEY, NOTICE);
    assertThat(office.sees("vpdd.staff", again).get("lastReturn").toString()).contains("Nêu rõ sản phẩm của chỉ đạo");
    assertThat(office.work("vpdd.staff", again).get("values").toString()).contains("Rà soát", "QHLD");
    assertThat(submission().noticeNumber()).isNull();
    plan.draftNotice(YEAR, List.of(PlanYear.directive("Rà soát, báo cáo bằng văn bản", "QHLD", NEXT_SPRING)));
    plan.sign(YEAR);
    assertThat(submission().noticeNumber()).isEqualTo("01-TB/ĐĐTLĐ");
    assertThat(directives.ofNotice("01-TB/ĐĐTLĐ")).extracting(Directive::what).containsExactly("Rà soát, báo cáo bằng văn bản");
  }

  @Test
  void numbersRunOnWithinATermOfOfficeWhateverTheYear() {
    plan.conclude(YEAR, List.of());
    plan.sign(YEAR);
    office.itIs(LocalDate.of(2027, 12, 17));
    start(2027);
    plan.conclude(2027, List.of());
    plan.sign(2027);
    assertThat(submissions.ofYear(Office.PLAN, 2027).orElseThrow().noticeNumber()).isEqualTo("02-TB/ĐĐTLĐ");
  }

  @Test
  void aNoticeWithoutDirectivesMustSaySoAndEachDirectiveMustBeWhole() {
    agreeAndRecord();
    office.completes("ddtld.leader", KEY, CAUCUS, "decision", "APPROVE", "conclusion", "Thống nhất.");
    assertRefused(() -> office.tries("vpdd.staff", office.task(KEY, NOTICE), "content", " "), "content", "directives");
    assertRefused(() -> office.tries("vpdd.staff", office.task(KEY, NOTICE), "content", "Kết luận", "directives", List.of(
            Map.of("what", "Việc một"), PlanYear.directive("Việc hai", "KHONG-CO", LocalDate.of(2026, 12, 18), "KHONG-CO"),
            Map.of("what", "Việc ba", "leadUnit", "TC", "dueOn", "2027-02-30", "coordinatingUnits", List.of("TC")))),
        "directives.0.leadUnit", "directives.0.dueOn", "directives.1.leadUnit", "directives.1.dueOn", "directives.1.coordinatingUnits",
        "directives.2.dueOn", "directives.2.coordinatingUnits");
    office.waitsAt(KEY, NOTICE);
    office.completes("vpdd.staff", KEY, NOTICE, "content", "Kết luận", "directives", List.of(), "noDirectives", true);
    office.waitsAt(KEY, SIGN);
  }

  @Test
  void opinionsAndAConclusionAreRequired() {
    office.completes("dct.leader", KEY, PRESIDIUM, "decision", "APPROVE");
    assertRefused(() -> office.tries("ddtld.staff", office.task(KEY, OPINIONS), "opinions", List.of()), "opinions");
    assertRefused(() -> office.tries("ddtld.staff", office.task(KEY, OPINIONS), "opinions", List.of(Map.of("member", "Ủy viên"))), "opinions.0.text");
    office.completes("ddtld.staff", KEY, OPINIONS, "opinions", List.of(Map.of("member", "Ủy viên", "text", "Nhất trí.")));
    assertRefused(() -> office.tries("ddtld.leader", office.task(KEY, CAUCUS), "decision", "APPROVE"), "conclusion");
    assertRefused(() -> office.tries("ddtld.leader", office.task(KEY, CAUCUS), "decision", "REJECT", "reason", "Không"), "decision");
    office.waitsAt(KEY, CAUCUS);
  }

  private void start(int year) {
    Period period = plan.closed(plan.withUnits(year, "LDLD-AG"));
    long summary = building.build(period.id());
    summaries.edit(summary, summaries.require(summary).sections(), "Đánh giá chung", null);
    summaries.seal(summary);
    processes.start("leadership-submission", PlanYear.key(year), Map.of("planCode", period.planCode(), "year", year, "summaryId", summary));
  }

  private void agreeAndRecord() {
    office.completes("dct.leader", KEY, PRESIDIUM, "decision", "APPROVE");
    office.completes("ddtld.staff", KEY, OPINIONS, "opinions", new ArrayList<>(List.of(Map.of("member", "Ủy viên", "text", "Nhất trí."))));
  }

  private void revise(String assessment) {
    Task revise = office.task(KEY, REVISE);
    office.completes("vpdd.staff", revise, "sections", plan.sectionsShown("vpdd.staff", revise), "assessment", assessment, "explanation", "Đã tiếp thu");
  }

  private Submission submission() {
    return submissions.ofYear(Office.PLAN, YEAR).orElseThrow();
  }

  private static void assertRefused(ThrowingCallable act, String... fields) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
      assertThat(refused.problems()).extracting(Problem::field).contains(fields);
    });
  }
}
