package vn.congdoan.planworkflow.architecture_examples.board;

import vn.congdoan.planworkflow.architecture_examples.reporting.process.StartsReports;

/** Breaks rule 2: the read side looks at how a process runs. */
public class ReadsAProcess {

  void look(StartsReports starts) {
    starts.start();
  }
}
