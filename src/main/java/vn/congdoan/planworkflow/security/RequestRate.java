package vn.congdoan.planworkflow.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.web.Problems;
import vn.congdoan.planworkflow.web.RequestPath;

/** Stops whoever asks far more often than people do; pages, pictures and the health check are not counted. */
class RequestRate extends OncePerRequestFilter {

  private final Problems problems;
  private final String kind;
  private final Function<HttpServletRequest, String> whose;
  private final int perMinute;
  private final Cache<String, Bucket> buckets = Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(5)).maximumSize(100_000).build();

  /**
   * @param kind of what is counted: account or address
   * @param whose the account or address of a request; null when it can't be told
   */
  RequestRate(Problems problems, String kind, Function<HttpServletRequest, String> whose, int perMinute) {
    this.problems = problems;
    this.kind = kind;
    this.whose = whose;
    this.perMinute = perMinute;
  }

  /** Both kinds count the same request. */
  @Override
  protected String getAlreadyFilteredAttributeName() {
    return getClass().getName() + "." + kind;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = RequestPath.of(request);
    boolean logIn = path.equals("/dang-nhap") && HttpMethod.POST.matches(request.getMethod());
    return !logIn && !path.startsWith("/api/") && !RequestPath.isOfTheEngine(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = whose.apply(request);
    if (key != null) {
      ConsumptionProbe probe = buckets.get(key, unknown -> Bucket.builder()
          .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build()).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        problems.write(response, 429, Text.of("security.tooManyRequestsTitle"), Text.of("security.tooManyRequests", seconds));
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
