package vn.congdoan.planworkflow.architecture_examples.submission;

/** So that the stage is there. */
class SubmissionOfExample {

  String state() {
    return "";
  }
}
