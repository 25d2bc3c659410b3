package vn.congdoan.planworkflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of Camunda's web applications the nonce that its own Content-Security-Policy names.
 *
 * <p>Camunda keeps the newest nonce for the whole application: of two people who open a page at the same moment one would get the policy of
 * the one and the scripts of the other, and a blank page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OneNoncePerPage extends OncePerRequestFilter {

  private static final Pattern PAGE = Pattern.compile("/camunda/app/[^/]+/(?:[^/]+/)?");
  private static final Pattern IN_POLICY = Pattern.compile("'nonce-[^']*'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PAGE.matcher(RequestPath.of(request)).matches();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Page page = new Page(response, nonce);
    chain.doFilter(request, page);
    if (String.valueOf(page.getContentType()).startsWith("text/html") && page.getContentSize() > 0) {
      String html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
      page.resetBuffer();
      page.getOutputStream().write(IN_PAGE.matcher(html).replaceAll("nonce=\"" + nonce + "\"").getBytes(StandardCharsets.UTF_8));
    }
    page.copyBodyToResponse();
  }

  /** The answer, kept until it is whole. */
  private static final class Page extends ContentCachingResponseWrapper {

    private final String nonce;

    Page(HttpServletResponse response, String nonce) {
      super(response);
      this.nonce = nonce;
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, mine(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, mine(name, value));
    }

    private String mine(String name, String value) {
      boolean policy = value != null && name.equalsIgnoreCase("Content-Security-Policy");
      return policy ? IN_POLICY.matcher(value).replaceAll("'nonce-" + nonce + "'") : value;
    }
  }
}
