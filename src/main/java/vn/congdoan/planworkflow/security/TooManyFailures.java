package vn.congdoan.planworkflow.security;

import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;
import vn.congdoan.planworkflow.input.Text;

/** A try to log in that was not looked at, because too many before it failed. */
class TooManyFailures extends AccountStatusException {

  private final long seconds;

  TooManyFailures(Duration wait) {
    super(Text.of("security.tooManyFailures", Math.max(1, wait.toSeconds())));
    seconds = Math.max(1, wait.toSeconds());
  }

  /** How long until the next try is looked at. */
  long seconds() {
    return seconds;
  }
}
