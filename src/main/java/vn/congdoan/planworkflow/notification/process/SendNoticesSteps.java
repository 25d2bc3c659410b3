package vn.congdoan.planworkflow.notification.process;

import java.util.Date;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.notification.MailDispatch;

/** What the model of sending asks for: the next mails, and when more may follow. */
@ForModels("sendNotices")
public class SendNoticesSteps {

  private final MailDispatch dispatch;

  SendNoticesSteps(MailDispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Sends the next mails; true when none is left that can be sent now. */
  public boolean sendNext() {
    return dispatch.sendNext();
  }

  /** When the rate allows the next mail. */
  public Date nextTurn() {
    return Date.from(dispatch.nextTurn().toInstant());
  }
}
