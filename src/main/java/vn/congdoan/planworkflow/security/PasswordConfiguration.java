package vn.congdoan.planworkflow.security;

import java.time.Duration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the engine keeps and judges passwords of its own accounts. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  @Bean
  BcryptPasswords bcryptPasswords(@Value("${planworkflow.bcrypt-cost}") int cost) {
    return new BcryptPasswords(cost);
  }

  @Bean
  ProcessEnginePlugin passwordPlugin(BcryptPasswords bcrypt) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        // The engine goes on checking the SHA-512 hashes of before; EngineLogin keeps them as bcrypt when their people next log in.
        configuration.setPasswordEncryptor(bcrypt);
        configuration.setEnablePasswordPolicy(true);
        // The engine's own delay begins after one failure and tells which accounts exist; FailedLogIns takes its place.
        // A lock that ended a year ago, for no delay at all would still be one to a node whose clock is behind.
        configuration.setLoginDelayFactor(1);
        configuration.setLoginDelayBase(-Math.toIntExact(Duration.ofDays(365).toSeconds()));
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
      }
    };
  }
}
