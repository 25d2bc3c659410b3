package vn.congdoan.planworkflow.architecture_examples.web;

import vn.congdoan.planworkflow.architecture_examples.plan.PlanOfExample;

/** Breaks rule 4: a page for all knows a business word. */
class ShowsAPlan {

  String code(PlanOfExample plan) {
    return plan.code();
  }
}
