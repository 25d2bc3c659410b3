package vn.congdoan.planworkflow.assignment.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with task-assignment. */
public final class TaskAssignmentProcess {

  public static final String KEY = "task-assignment";
  public static final String PREPARE = "userTask_prepareAssignments";
  static final String APPROVE = "userTask_approveAssignments";

  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  /** Null when the plan itself is assigned. */
  static final Variable<Long> DIRECTIVE_ID = Variable.id("directiveId");
  public static final Variable<Long> TABLE_ID = Variable.id("assignmentTableId");
  static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  static final Variable<Boolean> ASSIGNMENTS_ISSUED = Variable.flag("assignmentsIssued");

  private TaskAssignmentProcess() {}
}
