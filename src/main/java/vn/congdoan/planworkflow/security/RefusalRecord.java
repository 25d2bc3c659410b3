package vn.congdoan.planworkflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.engine.Refusals;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Records every attempt of a logged-in person to change what they have no right to: a tried approval of one's own draft leaves a trace too. */
class RefusalRecord extends OncePerRequestFilter {

  private final Audit audit;

  RefusalRecord(Audit audit) {
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    if (HttpMethod.GET.matches(request.getMethod()) || !forbidden(response)) return;
    LoggedIn.now().ifPresent(person -> audit.append(person.getName(), AuditAction.FORBIDDEN_REQUEST,
        request.getRequestURI(), Audit.Outcome.REFUSED, told(request.getMethod())));
  }

  private static String told(String method) {
    return switch (method) {
      case "POST" -> Text.of("security.auditSend");
      case "PUT", "PATCH" -> Text.of("security.auditChange");
      case "DELETE" -> Text.of("security.auditRemove");
      default -> method;
    };
  }

  /** What our code refuses inside the engine, the engine's interface answers as a failure, which is put right only further out. */
  private static boolean forbidden(HttpServletResponse response) {
    Refused refused = Refusals.last();
    return response.getStatus() == HttpServletResponse.SC_FORBIDDEN || refused != null && refused.kind() == Refused.Kind.FORBIDDEN;
  }
}
