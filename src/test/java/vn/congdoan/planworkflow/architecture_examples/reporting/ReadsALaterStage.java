package vn.congdoan.planworkflow.architecture_examples.reporting;

import vn.congdoan.planworkflow.architecture_examples.summary.SummaryOfExample;

/** Breaks rule 2: an earlier stage knows a later one. */
class ReadsALaterStage {

  String text(SummaryOfExample summary) {
    return summary.text();
  }
}
