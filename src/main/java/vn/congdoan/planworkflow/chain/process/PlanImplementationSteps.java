package vn.congdoan.planworkflow.chain.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;

/** What the model of the chain asks for: opening and closing a plan's file, and which period comes next. */
@ForModels("planImplementation")
public class PlanImplementationSteps {

  private final Plans plans;
  private final PlanRuns runs;
  private final Periods periods;
  private final Processes processes;
  private final WorkingDays workingDays;
  private final Acts acts;
  private final CurrentUser user;
  private final Clock clock;

  PlanImplementationSteps(Plans plans, PlanRuns runs, Periods periods, Processes processes, WorkingDays workingDays, Acts acts, CurrentUser user,
      Clock clock) {
    this.plans = plans;
    this.runs = runs;
    this.periods = periods;
    this.processes = processes;
    this.workingDays = workingDays;
    this.acts = acts;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Opens the file of a plan; whoever starts the process in whatever way passes here.
   *
   * @return code of the unit that issued the plan
   * @throws Refused CONFLICT when the plan runs already, NOT_FOUND when there is no such plan
   */
  public String open(String planCode) {
    Plan plan = plans.require(planCode);
    runs.begin(planCode, user.id());
    acts.append("plan/" + planCode, Acts.Kind.RECORD, Text.of("chain.planStarted"), null, user.id());
    return plan.offices().issuing();
  }

  /** The first year whose period was not opened and whose cut-off is still to come; null when the plan's last year is over. */
  public Integer nextPeriod(String planCode) {
    Plan plan = plans.require(planCode);
    LocalDate today = LocalDate.now(clock);
    for (int year = plan.issuedOn().getYear(); year <= plan.schedule().lastYear(); year++) {
      if (periods.find(planCode, year).isEmpty() && !plan.schedule().cutOffOn(year).isBefore(today)) return year;
    }
    return null;
  }

  /** First moment of the plan's opening day in a year; in the past when that day is over already. */
  public Date openingDay(String planCode, Integer year) {
    return Moments.startOf(plans.require(planCode).schedule().openingDay(year));
  }

  /** Opens the cycle of a year, unless somebody has opened it by hand. */
  public void openAnnualCycle(String planCode, Integer year) {
    if (periods.find(planCode, year).isPresent()) return;
    processes.start(AnnualCycleProcess.KEY, planCode + "/" + year,
        Map.of(AnnualCycleProcess.PLAN_CODE.name(), planCode, AnnualCycleProcess.YEAR.name(), year));
  }

  /** When the final review is due: the plan does not say; a month after the last period was opened for it. */
  public Date finalReviewDue(String planCode) {
    return Moments.dueOn(plans.require(planCode).schedule().finalReviewDueOn(LocalDate.now(clock), workingDays));
  }

  /** Whoever decides has as many working days as the receiving office has for a report; the plan sets no time for it. */
  public Date decisionDue(String planCode) {
    return Moments.dueOn(plans.require(planCode).schedule().acceptanceDueOn(LocalDate.now(clock), workingDays));
  }

  /** @throws Refused CONFLICT while a period of the plan is still open */
  public void close(String planCode) {
    requireAllPeriodsFinished(planCode);
    runs.end(planCode);
    acts.append("plan/" + planCode, Acts.Kind.AUTO, Text.of("chain.planEnded"), null, null);
  }

  /** Takes the file back when the assignment was rejected, so that the plan can be started again. */
  public void withdraw(String planCode) {
    runs.withdraw(planCode);
    acts.append("plan/" + planCode, Acts.Kind.AUTO, Text.of("chain.planNotAssigned"), null, null);
  }

  void requireAllPeriodsFinished(String planCode) {
    String open = String.join(", ", periods.ofPlan(planCode).stream().filter(period -> period.finishedAt() == null)
        .map(Period::year).map(String::valueOf).toList());
    if (!open.isEmpty()) {
      throw Refused.conflict(Text.of("chain.periodsOpen", open));
    }
  }
}
