package vn.congdoan.planworkflow.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.ObjectProvider;

/** Executes jobs as the engine's own executor does, and measures of each how long it had waited and how long it took. */
class MeasuredJobs extends SpringJobExecutor {

  private final ObjectProvider<MeterRegistry> meters;
  private volatile long lastEnded = System.nanoTime();

  MeasuredJobs(ObjectProvider<MeterRegistry> meters) {
    this.meters = meters;
  }

  /** How long ago a job ended here, well or not; since the start when none has yet. */
  Duration sinceLastJob() {
    return Duration.ofNanos(System.nanoTime() - lastEnded);
  }

  @Override
  public synchronized void start() {
    lastEnded = System.nanoTime();
    super.start();
  }

  @Override
  public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl processEngine) {
    return new ExecuteJobsRunnable(jobIds, processEngine) {
      @Override
      protected void executeJob(String id, CommandExecutor commands, JobFailureCollector outcome) {
        Date began = ClockUtil.getCurrentTime();
        long start = System.nanoTime();
        try {
          super.executeJob(id, commands, outcome);
        } finally {
          lastEnded = System.nanoTime();
          // Another node, or the end of its instance, may have taken it meanwhile.
          if (outcome.getJob() != null) measure(outcome.getJob(), began, Duration.ofNanos(lastEnded - start), outcome.getFailure() == null);
        }
      }
    };
  }

  private void measure(JobEntity job, Date began, Duration took, boolean well) {
    String process = job.getProcessDefinitionKey();
    Tags kind = Tags.of("process", process == null ? "none" : process, "kind", job.getJobHandlerType());
    Date due = job.getDuedate() == null ? job.getCreateTime() : job.getDuedate();
    meters.ifAvailable(registry -> {
      registry.timer("planworkflow.jobs.duration", kind.and("outcome", well ? "done" : "failed")).record(took);
      if (due != null) registry.timer("planworkflow.jobs.delay", kind).record(Duration.ofMillis(Math.max(0, began.getTime() - due.getTime())));
    });
  }
}
