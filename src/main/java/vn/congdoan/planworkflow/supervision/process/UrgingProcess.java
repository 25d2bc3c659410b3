package vn.congdoan.planworkflow.supervision.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code urging.bpmn}. */
final class UrgingProcess {

  static final String KEY = "urging";

  static final Variable<Long> URGING_ID = Variable.id("urgingId");
  static final Variable<String> UNIT_CODE = Variable.text("unitCode");
  static final Variable<Boolean> HIGHEST_LEVEL = Variable.flag("highestLevel");

  /** The item has reached a higher level. */
  static final String LEVEL_RAISED = "supervision.levelRaised";

  /** The item is done, or got another day. */
  static final String ITEM_CLOSED = "supervision.itemClosed";

  private UrgingProcess() {}
}
