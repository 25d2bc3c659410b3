package vn.congdoan.planworkflow.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import vn.congdoan.planworkflow.organization.Accounts;

/** What the mails need beside their own classes: settings, and figures for those who watch the system. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class NotificationConfiguration {

  /** Made here, because the conclusion notices of the stage submission bear the same name. */
  @Bean
  Notices mailNotices(Outbox outbox, NoticeSettings wishes, Accounts accounts, MailSettings settings, PlatformTransactionManager transactions) {
    return new Notices(outbox, wishes, accounts, settings, transactions);
  }

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
