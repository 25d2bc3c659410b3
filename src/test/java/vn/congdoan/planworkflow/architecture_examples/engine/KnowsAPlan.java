package vn.congdoan.planworkflow.architecture_examples.engine;

import vn.congdoan.planworkflow.architecture_examples.plan.PlanOfExample;

/** Breaks rule 4: a business word behind the door to the engine. */
public class KnowsAPlan {

  String code(PlanOfExample plan) {
    return plan.code();
  }
}
