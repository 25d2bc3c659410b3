package vn.congdoan.planworkflow.plan;

import vn.congdoan.planworkflow.input.ForModels;


/** Tells the models which units run a plan, so that no model names a unit. */
@ForModels("planOffices")
public class PlanOffices {

  private final Plans plans;

  public PlanOffices(Plans plans) {
    this.plans = plans;
  }

  public String leading(String planCode) {
    return plans.require(planCode).offices().leading();
  }

  public String receiving(String planCode) {
    return plans.require(planCode).offices().receiving();
  }

  public String presidium(String planCode) {
    return plans.require(planCode).offices().presidium();
  }

  public String issuing(String planCode) {
    return plans.require(planCode).offices().issuing();
  }
}
