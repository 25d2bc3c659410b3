package vn.congdoan.planworkflow.implementation.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with unit-implementation. */
final class UnitImplementationProcess {

  static final String KEY = "unit-implementation";

  static final Variable<Long> IMPLEMENTATION_ID = Variable.id("implementationId");
  static final Variable<String> UNIT_CODE = Variable.text("unitCode");
  static final Variable<Boolean> CASCADE_NEEDED = Variable.flag("cascadeNeeded");
  static final Variable<Boolean> LAUNCH_COMPLETE = Variable.flag("launchComplete");

  private UnitImplementationProcess() {}
}
