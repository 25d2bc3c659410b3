package vn.congdoan.planworkflow.architecture_examples.reporting;

import org.springframework.beans.factory.annotation.Autowired;

/** Breaks rule 6: nobody sees what it needs. */
class HasAFieldInjected {

  @Autowired private ReportOfExample report;

  String state() {
    return report.state();
  }
}
