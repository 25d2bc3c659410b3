package vn.congdoan.planworkflow.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Checks a password against the engine's accounts; the groups of the account are its authorities. */
@Component
class EngineLogin implements AuthenticationProvider {

  private final IdentityService identity;
  private final GroupAuthorities authorities;

  EngineLogin(IdentityService identity, GroupAuthorities authorities) {
    this.identity = identity;
    this.authorities = authorities;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    Object password = attempt.getCredentials();
    if (user == null || user.isBlank() || password == null || !identity.checkPassword(user, password.toString())) {
      throw new BadCredentialsException(Text.of("security.wrongPassword"));
    }
    return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities.of(user).orElse(List.of()));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
