package vn.congdoan.planworkflow.chain;

/** Starts the chain of a plan, and a year of it by hand; only the leading office of the plan may. */
public interface PlanStarts {

  /**
   * Starts a plan.
   *
   * @return id of the process instance
   * @throws vn.congdoan.planworkflow.input.Refused FORBIDDEN, NOT_FOUND, or CONFLICT when it runs already
   */
  String startPlan(String planCode);

  /**
   * Opens a year by hand.
   *
   * @return id of the process instance
   * @throws vn.congdoan.planworkflow.input.Refused FORBIDDEN, NOT_FOUND, INVALID for a year outside the plan, CONFLICT when it is open already
   */
  String openYear(String planCode, Integer year);
}
