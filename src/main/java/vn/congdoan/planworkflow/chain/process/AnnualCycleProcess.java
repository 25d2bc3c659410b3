package vn.congdoan.planworkflow.chain.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code annual-cycle.bpmn}. */
final class AnnualCycleProcess {

  static final String KEY = "annual-cycle";

  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  static final Variable<Integer> YEAR = Variable.number("year");
  static final Variable<Long> CYCLE_ID = Variable.id("cycleId");
  static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  static final Variable<Boolean> LAUNCH_COMPLETE = Variable.flag("launchComplete");
  static final Variable<Boolean> URGING_COMPLETE = Variable.flag("urgingComplete");
  static final Variable<Long> SUMMARY_ID = Variable.id("summaryId");
  static final Variable<Long> SUBMISSION_ID = Variable.id("submissionId");
  static final Variable<Long> DIRECTIVE_ID = Variable.id("directiveId");
  static final Variable<Long> ASSIGNMENT_TABLE_ID = Variable.id("assignmentTableId");
  static final Variable<Boolean> ASSIGNMENTS_ISSUED = Variable.flag("assignmentsIssued");

  private AnnualCycleProcess() {}
}
