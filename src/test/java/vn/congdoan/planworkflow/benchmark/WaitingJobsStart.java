package vn.congdoan.planworkflow.benchmark;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lays in jobs that wait until the benchmark lets them go. */
@Component
@Profile("waiting-jobs")
class WaitingJobsStart {

  private static final String KEY = "waiting-jobs";

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final int jobs;

  WaitingJobsStart(RepositoryService repository, RuntimeService runtime, @Value("${benchmark.jobs:0}") int jobs) {
    this.repository = repository;
    this.runtime = runtime;
    this.jobs = jobs;
  }

  @EventListener(ApplicationReadyEvent.class)
  public void layIn() {
    if (jobs == 0) return;
    var model = Bpmn.createExecutableProcess(KEY).name(KEY).camundaHistoryTimeToLiveString("P1D").startEvent()
        .intermediateCatchEvent().timerWithDate("2099-01-01T00:00:00").serviceTask().camundaExpression("#{waitingJobs.await()}").endEvent().done();
    repository.createDeployment().name(KEY).addModelInstance(KEY + ".bpmn", model).deploy();
    for (int job = 0; job < jobs; job++) runtime.startProcessInstanceByKey(KEY);
  }
}
