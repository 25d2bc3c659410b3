package vn.congdoan.planworkflow.summary.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code report-summary.bpmn}. */
final class ReportSummaryProcess {

  static final String KEY = "report-summary";

  static final Variable<Long> CYCLE_ID = Variable.id("cycleId");
  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  static final Variable<Integer> YEAR = Variable.number("year");
  static final Variable<Long> SUMMARY_ID = Variable.id("summaryId");
  static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  /** The lead department of one of the parallel checks. */
  static final Variable<String> CHECKER_UNIT_CODE = Variable.text("checkerUnitCode");

  private ReportSummaryProcess() {}
}
