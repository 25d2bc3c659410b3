package vn.congdoan.planworkflow.chain.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code annual-cycle.bpmn}. */
public final class AnnualCycleProcess {

  public static final String KEY = "annual-cycle";

  public static final Variable<String> PLAN_CODE = Variable.text("planCode");
  public static final Variable<Integer> YEAR = Variable.number("year");
  public static final Variable<Long> CYCLE_ID = Variable.id("cycleId");
  public static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  public static final Variable<Boolean> LAUNCH_COMPLETE = Variable.flag("launchComplete");
  public static final Variable<Boolean> URGING_COMPLETE = Variable.flag("urgingComplete");
  public static final Variable<Long> SUMMARY_ID = Variable.id("summaryId");
  public static final Variable<Long> SUBMISSION_ID = Variable.id("submissionId");
  public static final Variable<Long> DIRECTIVE_ID = Variable.id("directiveId");
  public static final Variable<Long> ASSIGNMENT_TABLE_ID = Variable.id("assignmentTableId");
  public static final Variable<Boolean> ASSIGNMENTS_ISSUED = Variable.flag("assignmentsIssued");

  private AnnualCycleProcess() {}
}
