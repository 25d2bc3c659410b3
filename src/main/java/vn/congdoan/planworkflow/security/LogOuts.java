package vn.congdoan.planworkflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.input.Text;

/** Where a person goes who has logged out: to the log-in page, by way of the log-in server if that can end its session too. */
class LogOuts extends OncePerRequestFilter {

  private static final String LOG_IN = "/dang-nhap";
  private static final String NEXT = "planworkflow.after-log-out";

  private final List<LogInWay> ways;

  LogOuts(List<LogInWay> ways) {
    this.ways = ways;
  }

  /** Answers a form of our pages. */
  void leave(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
    Optional<String> elsewhere = elsewhere(request, authentication);
    if (elsewhere.isEmpty()) {
      response.sendRedirect(request.getContextPath() + LOG_IN);
      return;
    }
    // A page of its own: the policy of the page that sent the form lets no form lead to another server, by redirection neither.
    response.setHeader("Refresh", "0;url=" + elsewhere.get());
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(Text.of("security.loggingOut"));
  }

  /** Answers Camunda's web applications, which log out by script and then open the log-in page. */
  void leaveByScript(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    elsewhere(request, authentication).ifPresent(address -> request.getSession().setAttribute(NEXT, address));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    boolean opensLogIn = request.getMethod().equals("GET") && request.getRequestURI().equals(request.getContextPath() + LOG_IN);
    HttpSession session = opensLogIn ? request.getSession(false) : null;
    if (session != null && session.getAttribute(NEXT) instanceof String address) {
      session.removeAttribute(NEXT);
      response.sendRedirect(address);
      return;
    }
    chain.doFilter(request, response);
  }

  private Optional<String> elsewhere(HttpServletRequest request, Authentication authentication) {
    return ways.stream().flatMap(way -> way.logOutAddress(request, authentication).stream()).findFirst();
  }
}
