package vn.congdoan.planworkflow.security;

import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.ldap.core.support.DefaultTlsDirContextAuthenticationStrategy;
import org.springframework.ldap.core.support.LdapContextSource;

/** The organisation's directory checks the passwords (profile ldap). */
@Configuration(proxyBeanMethods = false)
@Profile("ldap")
@EnableConfigurationProperties(LdapSettings.class)
class LdapConfiguration {

  @Bean
  LdapDirectory ldapDirectory(LdapSettings settings, SslBundles bundles) {
    return new LdapDirectory(settings, connections(settings, bundles));
  }

  /** No pool: a log-in takes two short connections and going through the directory one; an idle one that a firewall has dropped would make people wait. */
  static LdapContextSource connections(LdapSettings settings, SslBundles bundles) {
    LdapContextSource source = new LdapContextSource();
    source.setUrls(settings.urls().strip().split("[\\s,]+"));
    source.setBase(settings.base());
    source.setUserDn(settings.user());
    source.setPassword(settings.password());
    source.setPooled(false);
    Map<String, Object> environment = new HashMap<>();
    environment.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(settings.connectTimeout().toMillis()));
    environment.put("com.sun.jndi.ldap.read.timeout", String.valueOf(settings.readTimeout().toMillis()));
    environment.put("java.naming.ldap.attributes.binary", "objectGUID");
    SSLSocketFactory trusting = settings.sslBundle() == null ? null
        : bundles.getBundle(settings.sslBundle()).createSslContext().getSocketFactory();
    if (settings.startTls()) {
      DefaultTlsDirContextAuthenticationStrategy tls = new DefaultTlsDirContextAuthenticationStrategy();
      if (trusting != null) tls.setSslSocketFactory(trusting);
      source.setAuthenticationStrategy(tls);
    } else if (trusting != null) {
      LdapSockets.trust(trusting);
      environment.put("java.naming.ldap.factory.socket", LdapSockets.class.getName());
    }
    source.setBaseEnvironmentProperties(environment);
    source.afterPropertiesSet();
    return source;
  }
}
