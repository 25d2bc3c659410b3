package vn.congdoan.planworkflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.summary.SummaryBuilding;
import vn.congdoan.planworkflow.supervision.process.AlertSweep;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Every form of every process, opened in Tasklist by whom it is for, on a laptop and on a phone, whatever language the browser prefers. */
class EveryScreenTest extends ServerTest {

  private static final Path PROCESSES = Path.of("processes");
  private static final int YEAR = 2026;
  private static final String KEY = PlanYear.key(YEAR);

  @Autowired private PlanStarts starts;
  @Autowired private PlanRuns runs;
  @Autowired private PlanYear plan;
  @Autowired private Processes processes;
  @Autowired private AlertSweep sweep;
  @Autowired private SummaryBuilding building;
  @Autowired private Summaries summaries;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private FilterService filters;
  @Autowired private RepositoryService repository;
  private final Set<String> opened = new TreeSet<>();
  private Browser browser;
  private Inspection inspection;

  @BeforeEach
  void aBrowser() {
    browser = new Browser(port());
    inspection = new Inspection(browser);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  static Set<String> foldersWithForms() throws IOException {
    return formFiles().stream().map(form -> PROCESSES.relativize(form.getParent()).toString()).collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("foldersWithForms")
  void everyFormOfAFolderIsInOrder(String folder) throws IOException {
    switch (folder) {
      case "assignment" -> assignment();
      case "chain" -> chain();
      case "implementation" -> implementation();
      case "reporting" -> reporting();
      case "submission" -> submission();
      case "summary" -> summary();
      case "supervision" -> supervision();
      default -> throw new AssertionError("no scenario opens the forms of " + folder);
    }
    List<String> forms = formFiles().stream().map(form -> PROCESSES.relativize(form).toString()).filter(form -> form.startsWith(folder + "/")).toList();
    assertThat(opened).as("forms of %s that were opened", folder).containsExactlyInAnyOrderElementsOf(forms);
    inspection.finish();
  }

  private void assignment() {
    itIs(LocalDate.of(2026, 3, 2));
    office.as("vpdd.staff", () -> starts.startPlan(Office.PLAN));
    office.runDueJobs();
    open(Office.PLAN, "userTask_prepareAssignments");
    Task prepare = office.task(Office.PLAN, "userTask_prepareAssignments");
    office.completes("vpdd.staff", prepare, "rows", plan.proposedRows(prepare));
    open(Office.PLAN, "userTask_approveAssignments");
  }

  private void chain() {
    itIs(LocalDate.of(2026, 10, 1));
    openStart("vpdd.staff", "plan-implementation");
    runs.begin(Office.PLAN, "vpdd.staff");
    openStart("vpdd.staff", "annual-cycle");
    plan.openByHand(YEAR);
    open(KEY, "userTask_followReports");
    office.clear();
    itIs(LocalDate.of(2030, 12, 11));
    office.as("vpdd.staff", () -> starts.startPlan(Office.PLAN));
    office.runDueJobs();
    plan.assign(Office.PLAN, LocalDate.of(2031, 6, 30), "APPROVE", null);
    itIs(LocalDate.of(2031, 1, 6));
    open(Office.PLAN, "userTask_draftFinalReview");
    office.completes("vpdd.staff", Office.PLAN, "userTask_draftFinalReview", "content", "Kế hoạch đã được thực hiện đến năm 2030.");
    open(Office.PLAN, "userTask_approveFinalReview");
  }

  private void implementation() {
    itIs(LocalDate.of(2026, 3, 2));
    office.as("vpdd.staff", () -> starts.startPlan(Office.PLAN));
    office.runDueJobs();
    plan.assign(Office.PLAN, null, "APPROVE", null);
    String duty = Office.PLAN + "/III.5/QLDATC";
    open(duty, "userTask_acknowledgeDuty");
    office.completes("qldatc.leader", duty, "userTask_acknowledgeDuty", "directive", "Giao tổ thiết chế chủ trì");
    open(duty, "userTask_draftDepartmentPlan");
    office.completes("qldatc.staff", duty, "userTask_draftDepartmentPlan", "content", "Phối hợp rà soát quỹ đất", "expectedProduct", "Văn bản tham mưu",
        "askedUnits", List.of("TC"), "question", "Nguồn vốn nào?", "opinionDueOn", "2026-03-20");
    open(duty, "userTask_giveOpinion");
    office.completes("tc.staff", duty, "userTask_giveOpinion", "opinion", "Nguồn tích lũy công đoàn");
    open(duty, "userTask_approveOpinion");
    office.completes("tc.leader", duty, "userTask_approveOpinion", "decision", "APPROVE");
    open(duty, "userTask_considerOpinions");
    office.completes("qldatc.staff", duty, "userTask_considerOpinions", "content", "Rà soát quỹ đất và vốn", "consideration", "Tiếp thu toàn bộ");
    open(duty, "userTask_approveDepartmentPlan");
    office.completes("qldatc.leader", duty, "userTask_approveDepartmentPlan", "decision", "APPROVE");
    open(duty, "userTask_submitProduct");
    office.attaches("qldatc.staff", office.task(duty, "userTask_submitProduct"), "Văn bản tham mưu.pdf");
    office.completes("qldatc.staff", duty, "userTask_submitProduct", "result", "Đã tham mưu", "productNumber", "15/TTr-QLDA", "productDate", "2026-03-02",
        "productRecipient", "Đoàn Chủ tịch");
    open(duty, "userTask_acceptProduct");

    String unit = Office.PLAN + "/LDLD-HN";
    open(unit, "userTask_registerDocument");
    office.completes("ldld-hn.clerk", unit, "userTask_registerDocument", "arrivedOn", "2026-03-02", "forwardedTo", "Ban Chính sách");
    open(unit, "userTask_routeDocument");
    office.completes("ldld-hn.leader", unit, "userTask_routeDocument", "directive", "Ban Chính sách chủ trì");
    open(unit, "userTask_advisePartyBody");
    office.completes("ldld-hn.staff", unit, "userTask_advisePartyBody", "partyBody", "Ban Thường vụ Thành ủy", "adviceNumber", "10/TTr-LĐLĐ",
        "adviceDate", "2026-03-02");
    open(unit, "userTask_draftUnitPlan");
    office.completes("ldld-hn.staff", unit, "userTask_draftUnitPlan", "sections", Map.of("II.1", "Tuyên truyền tại cơ sở"),
        "cascadeTo", List.of("LDLD-HN-01", "LDLD-HN-02", "LDLD-HN-03"));
    open(unit, "userTask_approveUnitPlan");
    office.completes("ldld-hn.leader", unit, "userTask_approveUnitPlan", "decision", "APPROVE");
    office.runDueJobs();
    open(unit, "userTask_recordProgress");
  }

  private void reporting() {
    itIs(LocalDate.of(2025, 11, 3));
    plan.accepted(plan.withUnits(YEAR - 1, "LDLD-AG"), "LDLD-AG", 70);
    itIs(LocalDate.of(2026, 11, 10));
    plan.openByHand(YEAR);
    String report = KEY + "/LDLD-AG";
    open(report, "userTask_draftReport");
    Task draft = office.task(report, "userTask_draftReport");
    office.attaches("ldld-ag.staff", draft, "Minh chứng.pdf");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1_250));
    open(report, "userTask_approveReport");
    office.completes("ldld-ag.leader", report, "userTask_approveReport", "decision", "APPROVE");
    open(report, "userTask_acceptReport");
    itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    open(KEY + "/LDLD-BG", "userTask_urgeUnit");
  }

  private void summary() {
    Period period = closedWithTwoReportsOfThree();
    processes.start("report-summary", KEY, Map.of("planCode", Office.PLAN, "year", YEAR, "cycleId", period.id()));
    office.runDueJobs();
    open(tasks.createTaskQuery().processInstanceBusinessKey(KEY).taskCandidateGroup("TG.staff").singleResult());
    plan.checkSections(YEAR);
    open(KEY, "userTask_editSummary");
    Task edit = office.task(KEY, "userTask_editSummary");
    office.completes("vpdd.staff", edit, "sections", plan.sectionsShown("vpdd.staff", edit), "assessment", "Các đơn vị triển khai nghiêm túc.");
    open(KEY, "userTask_approveSummary");
  }

  private void supervision() {
    String report = KEY + "/LDLD-AG";
    itIs(LocalDate.of(2026, 11, 10));
    plan.running(plan.withUnits(YEAR, "LDLD-AG"), "LDLD-AG");
    send("ldld-ag.staff", "POST", "/api/tasks/" + office.task(report, "userTask_draftReport").getId() + "/extensions",
        "{\"proposedOn\":\"2026-12-04\",\"reason\":\"Chờ số liệu của công đoàn cấp dưới.\"}");
    open(report, "userTask_decideExtension");
    office.completes("vpdd.leader", report, "userTask_decideExtension", "decision", "RETURN", "reason", "Nêu rõ nguyên nhân");
    open(report, "userTask_amendExtension");
    itIs(LocalDate.of(2026, 11, 30));
    sweep.sweep();
    office.runDueJobs();
    // The report and the returned request are late, each with a letter of its own.
    open(tasks.createTaskQuery().taskDefinitionKey("userTask_answerUrging").orderByTaskCreateTime().asc().list().get(0));
  }

  private void submission() {
    long summary = building.build(closedWithTwoReportsOfThree().id());
    summaries.edit(summary, summaries.require(summary).sections(), "Các đơn vị triển khai nghiêm túc.", null);
    summaries.seal(summary);
    processes.start("leadership-submission", KEY, Map.of("planCode", Office.PLAN, "year", YEAR, "summaryId", summary));
    open(KEY, "userTask_considerByPresidium");
    office.completes("dct.leader", KEY, "userTask_considerByPresidium", "decision", "RETURN", "reason", "Làm rõ nguyên nhân chậm");
    open(KEY, "userTask_reviseSubmission");
    Task revise = office.task(KEY, "userTask_reviseSubmission");
    office.completes("vpdd.staff", revise, "sections", plan.sectionsShown("vpdd.staff", revise), "assessment", "Đã làm rõ nguyên nhân.",
        "explanation", "Đã tiếp thu");
    open(KEY, "userTask_approveRevision");
    office.completes("vpdd.leader", KEY, "userTask_approveRevision", "decision", "APPROVE");
    office.completes("dct.leader", KEY, "userTask_considerByPresidium", "decision", "APPROVE", "opinion", "Đồng ý trình Đảng đoàn.");
    open(KEY, "userTask_recordMemberOpinions");
    office.completes("ddtld.staff", KEY, "userTask_recordMemberOpinions",
        "opinions", List.of(Map.of("member", "Ủy viên Đảng đoàn", "text", "Nhất trí.")));
    open(KEY, "userTask_concludeByCaucus");
    office.completes("ddtld.leader", KEY, "userTask_concludeByCaucus", "decision", "APPROVE", "conclusion", "Thống nhất với báo cáo.");
    open(KEY, "userTask_draftNotice");
    plan.draftNotice(YEAR, List.of(PlanYear.directive("Rà soát nhà ở công nhân", "QLDATC", LocalDate.of(2027, 3, 31), "TC", "CSPL")));
    open(KEY, "userTask_signNotice");
  }

  private Period closedWithTwoReportsOfThree() {
    itIs(LocalDate.of(2026, 11, 27));
    Period period = plan.withUnits(YEAR, "LDLD-AG", "CD-XD", "LDLD-BG");
    plan.accepted(period, "LDLD-AG", 1_250);
    plan.accepted(period, "CD-XD", 20);
    itIs(LocalDate.of(2026, 12, 11));
    return plan.closed(period);
  }

  /** The same moment for the engine and for the browsers. */
  private void itIs(LocalDate day) {
    office.itIs(day);
    browser.itIs(day.atTime(9, 0));
  }

  private void open(String businessKey, String step) {
    open(office.task(businessKey, step));
  }

  /** Whom the task waits for opens it and takes it over. */
  private void open(Task task) {
    String group = tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    String user = group.toLowerCase(Locale.ROOT);
    String filter = filters.createTaskFilterQuery().filterName("Việc của đơn vị tôi").singleResult().getId();
    String name = form(task.getProcessDefinitionId(), forms.getTaskFormKey(task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
    for (String locale : Browser.LOCALES) {
      Page page = browser.desk(user, locale);
      Tasklist tasklist = new Tasklist(browser, page);
      tasklist.open(filter, task.getId());
      tasklist.claim();
      inspection.form(page, locale, name, Tasklist.COMPLETE);
    }
  }

  private void openStart(String user, String process) {
    ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    String name = form(definition.getId(), forms.getStartFormKey(definition.getId()));
    for (String locale : Browser.LOCALES) {
      Page page = browser.desk(user, locale);
      new Tasklist(browser, page).start(definition.getName());
      inspection.form(page, locale, name, Tasklist.START);
      // Tasklist opens the start form again from its own address.
      browser.go(page, "/");
    }
  }

  /** Notes that a form is opened; its name for the picture. */
  private String form(String definitionId, String formKey) {
    String deployment = repository.getProcessDefinition(definitionId).getDeploymentId();
    Path folder = PROCESSES.relativize(Path.of(repository.createDeploymentQuery().deploymentId(deployment).singleResult().getName()));
    String file = formKey.substring(formKey.lastIndexOf(':') + 1);
    opened.add(folder + "/" + file);
    return "%s-%s".formatted(folder, file.replace(".html", ""));
  }

  private static List<Path> formFiles() throws IOException {
    try (Stream<Path> files = Files.walk(PROCESSES)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }
}
