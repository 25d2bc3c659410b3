package vn.congdoan.planworkflow.architecture_examples.summary;

import vn.congdoan.planworkflow.architecture_examples.assignment.AssignmentOfExample;

/** Breaks rule 2: reads a record that its package-info does not name. */
class ReadsUnnamed {

  String paragraph(AssignmentOfExample assignment) {
    return assignment.paragraph();
  }
}
