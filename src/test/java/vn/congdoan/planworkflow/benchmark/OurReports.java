package vn.congdoan.planworkflow.benchmark;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import vn.congdoan.planworkflow.desk.TaskForms;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.ReportContents;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.worklist.FrontDoor;
import vn.congdoan.planworkflow.worklist.FrontDoor.OpenWork;
import vn.congdoan.planworkflow.worklist.Urgency;
import vn.congdoan.planworkflow.worklist.Worklist;

/** Reports as people write, approve and accept them in this system: each finds the task in the own list and completes it with its form. */
class OurReports {

  private static final LocalDate DUE = LocalDate.of(2090, 11, 29);

  private final Plans plans;
  private final Units units;
  private final Periods periods;
  private final Reports reports;
  private final ReportContents contents;
  private final Worklist worklist;
  private final FrontDoor frontDoor;
  private final TaskForms forms;
  private final FanOut fanOut;
  private final CurrentUser user;
  private final ProcessEngine engine;

  OurReports(Plans plans, Units units, Periods periods, Reports reports, ReportContents contents, Worklist worklist, FrontDoor frontDoor,
      TaskForms forms, FanOut fanOut, CurrentUser user, ProcessEngine engine) {
    this.plans = plans;
    this.units = units;
    this.periods = periods;
    this.reports = reports;
    this.contents = contents;
    this.worklist = worklist;
    this.frontDoor = frontDoor;
    this.forms = forms;
    this.fanOut = fanOut;
    this.user = user;
    this.engine = engine;
  }

  /** A period of its own, in which only what is measured reports. */
  Period period(int year) {
    return periods.open(Office.PLAN, year, DUE, DUE, DUE.plusDays(10));
  }

  /** Demands and launches the reports of these units as a cycle does, some hundreds in one job. */
  void start(Period period, List<String> codes) {
    String name = "benchmark/" + period.id() + "/" + codes.get(0);
    fanOut.open(name, null, period.businessKey(), codes.stream().map(code -> new FanOut.Item("annual-report",
        reports.demand(period.id(), code, null, "VPTLD", "VPDD", period.dueOn()), period.businessKey() + "/" + code)).toList());
    var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    while (!Boolean.TRUE.equals(commands.execute(inside -> fanOut.launchNext(name)))) {
      // The next job.
    }
  }

  /** From the open draft to the accepted report. */
  void carryThrough(String unit) {
    draft(unit);
    approve(unit);
    accept(unit);
  }

  void draft(String unit) {
    complete(unit, "staff", report(unit));
  }

  void approve(String unit) {
    complete(unit, "leader", Map.of("decision", "APPROVE"));
  }

  void accept(String unit) {
    as("vptld.staff", List.of("VPTLD.staff", "members"),
        () -> forms.complete(find("VPTLD.staff", unit, "vptld.staff"), null, Map.of("decision", "APPROVE")));
  }

  /** The unit above takes the report of one below. */
  void acceptAtSuperior(String unit) {
    String superior = unit.substring(0, unit.lastIndexOf('-'));
    String reader = superior.toLowerCase(Locale.ROOT) + ".staff";
    as(reader, List.of(superior + ".staff", "members"),
        () -> forms.complete(find(superior + ".staff", unit, reader), null, Map.of("decision", "APPROVE")));
  }

  /** The first page of a person's list, as the front door shows it. */
  List<OpenWork> firstPage(String unit, String role) {
    String reader = unit.toLowerCase(Locale.ROOT) + "." + role;
    return user.as(reader, List.of(unit + "." + role, "members"), () -> page(Urgency.OTHER, unit + "." + role, reader));
  }

  private List<OpenWork> page(Urgency urgency, String group, String reader) {
    return frontDoor.shown(worklist.page(urgency, List.of(group, "members"), null).items(), reader);
  }

  private void complete(String unit, String role, Map<String, Object> fields) {
    String reader = unit.toLowerCase(Locale.ROOT) + "." + role;
    as(reader, List.of(unit + "." + role, "members"), () -> forms.complete(find(unit + "." + role, unit, reader), null, fields));
  }

  private String find(String group, String unit, String reader) {
    for (Urgency urgency : new Urgency[] {Urgency.OTHER, Urgency.SOON}) {
      for (OpenWork work : page(urgency, group, reader)) {
        if (work.shown().startsWith("Công đoàn " + unit + " ")) return work.taskId();
      }
    }
    throw new AssertionError("no task of %s for %s".formatted(unit, group));
  }

  private void as(String id, List<String> groups, Runnable act) {
    user.as(id, groups, () -> {
      act.run();
      return null;
    });
  }

  private Map<String, Object> report(String unit) {
    Plan plan = plans.require(Office.PLAN);
    Map<String, Object> sections = new LinkedHashMap<>();
    Map<String, Object> figures = new LinkedHashMap<>();
    for (var group : contents.groupsFor(plan, units.require(unit))) {
      sections.put(group.code(), "Đơn vị đã thực hiện nội dung này theo kế hoạch, kết quả được nêu trong số liệu kèm theo.");
      group.figures().forEach(figure -> figures.put(figure.code(), 12));
    }
    return Map.of("sections", sections, "figures", figures);
  }
}
