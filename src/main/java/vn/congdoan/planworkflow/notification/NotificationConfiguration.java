package vn.congdoan.planworkflow.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the mails need beside their own classes: settings, and figures for those who watch the system. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class NotificationConfiguration {

  @Bean
  @ConditionalOnProperty("planworkflow.mail.enabled")
  MeterBinder mailFigures(Outbox outbox) {
    return registry -> {
      for (Outbox.State state : Outbox.State.values()) {
        Gauge.builder("planworkflow.mail", outbox, box -> box.count(state)).tag("state", state.name()).register(registry);
      }
    };
  }
}
