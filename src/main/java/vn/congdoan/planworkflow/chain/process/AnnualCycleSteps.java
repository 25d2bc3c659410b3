package vn.congdoan.planworkflow.chain.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.reporting.process.AnnualReportProcess;
import vn.congdoan.planworkflow.reporting.process.AnnualReportSteps;
import vn.congdoan.planworkflow.submission.Submissions;

/** What the model of the yearly cycle asks for: who reports, until when, who is late, and what the conclusion ordered. */
@ForModels("annualCycle")
public class AnnualCycleSteps {

  private static final Set<UnitKind> REPORTING_UNIONS = Set.of(UnitKind.FEDERATION, UnitKind.INDUSTRY_UNION, UnitKind.CORPORATION_UNION);

  /** A row is much less work than an instance. */
  private static final int DEMANDED_FOR_ONE_LAUNCHED = 50;

  private final Plans plans;
  private final PlanRuns runs;
  private final Units units;
  private final WorkingDays workingDays;
  private final Periods periods;
  private final Reports reports;
  private final Submissions submissions;
  private final Directives directives;
  private final FanOut fanOut;
  private final Processes processes;
  private final Acts acts;
  private final Clock clock;

  AnnualCycleSteps(Plans plans, PlanRuns runs, Units units, WorkingDays workingDays, Periods periods, Reports reports, Submissions submissions,
      Directives directives, FanOut fanOut, Processes processes, Acts acts, Clock clock) {
    this.plans = plans;
    this.runs = runs;
    this.units = units;
    this.workingDays = workingDays;
    this.periods = periods;
    this.reports = reports;
    this.submissions = submissions;
    this.directives = directives;
    this.fanOut = fanOut;
    this.processes = processes;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Opens the period and demands a report of every unit that the plan binds; those below them follow in jobs of their own.
   *
   * @return id of the period
   * @throws Refused when the plan does not run, the year is none of its years, or was opened before
   */
  public Long openPeriod(String planCode, Integer year) {
    Plan plan = plans.require(planCode);
    if (runs.find(planCode).filter(run -> run.endedAt() == null).isEmpty()) {
      throw Refused.conflict(Text.of("chain.planNotRunning", plan.number()));
    }
    if (year == null || year < plan.issuedOn().getYear() || year > plan.schedule().lastYear()) {
      throw new Refused(Refused.Kind.INVALID, Text.of("chain.yearOutsidePlan", plan.issuedOn().getYear(), plan.schedule().lastYear()));
    }
    Period period = periods.open(planCode, year, plan.schedule().reportsDueOn(year, workingDays),
        plan.schedule().subordinateReportsDueOn(year, workingDays), plan.schedule().cutOffOn(year));
    LocalDate today = LocalDate.now(clock);
    for (Unit unit : reportingUnits(plan, today)) {
      reports.demand(period.id(), unit.code(), null, plan.offices().receiving(), plan.offices().leading(), period.dueOn());
    }
    acts.append(period.subject(), Acts.Kind.AUTO, Text.of("chain.periodOpened", year), null, null);
    return period.id();
  }

  /** Demands the next reports of units below the direct ones, then starts the next of the direct units; true when all are started. */
  public boolean launchReports(Long cycleId) {
    Period period = periods.require(cycleId);
    String code = period.fanOut();
    if (!fanOut.opened(code)) {
      if (demandOfSubordinates(period)) return false;
      fanOut.open(code, AnnualReportProcess.REPORTS_SETTLED, period.businessKey(), reports.direct(cycleId).stream()
          .map(report -> new FanOut.Item(AnnualReportProcess.KEY, report.id(), AnnualReportSteps.businessKey(period, report))).toList());
    }
    return fanOut.launchNext(code);
  }

  /** First moment after the last good day of the direct units' reports. */
  public Date overdueAt(Long cycleId) {
    return Moments.after(periods.require(cycleId).dueOn());
  }

  /** First moment after the cut-off day. */
  public Date cutOffAt(Long cycleId) {
    return Moments.after(periods.require(cycleId).cutOffOn());
  }

  /** When the office has followed the period to its end: on the cut-off day, or the working day before it. */
  public Date followingDue(Long cycleId) {
    return Moments.dueOn(workingDays.onOrBefore(periods.require(cycleId).cutOffOn()));
  }

  /** Tells the next late reports to have their unit urged; true when none is left. */
  public boolean urgeLateUnits(Long cycleId) {
    Period period = periods.require(cycleId);
    List<Report> late = reports.toUrge(cycleId, LocalDate.now(clock), fanOut.chunk());
    for (Report report : late) {
      processes.send(AnnualReportProcess.REPORT_DEADLINE_PASSED, AnnualReportProcess.KEY, AnnualReportSteps.businessKey(period, report));
      reports.markUrged(report.id());
    }
    return late.size() < fanOut.chunk();
  }

  /** Closes the period with whatever has come in; the missing reports stay open and are kept when they come. */
  public void closePeriod(Long cycleId) {
    periods.close(cycleId);
    fanOut.close(periods.require(cycleId).fanOut());
    acts.append(periods.require(cycleId).subject(), Acts.Kind.AUTO, Text.of("chain.periodClosed"), null, null);
  }

  /** Ids of the directives in the conclusion of a submission; each becomes an assignment. */
  public List<Long> directives(Long submissionId) {
    return directives.ofNotice(submissions.require(submissionId).noticeNumber()).stream().map(Directive::id).toList();
  }

  public void closeCycle(Long cycleId) {
    periods.finish(cycleId);
    acts.append(periods.require(cycleId).subject(), Acts.Kind.AUTO, Text.of("chain.cycleClosed"), null, null);
  }

  /** The unions of paragraph III.7, and the departments that lead a duty; the office that consolidates does not report to itself. */
  private List<Unit> reportingUnits(Plan plan, LocalDate on) {
    Set<String> leads = new TreeSet<>();
    plan.duties().forEach(duty -> duty.assignments().stream()
        .filter(assignment -> assignment.role() == AssignmentRole.LEAD && assignment.assigneeKind() == AssigneeKind.UNIT)
        .forEach(assignment -> leads.add(assignment.assignee())));
    leads.remove(plan.offices().leading());
    leads.remove(plan.offices().receiving());
    List<Unit> reporting = new java.util.ArrayList<>(units.ofKinds(REPORTING_UNIONS, on));
    leads.stream().map(units::require).filter(unit -> unit.kind() == UnitKind.DEPARTMENT).forEach(reporting::add);
    return reporting;
  }

  /**
   * Each level reports a week before the one above it, so that nobody has to build on reports that are not due yet.
   *
   * @return whether any was demanded; then there may be more
   */
  private boolean demandOfSubordinates(Period period) {
    Plan plan = plans.require(period.planCode());
    if (!plan.subordinatesReportFirst()) return false;
    LocalDate today = LocalDate.now(clock);
    LocalDate dueOn = period.subordinatesDueOn();
    for (int depth = 0; depth < plan.cascadeDepth(); depth++) {
      if (reports.demandBelow(period.id(), depth, dueOn, today, fanOut.chunk() * DEMANDED_FOR_ONE_LAUNCHED) > 0) return true;
      dueOn = workingDays.onOrBefore(dueOn.minusWeeks(1));
    }
    return false;
  }
}
