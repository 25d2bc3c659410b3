package vn.congdoan.planworkflow.security;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Has the directory check a password and takes the person's groups from there; local accounts are left to {@link EngineLogin}. */
@Component
@Profile("ldap")
@Order(0)
class LdapLogin implements AuthenticationProvider {

  private final LdapDirectory directory;
  private final OutsideAccounts accounts;
  private final LocalAccounts local;
  private final GroupAuthorities authorities;

  LdapLogin(LdapDirectory directory, OutsideAccounts accounts, LocalAccounts local, GroupAuthorities authorities) {
    this.directory = directory;
    this.accounts = accounts;
    this.local = local;
    this.authorities = authorities;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    if (local.includes(attempt.getName())) return null;
    Object password = attempt.getCredentials();
    String user = directory.logIn(attempt.getName(), password == null ? "" : password.toString()).map(accounts::admit)
        .orElseThrow(() -> new BadCredentialsException(Text.of("security.wrongPassword")));
    return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities.of(user).orElse(List.of()));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
