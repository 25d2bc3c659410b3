package vn.congdoan.planworkflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine for the length of a request who is logged in, so that it checks that person's rights. */
class EngineIdentityFilter extends OncePerRequestFilter {

  private final IdentityService identity;
  private final GroupAuthorities authorities;

  EngineIdentityFilter(IdentityService identity, GroupAuthorities authorities) {
    this.identity = identity;
    this.authorities = authorities;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Authentication> person = LoggedIn.now();
    if (person.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    identity.setAuthentication(person.get().getName(), authorities.groupsOf(person.get()));
    try {
      chain.doFilter(request, response);
    } finally {
      identity.clearAuthentication();
    }
  }
}
