package vn.congdoan.planworkflow.architecture_examples.summary;

import vn.congdoan.planworkflow.architecture_examples.reporting.process.StartsReports;

/** Breaks rule 2: one stage starts another in Java. */
class StartsAnotherStage {

  void startAgain(StartsReports starts) {
    starts.start();
  }
}
