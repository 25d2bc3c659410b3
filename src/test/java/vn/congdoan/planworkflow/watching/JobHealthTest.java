package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import vn.congdoan.planworkflow.engine.JobExecution;

/** When job execution counts as standing still, and when it does not. */
class JobHealthTest {

  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final JobExecution jobs = mock(JobExecution.class);
  private final JobHealth health = new JobHealth(jobs, AT_MOST, Duration.ofSeconds(30));

  @BeforeEach
  void thisNodeLooksForJobs() {
    when(jobs.isMeantToRunHere()).thenReturn(true);
    when(jobs.runsHere()).thenReturn(true);
    when(jobs.sinceLastJobHere()).thenReturn(Duration.ofMinutes(11));
    waitsFor(Duration.ofMinutes(11));
  }

  @Test
  void jobsThatWaitTooLongWhileNoneEndsAreAFault() {
    assertThat(status()).isEqualTo(Status.DOWN);
  }

  @Test
  void anExecutorThatDoesNotLookForJobsIsAFault() {
    when(jobs.runsHere()).thenReturn(false);
    waitsFor(Duration.ZERO);
    assertThat(status()).isEqualTo(Status.DOWN);
  }

  @Test
  void aLongQueueIsNoFaultWhileJobsEnd() {
    when(jobs.sinceLastJobHere()).thenReturn(Duration.ofSeconds(3));
    assertThat(status()).isEqualTo(Status.UP);
    verify(jobs, never()).standing();
  }

  @Test
  void nothingToDoIsNoFault() {
    waitsFor(Duration.ZERO);
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void whatHasOnlyJustBecomeDueIsNoFault() {
    waitsFor(AT_MOST);
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void aNodeThatIsNotMeantToExecuteJobsIsNoFault() {
    when(jobs.isMeantToRunHere()).thenReturn(false);
    when(jobs.runsHere()).thenReturn(false);
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void howOftenItIsAskedTheDatabaseIsNot() {
    for (int i = 0; i < 100; i++) status();
    verify(jobs, times(1)).standing();
  }

  @Test
  void aDatabaseThatCanNotTellIsAFault() {
    when(jobs.standing()).thenThrow(new IllegalStateException("no connection"));
    assertThat(status()).isEqualTo(Status.DOWN);
  }

  private void waitsFor(Duration longest) {
    when(jobs.standing()).thenReturn(new JobExecution.Standing(longest.isZero() ? 0 : 5, 0, longest));
  }

  private Status status() {
    return health.health().getStatus();
  }
}
