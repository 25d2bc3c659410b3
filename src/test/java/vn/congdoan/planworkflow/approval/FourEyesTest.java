package vn.congdoan.planworkflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** A person who sits at every desk of the leading office and of the bodies above it still approves nothing of their own (domain rule 2). */
class FourEyesTest extends ProcessTest {

  private static final String EVERYWHERE = "vpdd.everywhere";
  private static final int YEAR = 2026;
  private static final String KEY = PlanYear.key(YEAR);

  @Autowired private PlanYear plan;
  @Autowired private Plans plans;
  @Autowired private PlanRuns runs;
  @Autowired private Processes processes;
  @Autowired private RuntimeService runtime;
  @Autowired private Summaries summaries;
  @Autowired private IdentityService identity;

  @BeforeEach
  void onePersonHasEveryRole() {
    office.itIs(LocalDate.of(2026, 12, 14));
    identity.saveUser(identity.newUser(EVERYWHERE));
    for (String group : List.of("VPDD.staff", "VPDD.leader", "DCT.leader", "DDTLD.staff", "DDTLD.leader")) identity.createMembership(EVERYWHERE, group);
  }

  @AfterEach
  void thePersonLeaves() {
    identity.deleteUser(EVERYWHERE);
  }

  @Test
  void theSummaryAndItsSubmission() {
    Period period = plan.closed(plan.withUnits(YEAR, "LDLD-AG"));
    processes.start("report-summary", KEY, Map.of("planCode", Office.PLAN, "year", YEAR, "cycleId", period.id()));
    office.runDueJobs();
    plan.checkSections(YEAR);
    act("userTask_editSummary", "sections", sections(), "assessment", "Đánh giá");
    refused("userTask_approveSummary", "decision", "APPROVE");
    long summary = summaries.ofPeriod(period.id()).orElseThrow().id();
    assertThat(summaries.require(summary).sealedAt()).isNull();
    office.completes("vpdd.leader", KEY, "userTask_approveSummary", "decision", "APPROVE");

    processes.start("leadership-submission", KEY, Map.of("planCode", Office.PLAN, "year", YEAR, "summaryId", summary));
    refused("userTask_considerByPresidium", "decision", "APPROVE");
    office.completes("dct.leader", KEY, "userTask_considerByPresidium", "decision", "RETURN", "reason", "Làm rõ");
    office.completes("vpdd.staff", KEY, "userTask_reviseSubmission", "sections", sections(), "assessment", "Đánh giá", "explanation", "Đã làm rõ");
    refused("userTask_approveRevision", "decision", "APPROVE");
    office.completes("vpdd.leader", KEY, "userTask_approveRevision", "decision", "APPROVE");
    office.completes("dct.leader", KEY, "userTask_considerByPresidium", "decision", "APPROVE");
    act("userTask_recordMemberOpinions", "opinions", List.of(Map.of("member", "Ủy viên", "text", "Nhất trí.")));
    refused("userTask_concludeByCaucus", "decision", "APPROVE", "conclusion", "Thống nhất.");
    office.completes("ddtld.leader", KEY, "userTask_concludeByCaucus", "decision", "APPROVE", "conclusion", "Thống nhất.");
    act("userTask_draftNotice", "content", "Kết luận", "noDirectives", true);
    refused("userTask_signNotice", "decision", "APPROVE");
    office.completes("ddtld.leader", KEY, "userTask_signNotice", "decision", "APPROVE");
    assertThat(office.ended("leadership-submission", KEY, "endEvent_noticeIssued")).isTrue();
  }

  @Test
  void theFinalReview() {
    runs.begin(Office.PLAN, "vpdd.staff");
    runtime.createProcessInstanceByKey("plan-implementation").businessKey(KEY).setVariable("planCode", Office.PLAN)
        .setVariable("officeUnitCode", "VPDD").startBeforeActivity("userTask_draftFinalReview").execute();
    act("userTask_draftFinalReview", "content", "Tổng kết");
    refused("userTask_approveFinalReview", "decision", "APPROVE");
    office.completes("vpdd.leader", KEY, "userTask_approveFinalReview", "decision", "APPROVE");
    assertThat(runs.find(Office.PLAN).orElseThrow().endedAt()).isNotNull();
  }

  private void act(String step, Object... fields) {
    office.tries(EVERYWHERE, office.task(KEY, step), fields);
  }

  private void refused(String step, Object... fields) {
    Task task = office.task(KEY, step);
    assertThatThrownBy(() -> office.tries(EVERYWHERE, task, fields)).as(step).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
    assertThat(office.task(KEY, step).getId()).isEqualTo(task.getId());
  }

  private Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    plans.require(Office.PLAN).contentGroups().forEach(group -> sections.put(group.code(), "Nội dung " + group.code()));
    return sections;
  }
}
