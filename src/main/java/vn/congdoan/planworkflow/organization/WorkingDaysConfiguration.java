package vn.congdoan.planworkflow.organization;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every desk the calendar of holidays.csv. */
@Configuration(proxyBeanMethods = false)
class WorkingDaysConfiguration {

  @Bean
  WorkingDays workingDays(Holidays holidays) {
    return new WorkingDays(holidays::known);
  }
}
