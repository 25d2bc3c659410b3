package vn.congdoan.planworkflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.engine.Shortage;

/**
 * Answers what fails for want of a database, a connection or room before any page or interface is reached, such as the reading of the session. The
 * page is sent from here: the way to an error page leads through the session once more.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ShortageAnswers extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(ShortageAnswers.class);
  private static final Resource PAGE = new ClassPathResource("static/error/503.html");

  private final Problems problems;

  ShortageAnswers(Problems problems) {
    this.problems = problems;
  }

  /** One line: the stack trace would be the same for everybody who is turned away. */
  static void log(Shortage shortage, HttpServletRequest request, Throwable failure) {
    LOG.warn("{} too short for {} {}: {}", shortage, request.getMethod(), request.getRequestURI(), failure.toString());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      Optional<Shortage> shortage = Shortage.in(e);
      if (shortage.isEmpty() || response.isCommitted()) throw e;
      log(shortage.get(), request, e);
      response.reset();
      turnAway(request, response, shortage.get());
    }
  }

  void turnAway(HttpServletRequest request, HttpServletResponse response, Shortage shortage) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (isForAPerson(request)) page(response, shortage);
    else problems.write(response, shortage);
  }

  private static boolean isForAPerson(HttpServletRequest request) {
    return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
  }

  private static void page(HttpServletResponse response, Shortage shortage) throws IOException {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(shortage.retryAfter().toSeconds()));
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(PAGE.getContentAsByteArray());
  }
}
