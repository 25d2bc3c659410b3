package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.context.ApplicationContext;
import org.springframework.ldap.core.ContextSource;
import org.springframework.ldap.core.LdapOperations;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Without the profiles ldap and oidc nothing of them is there, although their libraries are. */
class WithoutDirectoryTest extends ServerTest {

  @Autowired private ApplicationContext context;

  @Test
  void nameAndPasswordAreTheOnlyWayIn() {
    HttpResponse<String> ways = send(null, "GET", "/api/log-ins", null);

    assertThat(ways.statusCode()).isEqualTo(200);
    assertThat(json(ways).path("passwords").asBoolean()).isTrue();
    assertThat(json(ways).path("buttons")).isEmpty();
    HttpResponse<String> start = send(null, "GET", "/oauth2/authorization/oidc", null);
    assertThat(start.statusCode()).isEqualTo(302);
    assertThat(start.headers().firstValue("Location").orElseThrow()).endsWith("/dang-nhap");
  }

  @Test
  void nothingReachesForADirectoryOrAProvider() {
    for (Class<?> part : List.of(ContextSource.class, LdapOperations.class, ClientRegistrationRepository.class, JwtDecoder.class, LogInWay.class,
        OutsideAccounts.class)) {
      assertThat(context.getBeanNamesForType(part)).as(part.getSimpleName()).isEmpty();
    }
    assertThat(context.getBeansOfType(AuthenticationProvider.class).values()).singleElement().isInstanceOf(EngineLogin.class);
    assertThat(context.getBeansOfType(HealthContributor.class).keySet()).noneMatch(name -> name.startsWith("ldap"));
  }
}
