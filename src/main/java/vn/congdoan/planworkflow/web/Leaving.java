package vn.congdoan.planworkflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.engine.Shortage;

/**
 * A node that is asked to stop first turns away whoever reads, and takes what is written as ever. A proxy gives what was turned away to the next node and leaves this
 * one out for some seconds; meanwhile it closes, and nothing is on the way to it that a proxy must not send twice.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Leaving extends OncePerRequestFilter implements SmartLifecycle {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final ShortageAnswers answers;
  private final Duration takes;
  private volatile boolean running;
  private volatile boolean leaving;

  Leaving(ShortageAnswers answers, @Value("${planworkflow.leaving}") Duration takes) {
    this.answers = answers;
    this.takes = takes;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    if (leaving && READING.contains(request.getMethod())) answers.turnAway(request, response, Shortage.NODE);
    else chain.doFilter(request, response);
  }

  @Override
  public void start() {
    leaving = false;
    running = true;
  }

  /** In the default phase, which ends before the web server begins to close. */
  @Override
  public void stop() {
    try {
      leaving = !takes.isZero();
      Thread.sleep(takes.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
