package vn.congdoan.planworkflow.implementation.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with coordination-request. */
final class CoordinationRequestProcess {

  static final String KEY = "coordination-request";

  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  static final Variable<Long> REQUEST_ID = Variable.id("requestId");
  /** The unit that is asked. */
  static final Variable<String> UNIT_CODE = Variable.text("unitCode");

  private CoordinationRequestProcess() {}
}
