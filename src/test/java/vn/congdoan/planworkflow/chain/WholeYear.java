package vn.congdoan.planworkflow.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.SummaryContents;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** The whole chain once, on the real plan with all units: from the assignment to the assignment that the conclusion orders. */
abstract class WholeYear extends ProcessTest {

  private static final String YEAR = Office.PLAN + "/2026";

  @Autowired private PlanStarts starts;
  @Autowired private Periods periods;
  @Autowired private Reports reports;
  @Autowired private SummaryContents summaryContents;
  @Autowired private Submissions submissions;
  @Autowired private Directives directives;
  @Autowired private vn.congdoan.planworkflow.plan.Plans plans;
  @Autowired private org.camunda.bpm.engine.TaskService tasks;
  @Autowired private org.camunda.bpm.engine.RuntimeService runtime;

  @Test
  void aPlanRunsFromItsAssignmentToTheAssignmentThatItsConclusionOrders() {
    office.itIs(LocalDate.of(2026, 9, 15));
    office.as("vpdd.staff", () -> starts.startPlan(Office.PLAN));
    assign(Office.PLAN);
    office.runDueJobs();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("unit-implementation").count()).as("one per unit of III.7").isEqualTo(82);
    assertThat(office.whoMustAct(Office.PLAN + "/III.2a/CSPL", "userTask_acknowledgeDuty")).containsExactly("CSPL.leader");
    assertThat(office.whoMustAct(Office.PLAN + "/LDLD-DNA", "userTask_registerDocument")).containsExactly("LDLD-DNA.clerk");
    assertThat(office.instancesOf("annual-cycle", YEAR)).as("not before its opening day").isZero();

    office.itIs(LocalDate.of(2026, 10, 1));
    office.runDueJobs();
    assertThat(office.instancesOf("annual-cycle", YEAR)).as("opened by itself on the opening day").isEqualTo(1);
    office.waitsAt(YEAR, "userTask_followReports");
    Period period = periods.find(Office.PLAN, 2026).orElseThrow();
    List<Report> direct = reports.direct(period.id());
    assertThat(direct).as("82 unions and 4 departments").hasSize(86);

    office.itIs(LocalDate.of(2026, 11, 10));
    for (Report report : direct) carryThrough(report);
    office.runDueJobs();
    assertThat(reports.direct(period.id())).allMatch(Report::accepted);
    assertThat(office.openSteps(YEAR)).as("the cycle went on by itself").doesNotContain("userTask_followReports").contains("userTask_checkSection");

    summarise(period);
    submit();
    office.runDueJobs();
    Directive directive = directives.ofNotice(submissions.ofYear(Office.PLAN, 2026).orElseThrow().noticeNumber()).get(0);
    assign(YEAR);
    office.runDueJobs();
    String directiveKey = Office.PLAN + "/" + directive.notice() + "#" + directive.id() + "/QHLD";
    Task duty = office.task(directiveKey, "userTask_acknowledgeDuty");
    assertThat(tasks.getIdentityLinksForTask(duty.getId())).extracting("groupId").containsExactly("QHLD.leader");
    assertThat(office.ended("annual-cycle", YEAR, "endEvent_cycleClosed")).isTrue();
    assertThat(periods.require(period.id()).finishedAt()).isNotNull();
  }

  private void assign(String businessKey) {
    Task prepare = office.task(businessKey, "userTask_prepareAssignments");
    Object rows = ((Map<?, ?>) office.work("vpdd.staff", prepare).get("values")).get("rows");
    office.completes("vpdd.staff", businessKey, "userTask_prepareAssignments", "rows", rows);
    office.completes("vpdd.leader", businessKey, "userTask_approveAssignments", "decision", "APPROVE");
  }

  private void carryThrough(Report report) {
    for (Report below : reports.subordinates(report.id())) carryThrough(below);
    office.runDueJobs();
    String key = YEAR + "/" + report.unit();
    String unit = report.unit().toLowerCase(Locale.ROOT);
    Task draft = office.task(key, "userTask_draftReport");
    office.completes(unit + ".staff", draft, ReportTexts.whole(office.work(unit + ".staff", draft), report.parentReport() == null ? 10 : 3));
    office.completes(unit + ".leader", key, "userTask_approveReport", "decision", "APPROVE");
    office.completes(report.receivingUnit().toLowerCase(Locale.ROOT) + ".staff", key, "userTask_acceptReport", "decision", "APPROVE");
  }

  private void summarise(Period period) {
    assertThat(summaryContents.parts(period.id(), plans.require(Office.PLAN).figures().get(0))).as("departments give no figures").hasSize(82)
        .allMatch(part -> part.amount() == 10);
    List<Task> checks = tasks.createTaskQuery().processInstanceBusinessKey(YEAR).taskDefinitionKey("userTask_checkSection").list();
    assertThat(checks).hasSize(4);
    for (Task check : checks) {
      String group = tasks.getIdentityLinksForTask(check.getId()).get(0).getGroupId();
      String checker = group.substring(0, group.indexOf('.')).toLowerCase(Locale.ROOT) + ".staff";
      office.completes(checker, check, "decision", "APPROVE");
    }
    office.runDueJobs();
    Task edit = office.task(YEAR, "userTask_editSummary");
    Object sections = ((Map<?, ?>) office.work("vpdd.staff", edit).get("values")).get("sections");
    office.completes("vpdd.staff", edit, "sections", sections, "assessment", "Các đơn vị triển khai nghiêm túc.");
    office.completes("vpdd.leader", YEAR, "userTask_approveSummary", "decision", "APPROVE");
  }

  private void submit() {
    office.completes("dct.leader", YEAR, "userTask_considerByPresidium", "decision", "APPROVE", "opinion", "Đồng ý trình Đảng đoàn.");
    office.completes("ddtld.staff", YEAR, "userTask_recordMemberOpinions",
        "opinions", List.of(Map.of("member", "Ủy viên Đảng đoàn phụ trách Quan hệ lao động", "text", "Đề nghị nhân rộng mô hình tốt.")));
    office.completes("ddtld.leader", YEAR, "userTask_concludeByCaucus", "decision", "APPROVE", "conclusion", "Thống nhất với báo cáo.");
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("what", "Nhân rộng mô hình chăm lo nhà ở cho công nhân");
    directive.put("leadUnit", "QHLD");
    directive.put("dueOn", "2027-03-31");
    directive.put("coordinatingUnits", List.of("QLDATC"));
    office.completes("vpdd.staff", YEAR, "userTask_draftNotice", "content", "Đảng đoàn kết luận như sau.", "directives", List.of(directive));
    office.completes("ddtld.leader", YEAR, "userTask_signNotice", "decision", "APPROVE");
    assertThat(submissions.ofYear(Office.PLAN, 2026).orElseThrow().noticeNumber()).isEqualTo("01-TB/ĐĐTLĐ");
  }
}
