package vn.congdoan.planworkflow.chain.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code plan-implementation.bpmn}. */
final class PlanImplementationProcess {

  static final String KEY = "plan-implementation";

  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  static final Variable<String> ISSUING_UNIT_CODE = Variable.text("issuingUnitCode");
  static final Variable<Long> ASSIGNMENT_TABLE_ID = Variable.id("assignmentTableId");
  static final Variable<Boolean> ASSIGNMENTS_ISSUED = Variable.flag("assignmentsIssued");
  static final Variable<Boolean> LAUNCH_COMPLETE = Variable.flag("launchComplete");
  /** The period that comes next; null when the last one is over. */
  static final Variable<Integer> YEAR = Variable.number("year");

  private PlanImplementationProcess() {}
}
