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
  /** One of the requests for an opinion that run side by side. */
  static final Variable<Long> REQUEST_ID = Variable.id("requestId");
  static final Variable<Boolean> OPINIONS_ASKED = Variable.flag("opinionsAsked");

  private DepartmentImplementationProcess() {}
}
