package vn.congdoan.planworkflow.chain.process;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** Starts the models of the chain for whoever may. */
@Component
class ChainStarts implements PlanStarts {

  private final Plans plans;
  private final Actors actors;
  private final Processes processes;
  private final CurrentUser user;

  ChainStarts(Plans plans, Actors actors, Processes processes, CurrentUser user) {
    this.plans = plans;
    this.actors = actors;
    this.processes = processes;
    this.user = user;
  }

  @Override
  @Transactional
  public String startPlan(String planCode) {
    Plan plan = requireMayStart(planCode);
    return processes.start(PlanImplementationProcess.KEY, plan.code(), Map.of(PlanImplementationProcess.PLAN_CODE.name(), plan.code()));
  }

  @Override
  @Transactional
  public String openYear(String planCode, Integer year) {
    Plan plan = requireMayStart(planCode);
    if (year == null) {
      throw new Refused(Refused.Kind.INVALID, Text.of("chain.yearMissing"), List.of(new Problem("year", Text.of("chain.yearMissing"))));
    }
    return processes.start(AnnualCycleProcess.KEY, plan.code() + "/" + year,
        Map.of(AnnualCycleProcess.PLAN_CODE.name(), plan.code(), AnnualCycleProcess.YEAR.name(), year));
  }

  private Plan requireMayStart(String planCode) {
    Plan plan = plans.require(planCode);
    user.requireOneOfOwn(List.of(actors.group(plan.offices().leading(), Role.STAFF), actors.group(plan.offices().leading(), Role.LEADER)));
    return plan;
  }
}
