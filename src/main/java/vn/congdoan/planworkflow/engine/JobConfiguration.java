package vn.congdoan.planworkflow.engine;

import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/** The executor of jobs, with the settings under camunda.bpm.job-execution that the engine's starter gives its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "camunda.bpm.job-execution", name = "enabled", havingValue = "true", matchIfMissing = true)
class JobConfiguration {

  @Bean
  MeasuredJobs jobExecutor(@Qualifier("camundaTaskExecutor") TaskExecutor threads, CamundaBpmProperties properties,
      ObjectProvider<MeterRegistry> meters) {
    MeasuredJobs executor = new MeasuredJobs(meters);
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    JobExecutionProperty given = properties.getJobExecution();
    PropertyMapper map = PropertyMapper.get().alwaysApplyingWhenNonNull();
    map.from(given::getLockTimeInMillis).to(executor::setLockTimeInMillis);
    map.from(given::getMaxJobsPerAcquisition).to(executor::setMaxJobsPerAcquisition);
    map.from(given::getWaitTimeInMillis).to(executor::setWaitTimeInMillis);
    map.from(given::getMaxWait).to(executor::setMaxWait);
    map.from(given::getBackoffTimeInMillis).to(executor::setBackoffTimeInMillis);
    map.from(given::getMaxBackoff).to(executor::setMaxBackoff);
    map.from(given::getBackoffDecreaseThreshold).to(executor::setBackoffDecreaseThreshold);
    map.from(given::getWaitIncreaseFactor).to(executor::setWaitIncreaseFactor);
    return executor;
  }
}
