package vn.congdoan.planworkflow.security;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** People log in at an OpenID Connect provider (profile oidc). */
@Configuration(proxyBeanMethods = false)
@Profile("oidc")
@EnableConfigurationProperties(OidcSettings.class)
class OidcConfiguration {

  @Bean
  OidcAccounts oidcAccounts(OidcSettings settings, OutsideAccounts accounts, Clock clock) {
    return new OidcAccounts(settings, accounts, clock);
  }

  @Bean
  LogInWay oidcLogInWay(OidcSettings settings, OidcAccounts accounts, GroupAuthorities authorities, LogInFailures failures) {
    return new OidcLogInWay(settings, new OidcProvider(settings), accounts, authorities, failures);
  }
}
