package vn.congdoan.planworkflow.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import vn.congdoan.planworkflow.security.NotAdmitted.Reason;

/** Leads back to the log-in page, which says why nobody was let in. */
@Component
class LogInFailures implements AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(LogInFailures.class);

  /** Answers of a provider whose person was not asked, or said no (OpenID Connect Core 1.0, 3.1.2.6). */
  private static final Set<String> DENIED = Set.of(OAuth2ErrorCodes.ACCESS_DENIED, "interaction_required", "login_required", "consent_required",
      "account_selection_required");
  private static final Set<String> DOWN = Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
    response.sendRedirect(request.getContextPath() + "/dang-nhap?" + why(failure));
  }

  private static String why(AuthenticationException failure) {
    if (failure instanceof TooManyFailures wait) return "doi=" + wait.seconds();
    return failure instanceof BadCredentialsException ? "loi" : "loi=" + reason(failure).name();
  }

  private static Reason reason(AuthenticationException failure) {
    boolean unreached = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotAdmitted refused) return refused.reason();
      unreached |= cause instanceof ResourceAccessException;
    }
    LOG.warn("Log-in at the provider failed: {}", failure.getMessage());
    String code = failure instanceof OAuth2AuthenticationException answer ? answer.getError().getErrorCode() : "";
    if (unreached || DOWN.contains(code)) return Reason.DIRECTORY_DOWN;
    return DENIED.contains(code) ? Reason.DENIED : Reason.NOT_TRUSTED;
  }
}
