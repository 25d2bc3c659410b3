package vn.congdoan.planworkflow.security;

import org.springframework.security.authentication.AccountStatusException;
import vn.congdoan.planworkflow.input.Text;

/** A log-in that fails for a reason that the person should hear, other than a wrong name or password. */
class NotAdmitted extends AccountStatusException {

  /** Why, and the status for scripts. */
  enum Reason {
    /** The directory or the provider does not answer, or refuses this system itself. */
    DIRECTORY_DOWN(503),
    /** None of the person's groups gives a role here. */
    NO_ROLE(403),
    /** The name is not one that the engine takes as a user id. */
    UNUSABLE_NAME(403),
    /** The name belongs to somebody else in this system: a local account, or a person who had the name before. */
    NAME_TAKEN(403),
    /** The person, or the provider for him, did not agree to the log-in. */
    DENIED(403),
    /** The provider's answer could not be trusted, or came too late. */
    NOT_TRUSTED(401);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    String label() {
      return Text.label(this);
    }

    int status() {
      return status;
    }
  }

  private final Reason reason;

  NotAdmitted(Reason reason, Throwable cause) {
    super(reason.label(), cause);
    this.reason = reason;
  }

  NotAdmitted(Reason reason) {
    this(reason, null);
  }

  Reason reason() {
    return reason;
  }
}
