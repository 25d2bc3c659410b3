package vn.congdoan.planworkflow.supervision.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code deadline-extension.bpmn} and {@code extension-authority.dmn}. */
final class DeadlineExtensionProcess {

  static final String KEY = "deadline-extension";

  static final Variable<Long> EXTENSION_ID = Variable.id("extensionId");
  static final Variable<String> ASKING_GROUP = Variable.text("askingGroup");
  /** Name of an {@code AlertLevel}, or {@code NONE}. */
  static final Variable<String> ALERT_LEVEL = Variable.text("alertLevel");
  static final Variable<String> OWNER_KIND = Variable.text("ownerKind");
  /** Working days from the very first due date to the proposed one: many short extensions need the same authority as a long one. */
  static final Variable<Integer> EXTRA_WORKING_DAYS = Variable.number("extraWorkingDays");
  static final Variable<String> AUTHORITY = Variable.text("authority");
  static final Variable<String> DECIDING_UNIT_CODE = Variable.text("decidingUnitCode");

  /** To a request: the item that it is about is done. */
  static final String REQUESTED_ITEM_CLOSED = "supervision.requestedItemClosed";

  private DeadlineExtensionProcess() {}
}
