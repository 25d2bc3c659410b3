package vn.congdoan.planworkflow.reporting.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code annual-report.bpmn}. */
public final class AnnualReportProcess {

  public static final String KEY = "annual-report";

  public static final Variable<Long> REPORT_ID = Variable.id("reportId");
  public static final Variable<String> UNIT_CODE = Variable.text("unitCode");
  public static final Variable<String> RECEIVING_UNIT_CODE = Variable.text("receivingUnitCode");
  public static final Variable<String> URGING_UNIT_CODE = Variable.text("urgingUnitCode");
  public static final Variable<Boolean> WAITS_FOR_SUBORDINATES = Variable.flag("waitsForSubordinates");
  public static final Variable<Boolean> LAUNCH_COMPLETE = Variable.flag("launchComplete");

  /** To the cycle: every report that it waits for is accepted. */
  public static final String REPORTS_SETTLED = "reporting.reportsSettled";

  /** To a superior unit's report: its subordinates have reported. */
  public static final String SUBORDINATE_REPORTS_SETTLED = "reporting.subordinateReportsSettled";

  /** To a report: its last good day is over. */
  public static final String REPORT_DEADLINE_PASSED = "reporting.reportDeadlinePassed";

  private AnnualReportProcess() {}

  /** Name of the fan-out over the subordinates that one report waits for. */
  static String fanOutOfSubordinates(long reportId) {
    return "subordinates/" + reportId;
  }
}
