package vn.congdoan.planworkflow.summary.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.summary.SummaryBuilding;
import vn.congdoan.planworkflow.summary.SummaryContents;

/** What the model of the summary asks for: the first draft, who checks it, its due dates, its approved version. */
@ForModels("reportSummary")
public class ReportSummarySteps {

  private final SummaryBuilding building;
  private final Summaries summaries;
  private final SummaryContents contents;
  private final Periods periods;
  private final Plans plans;
  private final WorkingDays workingDays;
  private final Acts acts;
  private final Clock clock;

  ReportSummarySteps(SummaryBuilding building, Summaries summaries, SummaryContents contents, Periods periods, Plans plans, WorkingDays workingDays,
      Acts acts, Clock clock) {
    this.building = building;
    this.summaries = summaries;
    this.contents = contents;
    this.periods = periods;
    this.plans = plans;
    this.workingDays = workingDays;
    this.acts = acts;
    this.clock = clock;
  }

  /** Builds the draft from the accepted reports; a second call returns the first one's. */
  public Long build(Long cycleId) {
    return building.build(cycleId);
  }

  /** The units that check a section each. */
  public List<String> checkers(Long summaryId) {
    return contents.checkers(summaries.require(summaryId).periodId());
  }

  public Date checkDue(Long summaryId) {
    Period period = periods.require(summaries.require(summaryId).periodId());
    return Moments.dueOn(plans.require(period.planCode()).schedule().checkDueOn(LocalDate.now(clock), workingDays));
  }

  /** The plan's day for the summary; working days from now when that is over already or the summary was returned. */
  public Date editDue(Long summaryId) {
    Period period = periods.require(summaries.require(summaryId).periodId());
    var schedule = plans.require(period.planCode()).schedule();
    LocalDate today = LocalDate.now(clock);
    LocalDate planned = schedule.summaryDueOn(period.year(), workingDays);
    LocalDate revision = schedule.revisionDueOn(today, workingDays);
    boolean returned = acts.lastReturn("summary/" + summaryId).isPresent();
    return Moments.dueOn(returned || planned.isBefore(today) ? revision : planned);
  }

  /** Whoever decides has as many working days as the receiving office has for a report; the plan sets no time for it. */
  public Date decisionDue(Long summaryId) {
    Period period = periods.require(summaries.require(summaryId).periodId());
    return Moments.dueOn(plans.require(period.planCode()).schedule().acceptanceDueOn(LocalDate.now(clock), workingDays));
  }

  /** Keeps the approved text as a version that no longer changes. */
  public void seal(Long summaryId) {
    summaries.seal(summaryId);
  }
}
