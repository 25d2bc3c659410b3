package vn.congdoan.planworkflow.architecture_examples.summary;

import vn.congdoan.planworkflow.architecture_examples.reporting.ReportOfExample;

/** Breaks rule 2: changes what an earlier stage guards. */
class ChangesAnotherStage {

  void accept(ReportOfExample report) {
    report.accept();
  }
}
