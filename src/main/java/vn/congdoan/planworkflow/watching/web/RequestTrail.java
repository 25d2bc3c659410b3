package vn.congdoan.planworkflow.watching.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.engine.LogTrail;
import vn.congdoan.planworkflow.web.RequestPath;

/** Notes with every line of the log that a request causes who asks, and about which task or instance as far as the address says so. */
@Component
// Behind the filters that tell who is logged in.
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 5)
class RequestTrail extends OncePerRequestFilter {

  private static final Pattern TASK = Pattern.compile("/tasks?/([0-9a-f-]{36})(?:/|$)");
  private static final Pattern INSTANCE = Pattern.compile("/process-instances?/([0-9a-f-]{36})(?:/|$)");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (request.getRemoteUser() != null) MDC.put(LogTrail.USER, request.getRemoteUser());
      String path = RequestPath.of(request);
      note(LogTrail.TASK, TASK.matcher(path));
      note(LogTrail.INSTANCE, INSTANCE.matcher(path));
      chain.doFilter(request, response);
    } finally {
      LogTrail.forget();
    }
  }

  private static void note(String name, Matcher in) {
    if (in.find()) MDC.put(name, in.group(1));
  }
}
