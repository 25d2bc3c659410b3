package vn.congdoan.planworkflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the groups of a logged-in account again every half minute: what was granted or taken counts within a minute, and the session of
 * an account that was deleted or got another password ends.
 */
class RightsRenewal extends OncePerRequestFilter {

  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final String READ_AT = "planworkflow.rights-read-at";
  private static final String LENT = "planworkflow.lent-groups";
  private static final String PASSWORD = "planworkflow.password-stamp";
  /** Camunda's copy of the log-in; made anew from ours when it is not there. */
  private static final String CAMUNDAS_COPY = "authenticatedUser";

  private final GroupAuthorities authorities;
  private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  RightsRenewal(GroupAuthorities authorities) {
    this.authorities = authorities;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) LoggedIn.now().ifPresent(present -> renew(present, session, request, response));
    chain.doFilter(request, response);
  }

  private void renew(Authentication present, HttpSession session, HttpServletRequest request, HttpServletResponse response) {
    long now = System.currentTimeMillis();
    forgetCopyOfOtherStandIns(session, present.getName());
    if (session.getAttribute(READ_AT) instanceof Long readAt && now - readAt < INTERVAL.toMillis()) return;
    Optional<List<GrantedAuthority>> groups = authorities.of(present.getName());
    String stamp = authorities.passwordStamp(present.getName());
    Object stampBefore = session.getAttribute(PASSWORD);
    if (groups.isEmpty() || stampBefore != null && !stampBefore.equals(stamp)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      return;
    }
    if (!new HashSet<>(groups.get()).equals(new HashSet<>(present.getAuthorities()))) {
      UsernamePasswordAuthenticationToken renewed = UsernamePasswordAuthenticationToken.authenticated(present.getPrincipal(), null, groups.get());
      renewed.setDetails(present.getDetails());
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(renewed);
      SecurityContextHolder.setContext(context);
      contexts.saveContext(context, request, response);
      session.removeAttribute(CAMUNDAS_COPY);
    }
    session.setAttribute(READ_AT, now);
    session.setAttribute(PASSWORD, stamp);
  }

  /** Whoever stands in for somebody does so from one moment on and up to another: Camunda's copy holds no longer than these groups do. */
  private void forgetCopyOfOtherStandIns(HttpSession session, String user) {
    String lent = String.join(" ", authorities.lentTo(user));
    Object before = session.getAttribute(LENT);
    if (lent.equals(before == null ? "" : before)) return;
    session.setAttribute(LENT, lent);
    session.removeAttribute(CAMUNDAS_COPY);
  }
}
