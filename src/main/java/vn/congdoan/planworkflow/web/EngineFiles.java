package vn.congdoan.planworkflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import vn.congdoan.planworkflow.input.FileName;

/**
 * Whatever the engine's own interfaces answer is data and never a page: nothing in it runs, and a file is kept rather than shown. Tomcat
 * drops a header with letters such as ờ in it, and with it the order to keep the file; so the name is written anew.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class EngineFiles extends OncePerRequestFilter {

  private static final String POLICY = "Content-Security-Policy";
  private static final Pattern ENCODED = Pattern.compile("filename\\*=UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN = Pattern.compile("filename=\"?([^\";]+)", Pattern.CASE_INSENSITIVE);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !RequestPath.isOfTheEngine(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(POLICY, Download.NOTHING_RUNS);
    chain.doFilter(request, new HttpServletResponseWrapper(response) {
      @Override
      public void setHeader(String name, String value) {
        if (!POLICY.equalsIgnoreCase(name)) super.setHeader(name, written(name, value));
      }

      @Override
      public void addHeader(String name, String value) {
        if (!POLICY.equalsIgnoreCase(name)) super.addHeader(name, written(name, value));
      }
    });
  }

  private static String written(String header, String value) {
    return HttpHeaders.CONTENT_DISPOSITION.equalsIgnoreCase(header) && value != null ? FileName.attachment(nameIn(value)) : value;
  }

  private static String nameIn(String disposition) {
    Matcher encoded = ENCODED.matcher(disposition);
    Matcher plain = PLAIN.matcher(disposition);
    String name = "";
    try {
      if (encoded.find()) name = FileName.clean(UriUtils.decode(encoded.group(1), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // Not encoded as it says; the plain name is left.
    }
    if (name.isEmpty() && plain.find()) name = FileName.clean(plain.group(1));
    return name.isEmpty() ? "tep" : name;
  }
}
