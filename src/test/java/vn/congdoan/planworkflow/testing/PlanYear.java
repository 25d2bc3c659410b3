package vn.congdoan.planworkflow.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.engine.Launchable;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.plan.Schedule;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;

/** A year of plan 45 brought to a step quickly, for scenarios that begin there. */
public class PlanYear {

  private final Office office;
  private final PlanRuns runs;
  private final PlanStarts starts;
  private final Plans plans;
  private final WorkingDays workingDays;
  private final Periods periods;
  private final Reports reports;
  private final TaskService tasks;
  private final Processes processes;
  private final List<Launchable> launchables;

  PlanYear(Office office, PlanRuns runs, PlanStarts starts, Plans plans, WorkingDays workingDays, Periods periods, Reports reports,
      TaskService tasks, Processes processes, List<Launchable> launchables) {
    this.office = office;
    this.runs = runs;
    this.starts = starts;
    this.plans = plans;
    this.workingDays = workingDays;
    this.periods = periods;
    this.reports = reports;
    this.tasks = tasks;
    this.processes = processes;
    this.launchables = launchables;
  }

  public static String key(int year) {
    return Office.PLAN + "/" + year;
  }

  /** The leading office opens a year of a plan that already runs; every unit of the plan is asked to report. */
  public Period openByHand(int year) {
    if (runs.find(Office.PLAN).isEmpty()) runs.begin(Office.PLAN, "vpdd.staff");
    office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, year));
    office.runDueJobs();
    return periods.find(Office.PLAN, year).orElseThrow();
  }

  /** The leading office closes the period with whatever has come in. */
  public void closeByHand(int year, String reason) {
    office.completes("vpdd.staff", key(year), "userTask_followReports", "reason", reason);
    office.runDueJobs();
  }

  /** A period in which only these units are asked to report; rows of our tables without any process. */
  public Period withUnits(int year, String... units) {
    Plan plan = plans.require(Office.PLAN);
    Schedule schedule = plan.schedule();
    Period period = periods.open(Office.PLAN, year, schedule.reportsDueOn(year, workingDays), schedule.subordinateReportsDueOn(year, workingDays),
        schedule.cutOffOn(year));
    for (String unit : units) reports.demand(period.id(), unit, null, plan.offices().receiving(), plan.offices().leading(), period.dueOn());
    return period;
  }

  /** The process of one unit's report, without the year around it: it waits for the unit's staff. */
  public Report running(Period period, String unit) {
    long id = reports.find(period.id(), unit).orElseThrow().id();
    Launchable report = launchables.stream().filter(launchable -> launchable.process().equals("annual-report")).findFirst().orElseThrow();
    processes.start(report.process(), period.businessKey() + "/" + unit, report.variablesFor(id));
    office.runDueJobs();
    return reports.require(id);
  }

  /** The report of a unit is written, sent and accepted; every figure is the same amount. */
  public Report accepted(Period period, String unit, long amount) {
    long id = reports.find(period.id(), unit).orElseThrow().id();
    Map<String, String> sections = new LinkedHashMap<>();
    Map<String, Long> figures = new LinkedHashMap<>();
    plans.require(Office.PLAN).contentGroups().forEach(group -> {
      sections.put(group.code(), "%s đã thực hiện mục %s".formatted(unit, group.code()));
      group.figures().forEach(figure -> figures.put(figure.code(), amount));
    });
    reports.handToLeader(id, sections, figures, null, null);
    reports.send(id, unit.toLowerCase(Locale.ROOT) + ".leader");
    reports.accept(id, "vptld.staff", id, period.closedAt() != null);
    return reports.require(id);
  }

  /** The period is closed with whatever was accepted. */
  public Period closed(Period period) {
    periods.close(period.id());
    return periods.require(period.id());
  }

  /** Every lead department agrees with its sections. */
  public void checkSections(int year) {
    for (Task check : tasks.createTaskQuery().processInstanceBusinessKey(key(year)).taskDefinitionKey("userTask_checkSection").list()) {
      office.completes(checkerOf(check), check, "decision", "APPROVE");
    }
    office.runDueJobs();
  }

  /** Staff of the department that a check waits for. */
  public String checkerOf(Task check) {
    String group = tasks.getIdentityLinksForTask(check.getId()).get(0).getGroupId();
    return group.substring(0, group.indexOf('.')).toLowerCase(Locale.ROOT) + ".staff";
  }

  /** The summary is checked, edited and approved. */
  public void summarise(int year) {
    checkSections(year);
    Task edit = office.task(key(year), "userTask_editSummary");
    office.completes("vpdd.staff", edit, "sections", sectionsShown("vpdd.staff", edit), "assessment", "Các đơn vị triển khai nghiêm túc.");
    office.completes("vpdd.leader", key(year), "userTask_approveSummary", "decision", "APPROVE");
  }

  /** The texts of the sections as a form shows them. */
  public Object sectionsShown(String userId, Task task) {
    return ((Map<?, ?>) office.work(userId, task).get("values")).get("sections");
  }

  /** Both bodies agree; the notice with these directives is drafted and waits for its signature. */
  public void conclude(int year, List<Map<String, Object>> directives) {
    office.completes("dct.leader", key(year), "userTask_considerByPresidium", "decision", "APPROVE");
    office.completes("ddtld.staff", key(year), "userTask_recordMemberOpinions",
        "opinions", List.of(Map.of("member", "Ủy viên Đảng đoàn", "text", "Nhất trí.")));
    office.completes("ddtld.leader", key(year), "userTask_concludeByCaucus", "decision", "APPROVE", "conclusion", "Thống nhất với báo cáo.");
    draftNotice(year, directives);
  }

  public void draftNotice(int year, List<Map<String, Object>> directives) {
    office.completes("vpdd.staff", key(year), "userTask_draftNotice", "content", "Đảng đoàn kết luận như sau.", "directives", directives,
        "noDirectives", directives.isEmpty());
  }

  /** The notice is signed, and so numbered and issued. */
  public void sign(int year) {
    office.completes("ddtld.leader", key(year), "userTask_signNotice", "decision", "APPROVE");
    office.runDueJobs();
  }

  public static Map<String, Object> directive(String what, String leadUnit, LocalDate dueOn, String... coordinatingUnits) {
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("what", what);
    directive.put("leadUnit", leadUnit);
    directive.put("dueOn", dueOn.toString());
    directive.put("coordinatingUnits", List.of(coordinatingUnits));
    return directive;
  }

  /** The proposed rows of an assignment table, each to be changed at will. */
  public List<Map<String, Object>> proposedRows(Task prepare) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object row : (List<?>) ((Map<?, ?>) office.work("vpdd.staff", prepare).get("values")).get("rows")) {
      Map<String, Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) row).forEach((name, value) -> copy.put(String.valueOf(name), value));
      rows.add(copy);
    }
    return rows;
  }

  /** The proposed table is submitted, all of it due on one day when one is given, and decided on. */
  public void assign(String businessKey, LocalDate dueOn, String decision, String reason) {
    assign(office.task(businessKey, "userTask_prepareAssignments"), dueOn, decision, reason);
  }

  public void assign(Task prepare, LocalDate dueOn, String decision, String reason) {
    List<Map<String, Object>> rows = proposedRows(prepare);
    if (dueOn != null) rows.stream().filter(row -> row.get("dueOn") != null).forEach(row -> row.put("dueOn", dueOn.toString()));
    assign(prepare, rows, decision, reason);
  }

  public void assign(Task prepare, List<Map<String, Object>> rows, String decision, String reason) {
    office.completes("vpdd.staff", prepare, "rows", rows);
    Task approve = tasks.createTaskQuery().processInstanceId(prepare.getProcessInstanceId()).taskDefinitionKey("userTask_approveAssignments")
        .singleResult();
    office.completes("vpdd.leader", approve, "decision", decision, "reason", reason);
    office.runDueJobs();
  }
}
