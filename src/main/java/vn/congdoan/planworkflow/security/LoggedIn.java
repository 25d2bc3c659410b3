package vn.congdoan.planworkflow.security;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks at the moment. */
final class LoggedIn {

  private LoggedIn() {}

  /** Empty for guests. */
  static Optional<Authentication> now() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(found -> found.isAuthenticated() && !(found instanceof AnonymousAuthenticationToken));
  }
}
