package vn.congdoan.planworkflow.chain.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code plan-implementation.bpmn}. */
public final class PlanImplementationProcess {

  public static final String KEY = "plan-implementation";

  public static final Variable<String> PLAN_CODE = Variable.text("planCode");
  public static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  public static final Variable<String> ISSUING_UNIT_CODE = Variable.text("issuingUnitCode");
  public static final Variable<Long> ASSIGNMENT_TABLE_ID = Variable.id("assignmentTableId");
  public static final Variable<Boolean> ASSIGNMENTS_ISSUED = Variable.flag("assignmentsIssued");
  public static final Variable<Boolean> LAUNCH_COMPLETE = Variable.flag("launchComplete");
  /** The period that comes next; null when the last one is over. */
  public static final Variable<Integer> YEAR = Variable.number("year");

  private PlanImplementationProcess() {}
}
