package vn.congdoan.planworkflow.notification.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code send-notices.bpmn}. */
final class SendNoticesProcess {

  static final String KEY = "send-notices";

  /** One instance at a time: the rate then holds for all nodes together. */
  static final String BUSINESS_KEY = "mail";

  static final Variable<Boolean> ALL_SENT = Variable.flag("allSent");

  private SendNoticesProcess() {}
}
