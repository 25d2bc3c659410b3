package vn.congdoan.planworkflow.architecture_examples.plan;

import vn.congdoan.planworkflow.architecture_examples.reporting.ReportOfExample;

/** Breaks rule 3: what every stage stands on knows a stage. */
class KnowsAStage {

  String state(ReportOfExample report) {
    return report.state();
  }
}
