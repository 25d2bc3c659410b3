package vn.congdoan.planworkflow.benchmark;

import org.springframework.context.annotation.Profile;
import vn.congdoan.planworkflow.input.ForModels;

/** A step that waits for somebody else as long as a mail server takes. */
@ForModels("waitingJobs")
@Profile("waiting-jobs")
public class WaitingJobs {

  private static final long MILLIS = 150;

  public void await() throws InterruptedException {
    Thread.sleep(MILLIS);
  }
}
