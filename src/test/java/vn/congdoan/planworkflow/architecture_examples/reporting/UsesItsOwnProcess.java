package vn.congdoan.planworkflow.architecture_examples.reporting;

import vn.congdoan.planworkflow.architecture_examples.reporting.process.StartsReports;

/** Breaks rule 3: a stage root uses its own process. */
class UsesItsOwnProcess {

  void demand(StartsReports starts) {
    starts.start();
  }
}
