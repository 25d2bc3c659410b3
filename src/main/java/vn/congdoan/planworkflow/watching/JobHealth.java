package vn.congdoan.planworkflow.watching;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import vn.congdoan.planworkflow.engine.JobExecution;

/**
 * Whether background work goes on: this node looks for jobs, and none has been due for long while this node ended none. A queue that is long because
 * much is being done is no fault; neither is a node that is not meant to execute jobs.
 */
class JobHealth extends AbstractHealthIndicator implements DisposableBean {

  /** Health is asked for by anybody and as often as they like; the database is not. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

  private final JobExecution jobs;
  private final Duration atMost;
  private final Question<JobExecution.Standing> question;
  private JobExecution.Standing known;
  private long knownSince;

  JobHealth(JobExecution jobs, Duration atMost, Duration within) {
    super("how jobs stand could not be found out");
    this.jobs = jobs;
    this.atMost = atMost;
    this.question = new Question<>("health-jobs", within, this::standing);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
    if (!jobs.isMeantToRunHere()) {
      builder.up().withDetail("jobs", "not executed on this node");
      return;
    }
    if (!jobs.runsHere()) {
      builder.down().withDetail("jobs", "this node does not look for any");
      return;
    }
    // Nothing stands still while jobs end: the database need not be asked.
    if (jobs.sinceLastJobHere().compareTo(atMost) <= 0) {
      builder.up();
      return;
    }
    try {
      JobExecution.Standing standing = question.answer();
      if (standing.longestWait().compareTo(atMost) > 0) builder.down();
      else builder.up();
      builder.withDetail("waiting", standing.waiting()).withDetail("longestWait", standing.longestWait());
    } catch (TimeoutException | ExecutionException e) {
      builder.down().withDetail("jobs", "the database does not tell");
    }
  }

  /** Called by the one thread of the question. */
  private JobExecution.Standing standing() {
    if (known == null || System.nanoTime() - knownSince > KNOWN_FOR.toNanos()) {
      known = jobs.standing();
      knownSince = System.nanoTime();
    }
    return known;
  }

  @Override
  public void destroy() {
    question.end();
  }
}
