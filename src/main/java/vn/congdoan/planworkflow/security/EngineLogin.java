package vn.congdoan.planworkflow.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Checks a password against the engine's accounts, in the same time whether there is such an account or not. */
@Component
class EngineLogin implements AuthenticationProvider {

  private final IdentityService identity;
  private final GroupAuthorities authorities;
  private final BcryptPasswords bcrypt;
  private final LocalAccounts local;

  EngineLogin(IdentityService identity, GroupAuthorities authorities, BcryptPasswords bcrypt, LocalAccounts local) {
    this.identity = identity;
    this.authorities = authorities;
    this.bcrypt = bcrypt;
    this.local = local;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    User account = user == null || user.isBlank() || !local.includes(user) ? null : identity.createUserQuery().userId(user).singleResult();
    boolean slow = account != null && account.getPassword() != null && account.getPassword().startsWith("{" + BcryptPasswords.NAME + "}");
    if (account == null || password.isEmpty() || !identity.checkPassword(user, password)) {
      if (!slow || password.isEmpty()) bcrypt.checkNobody(password);
      throw new BadCredentialsException(Text.of("security.wrongPassword"));
    }
    if (!slow) keepAsBcrypt(user, password);
    return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities.of(user).orElse(List.of()));
  }

  /** A password of before may be weaker than what is asked of new ones; it stays until it is changed. */
  private void keepAsBcrypt(String user, String password) {
    User account = identity.createUserQuery().userId(user).singleResult();
    account.setPassword(password);
    ((IdentityServiceImpl) identity).saveUser(account, true);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
