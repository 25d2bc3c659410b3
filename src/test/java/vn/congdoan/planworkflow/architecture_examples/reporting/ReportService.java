package vn.congdoan.planworkflow.architecture_examples.reporting;

/** Breaks rule 5: its name says neither act nor desk. */
class ReportService {

  String nothing() {
    return "";
  }
}
