package vn.congdoan.planworkflow.implementation.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with department-implementation. */
final class DepartmentImplementationProcess {

  static final String KEY = "department-implementation";

  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  static final Variable<Long> IMPLEMENTATION_ID = Variable.id("implementationId");
  static final Variable<String> UNIT_CODE = Variable.text("unitCode");
  /** Group that accepts the product. */
  static final Variable<String> ACCEPTING_GROUP = Variable.text("acceptingGroup");
  static final Variable<Boolean> OPINIONS_ASKED = Variable.flag("opinionsAsked");

  private DepartmentImplementationProcess() {}
}
