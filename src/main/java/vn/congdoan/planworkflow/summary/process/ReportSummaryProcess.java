package vn.congdoan.planworkflow.summary.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code report-summary.bpmn}. */
public final class ReportSummaryProcess {

  public static final String KEY = "report-summary";

  public static final Variable<Long> CYCLE_ID = Variable.id("cycleId");
  public static final Variable<String> PLAN_CODE = Variable.text("planCode");
  public static final Variable<Integer> YEAR = Variable.number("year");
  public static final Variable<Long> SUMMARY_ID = Variable.id("summaryId");
  public static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  /** The lead department of one of the parallel checks. */
  public static final Variable<String> CHECKER_UNIT_CODE = Variable.text("checkerUnitCode");

  private ReportSummaryProcess() {}
}
