package vn.congdoan.planworkflow.architecture_examples.desk;

import vn.congdoan.planworkflow.architecture_examples.reporting.ReportOfExample;

/** Breaks rule 2: a desk for all knows one stage. */
class KnowsAReport {

  String state(ReportOfExample report) {
    return report.state();
  }
}
