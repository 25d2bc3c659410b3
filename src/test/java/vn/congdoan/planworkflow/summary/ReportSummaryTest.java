package vn.congdoan.planworkflow.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** The consolidated report of a year: built, checked by the lead departments, edited, approved: paragraphs II.1 to II.5 and III.8d of plan 45. */
class ReportSummaryTest extends ProcessTest {

  private static final int YEAR = 2026;
  private static final String KEY = PlanYear.key(YEAR);
  private static final String CHECK = "userTask_checkSection";
  private static final String EDIT = "userTask_editSummary";
  private static final String APPROVE = "userTask_approveSummary";

  @Autowired private PlanYear plan;
  @Autowired private Processes processes;
  @Autowired private Summaries summaries;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;

  private Period period;

  @BeforeEach
  void aPeriodIsClosedWithTwoReportsOfThree() {
    office.itIs(LocalDate.of(2025, 11, 3));
    Period before = plan.withUnits(YEAR - 1, "LDLD-AG", "CD-XD");
    plan.accepted(before, "LDLD-AG", 70);
    office.itIs(LocalDate.of(2026, 11, 27));
    period = plan.withUnits(YEAR, "LDLD-AG", "CD-XD", "LDLD-BG");
    plan.accepted(period, "LDLD-AG", 100);
    office.itIs(LocalDate.of(2026, 11, 30));
    plan.accepted(period, "CD-XD", 20);
    office.itIs(LocalDate.of(2026, 12, 11));
    plan.closed(period);
    processes.start("report-summary", KEY, Map.of("planCode", period.planCode(), "year", YEAR, "cycleId", period.id()));
    office.runDueJobs();
  }

  @Test
  void theSummaryIsBuiltCheckedEditedAndApproved() {
    assertThat(checks().map(this::groupOf)).containsExactlyInAnyOrder("TG.staff", "QHLD.staff", "QLDATC.staff", "CSPL.staff");
    assertThat(checkOf("TG").getDueDate()).as("three working days, from a Friday").isEqualTo("2026-12-16T17:00:00");
    assertThat(sections(office.work("tg.staff", checkOf("TG")))).extracting(section -> section.get("code")).containsExactly("II.1", "II.2");
    assertThat(sections(office.work("qldatc.staff", checkOf("QLDATC")))).extracting(section -> section.get("code")).containsExactly("II.4");
    plan.checkSections(YEAR);

    Task edit = office.task(KEY, EDIT);
    assertThat(edit.getDueDate()).as("the plan's day").isEqualTo("2026-12-18T17:00:00");
    Map<String, Object> work = office.work("vpdd.staff", edit);
    assertThat(work.get("counts")).isEqualTo(Map.of("expected", 3, "accepted", 2, "late", 1L, "missing", 1L));
    assertThat(work.get("missing").toString()).contains("LDLD-BG").doesNotContain("LDLD-AG");
    assertThat(sections(work)).extracting(section -> section.get("code")).containsExactly("II.1", "II.2", "II.3", "II.4", "II.5");
    Map<String, Object> figure = list(sections(work).get(0).get("figures")).stream().filter(each -> each.get("code").equals("newMembers")).findFirst()
        .orElseThrow();
    assertThat(figure).containsEntry("total", 120L).containsEntry("previousTotal", 70L);
    assertThat(list(figure.get("parts"))).extracting(part -> part.get("value")).containsExactly(100L, 20L);
    assertThat(list(sections(work).get(0).get("reports"))).extracting(report -> report.get("late")).containsExactly(false, true);
    assertThat(list(sections(work).get(3).get("checks"))).as("both leads of II.4").hasSize(2);

    office.completes("vpdd.staff", KEY, EDIT, "sections", sections("Bản biên tập"), "assessment", "Triển khai nghiêm túc", "proposals", "Nhân rộng");
    assertThat(office.work("vpdd.leader", office.task(KEY, APPROVE)).get("values").toString()).contains("Bản biên tập", "Nhân rộng");
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "APPROVE");
    office.waitsAt(KEY);
    assertThat(office.ended("report-summary", KEY, "endEvent_summaryApproved")).isTrue();
    Summary summary = summaries.ofPeriod(period.id()).orElseThrow();
    assertThat(summary.version()).isEqualTo(1);
    assertThat(summary.sealedAt()).isNotNull();
    assertThat(jdbc.sql("select assessment from summary_version where summary_id = ? and version = 1").param(summary.id()).query(String.class).single())
        .isEqualTo("Triển khai nghiêm túc");
  }

  @Test
  void aDepartmentThatWantsAChangeSaysWhyAndTheOfficeReadsItBesideTheSection() {
    assertRefused(() -> office.tries("tg.staff", checkOf("TG"), "decision", "RETURN"), "reason");
    assertRefused(() -> office.tries("tg.staff", checkOf("TG")), "decision");
    office.completes("tg.staff", checkOf("TG"), "decision", "RETURN", "reason", "Bổ sung số liệu kết nạp Đảng");
    office.completes("qhld.staff", checkOf("QHLD"), "decision", "APPROVE", "comment", "Đã đối chiếu");
    plan.checkSections(YEAR);
    List<Map<String, Object>> sections = sections(office.work("vpdd.staff", office.task(KEY, EDIT)));
    assertThat(sections.get(0).get("checks").toString()).contains("RETURN", "Bổ sung số liệu kết nạp Đảng");
    assertThat(sections.get(2).get("checks").toString()).contains("APPROVE", "Đã đối chiếu");
    assertThat(office.sees("vpdd.staff", office.task(KEY, EDIT)).get("lastReturn")).as("a check is an opinion, not a return").isNull();
  }

  @Test
  void whatOneDepartmentDecidesNeverCountsForAnother() {
    Task first = checkOf("TG");
    office.as("tg.staff", () -> {
      tasks.complete(first.getId(), Map.of("decision", "APPROVE"));
      return null;
    });
    assertRefused(() -> office.tries("qhld.staff", checkOf("QHLD")), "decision");
    office.completes("qhld.staff", checkOf("QHLD"), "decision", "RETURN", "reason", "Thiếu số liệu thi đua");
    assertThat(summaries.checks(summaries.ofPeriod(period.id()).orElseThrow().id())).extracting(Summaries.Check::unit, Summaries.Check::decision)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("TG", "APPROVE"), org.assertj.core.groups.Tuple.tuple("QHLD", "RETURN"));
  }

  @Test
  void theHeadOfTheOfficeReturnsTheSummaryWithAReasonAndADueDateOfItsOwn() {
    plan.checkSections(YEAR);
    edit("Bản thứ nhất");
    office.itIs(LocalDate.of(2026, 12, 21));
    assertRefused(() -> office.tries("vpdd.leader", office.task(KEY, APPROVE), "decision", "RETURN", "reason", " "), "reason");
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "RETURN", "reason", "Rút gọn mục II.3");
    Task again = office.task(KEY, EDIT);
    assertThat(again.getDueDate()).as("five working days after the return").isEqualTo("2026-12-28T17:00:00");
    assertThat(office.sees("vpdd.staff", again).get("lastReturn").toString()).contains("Rút gọn mục II.3");
    assertThat(summaries.ofPeriod(period.id()).orElseThrow().version()).isZero();

    edit("Bản thứ hai");
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "APPROVE");
    Summary summary = summaries.ofPeriod(period.id()).orElseThrow();
    assertThat(summary.version()).isEqualTo(1);
    assertThat(summary.sections()).containsEntry("II.3", "Bản thứ hai II.3");
  }

  @Test
  void aSummaryThatIsNotWholeStaysWithTheOfficeFieldByField() {
    plan.checkSections(YEAR);
    Task edit = office.task(KEY, EDIT);
    assertRefused(() -> office.tries("vpdd.staff", edit, "sections", Map.of("II.1", "Chỉ một mục")), "sections.II.2", "sections.II.5", "assessment");
    office.waitsAt(KEY, EDIT);
    assertThat(office.sees("vpdd.staff", edit).get("draft").toString()).contains("Chỉ một mục");
  }

  private void edit(String text) {
    office.completes("vpdd.staff", KEY, EDIT, "sections", sections(text), "assessment", "Đánh giá");
  }

  private static Map<String, String> sections(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String code : List.of("II.1", "II.2", "II.3", "II.4", "II.5")) sections.put(code, text + " " + code);
    return sections;
  }

  private Stream<Task> checks() {
    return tasks.createTaskQuery().processInstanceBusinessKey(KEY).taskDefinitionKey(CHECK).list().stream();
  }

  private Task checkOf(String unit) {
    return checks().filter(task -> groupOf(task).equals(unit + ".staff")).findFirst().orElseThrow();
  }

  private String groupOf(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
  }

  private static List<Map<String, Object>> sections(Map<String, Object> work) {
    return list(work.get("sections"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static void assertRefused(ThrowingCallable act, String... fields) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
      assertThat(refused.problems()).extracting(Problem::field).contains(fields);
    });
  }
}
