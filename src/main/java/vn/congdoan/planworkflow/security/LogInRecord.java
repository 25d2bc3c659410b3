package vn.congdoan.planworkflow.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Records who logs in and out; failures are recorded where they are counted. */
@Component
class LogInRecord {

  private final Audit audit;
  /** A script logs in with every request; once an hour and address is enough to know that it did. */
  private final Cache<String, Boolean> scripts = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(10_000).build();

  LogInRecord(Audit audit) {
    this.audit = audit;
  }

  @EventListener
  void loggedIn(InteractiveAuthenticationSuccessEvent event) {
    audit.append(event.getAuthentication().getName(), AuditAction.LOG_IN, null, Audit.Outcome.DONE, null);
  }

  @EventListener
  void scriptLoggedIn(AuthenticationSuccessEvent event) {
    Authentication authentication = event.getAuthentication();
    if (!(authentication.getDetails() instanceof ScriptDetails details)) return;
    String key = details.getRemoteAddress() + " " + authentication.getName();
    if (scripts.asMap().putIfAbsent(key, true) == null) audit.append(authentication.getName(), AuditAction.SCRIPT_LOG_IN, null, Audit.Outcome.DONE, null);
  }

  @EventListener
  void loggedOut(LogoutSuccessEvent event) {
    audit.append(event.getAuthentication().getName(), AuditAction.LOG_OUT, null, Audit.Outcome.DONE, null);
  }

  /** Tells a log-in by HTTP Basic from one on the log-in page. */
  static final class ScriptDetails extends WebAuthenticationDetails {

    ScriptDetails(jakarta.servlet.http.HttpServletRequest request) {
      super(request);
    }
  }
}
