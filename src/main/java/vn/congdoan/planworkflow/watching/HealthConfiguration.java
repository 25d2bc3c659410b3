package vn.congdoan.planworkflow.watching;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.congdoan.planworkflow.engine.JobExecution;

/** What health means here; the names are those of the checks that these take the place of. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  @Bean
  HealthIndicator dbHealthIndicator(DataSource database, @Value("${planworkflow.health.database-answers-within}") Duration within) {
    return new DatabaseHealth(database, within);
  }

  @Bean
  HealthIndicator jobExecutorHealthIndicator(JobExecution jobs, @Value("${planworkflow.health.jobs-wait-at-most}") Duration atMost,
      @Value("${planworkflow.health.database-answers-within}") Duration within) {
    return new JobHealth(jobs, atMost, within);
  }
}
