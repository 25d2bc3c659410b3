package vn.congdoan.planworkflow.architecture_examples.search;

import vn.congdoan.planworkflow.architecture_examples.plan.PlanOfExample;

/** Breaks rule 4: what finds anything knows a plan. */
class FindsAPlan {

  String find(PlanOfExample plan) {
    return plan.code();
  }
}
