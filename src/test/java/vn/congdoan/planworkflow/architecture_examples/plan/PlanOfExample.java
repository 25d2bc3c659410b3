package vn.congdoan.planworkflow.architecture_examples.plan;

/** A plan that the other examples name. */
public class PlanOfExample {

  public String code() {
    return "45";
  }
}
