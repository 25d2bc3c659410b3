package vn.congdoan.planworkflow.engine;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Leaves a job all its tries when it failed for want of a connection, a database or room: however long that lasts, no incident waits for an
 * administrator afterwards.
 */
class JobsAfterShortage implements FailedJobCommandFactory {

  private final Duration pause;

  /** @param pause until the job is tried again */
  JobsAfterShortage(Duration pause) {
    this.pause = pause;
  }

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    return Shortage.in(failure).isEmpty() ? new DefaultJobRetryCmd(jobId, failure) : new TriedLater(jobId, failure);
  }

  private final class TriedLater extends DefaultJobRetryCmd {

    TriedLater(String jobId, Throwable failure) {
      super(jobId, failure);
    }

    @Override
    public Object execute(CommandContext context) {
      JobEntity job = getJob();
      if (job == null) return null;
      job.unlock();
      job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + pause.toMillis()));
      return null;
    }
  }
}
