package vn.congdoan.planworkflow.reporting.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.engine.Launchable;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;

/** What the model of the annual report asks for: its due dates, its subordinates, its registration. */
@ForModels("annualReport")
public class AnnualReportSteps implements Launchable {

  private final Reports reports;
  private final Periods periods;
  private final Plans plans;
  private final WorkingDays workingDays;
  private final FanOut fanOut;
  private final Clock clock;

  AnnualReportSteps(Reports reports, Periods periods, Plans plans, WorkingDays workingDays, FanOut fanOut, Clock clock) {
    this.reports = reports;
    this.periods = periods;
    this.plans = plans;
    this.workingDays = workingDays;
    this.fanOut = fanOut;
    this.clock = clock;
  }

  @Override
  public String process() {
    return AnnualReportProcess.KEY;
  }

  @Override
  public Map<String, Object> variablesFor(long reportId) {
    return variablesFor(reports.require(reportId), reports.hasSubordinates(reportId));
  }

  @Override
  public Map<Long, Map<String, Object>> variablesFor(Collection<Long> reportIds) {
    Set<Long> superiors = reports.withSubordinates(reportIds);
    return reports.all(reportIds).stream().collect(Collectors.toMap(Report::id, report -> variablesFor(report, superiors.contains(report.id()))));
  }

  private static Map<String, Object> variablesFor(Report report, boolean waitsForSubordinates) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put(AnnualReportProcess.REPORT_ID.name(), report.id());
    variables.put(AnnualReportProcess.UNIT_CODE.name(), report.unit());
    variables.put(AnnualReportProcess.RECEIVING_UNIT_CODE.name(), report.receivingUnit());
    variables.put(AnnualReportProcess.URGING_UNIT_CODE.name(), report.urgingUnit());
    variables.put(AnnualReportProcess.WAITS_FOR_SUBORDINATES.name(), waitsForSubordinates);
    return variables;
  }

  /** Starts the next reports of the unit's subordinates; true when all are started. */
  public boolean launchSubordinates(Long reportId) {
    Report report = reports.require(reportId);
    Period period = periods.require(report.periodId());
    String code = AnnualReportProcess.fanOutOfSubordinates(reportId);
    if (!fanOut.opened(code)) {
      List<FanOut.Item> items = reports.subordinates(reportId).stream()
          .map(child -> new FanOut.Item(AnnualReportProcess.KEY, child.id(), businessKey(period, child))).toList();
      fanOut.open(code, AnnualReportProcess.SUBORDINATE_REPORTS_SETTLED, businessKey(period, report), items);
    }
    return fanOut.launchNext(code);
  }

  /** When the unit stops waiting for its subordinates: the last good day of each of them is over. */
  public Date subordinatesDueAt(Long reportId) {
    return Moments.after(reports.subordinatesDueOn(reportId));
  }

  /** When the draft is due: the plan's day, or the day of its own that a returned report was given. */
  public Date draftDue(Long reportId) {
    return Moments.dueOn(reports.require(reportId).effectiveDueOn());
  }

  /** When the receiving office is to have checked the report: working days after it was sent. */
  public Date acceptanceDue(Long reportId) {
    return Moments.dueOn(planOf(reportId).schedule().acceptanceDueOn(LocalDate.now(clock), workingDays));
  }

  /** When the unit is to have been urged: the working day after it fell late. */
  public Date urgingDue(Long reportId) {
    return Moments.dueOn(workingDays.plus(LocalDate.now(clock), 1));
  }

  /** Settles an accepted report: whoever waits for it is told. */
  public void register(Long reportId) {
    Report report = reports.require(reportId);
    fanOut.settle(AnnualReportProcess.KEY, businessKey(periods.require(report.periodId()), report));
  }

  /** Business key of a report: plan, year, unit. */
  public static String businessKey(Period period, Report report) {
    return period.businessKey() + "/" + report.unit();
  }

  private Plan planOf(Long reportId) {
    return plans.require(periods.require(reports.require(reportId).periodId()).planCode());
  }
}
