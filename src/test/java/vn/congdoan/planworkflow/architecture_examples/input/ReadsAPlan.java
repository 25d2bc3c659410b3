package vn.congdoan.planworkflow.architecture_examples.input;

import vn.congdoan.planworkflow.architecture_examples.plan.PlanOfExample;

/** Breaks rule 4: what comes in knows a business word. */
class ReadsAPlan {

  String code(PlanOfExample plan) {
    return plan.code();
  }
}
