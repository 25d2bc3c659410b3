package vn.congdoan.planworkflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * How much a request may bring, on every address, the engine's own included: by what it says of its length, and counted while it is read
 * when it says nothing or something else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class BodyLimits extends OncePerRequestFilter {

  private static final Pattern DEPLOYMENT = Pattern.compile("/(engine-rest|camunda/api)/.*deployment/create");
  private static final Pattern ENGINE = Pattern.compile("/(engine-rest|camunda)(/.*)?");

  private final Problems problems;

  BodyLimits(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    int limit = megabytesFor(request);
    if (request.getContentLengthLong() > bytes(limit)) {
      problems.write(response, problems.of(tooLarge(limit)));
      return;
    }
    Counted counted = new Counted(request, limit);
    try {
      chain.doFilter(counted, response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (!counted.exceeded || response.isCommitted()) throw e;
    }
    if (counted.exceeded && !response.isCommitted()) {
      response.reset();
      problems.write(response, problems.of(tooLarge(limit)));
    }
  }

  /** An upload's own endpoint stops at 20 MB and names the file; a form's texts and a folder of models stay far below theirs. */
  private static int megabytesFor(HttpServletRequest request) {
    if (RequestPath.isUpload(request)) return 21;
    String path = RequestPath.of(request);
    return !ENGINE.matcher(path).matches() || DEPLOYMENT.matcher(path).matches() ? 5 : 1;
  }

  private static long bytes(int megabytes) {
    return megabytes * 1024L * 1024;
  }

  private static Refused tooLarge(int megabytes) {
    return new Refused(Refused.Kind.TOO_LARGE, Text.of("web.bodyTooLarge", megabytes));
  }

  /** A request that is read past a counter. */
  private static final class Counted extends HttpServletRequestWrapper {

    private final int limit;
    private boolean exceeded;
    private ServletInputStream stream;
    private BufferedReader reader;

    Counted(HttpServletRequest request, int limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) stream = new Stream(super.getInputStream());
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      if (reader == null) {
        Charset charset = getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
        reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
      }
      return reader;
    }

    private final class Stream extends ServletInputStream {

      private final ServletInputStream source;
      private long count;

      Stream(ServletInputStream source) {
        this.source = source;
      }

      @Override
      public int read() throws IOException {
        int value = source.read();
        if (value >= 0) add(1);
        return value;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int read = source.read(target, offset, length);
        if (read > 0) add(read);
        return read;
      }

      private void add(int read) {
        count += read;
        if (count <= bytes(limit)) return;
        exceeded = true;
        throw tooLarge(limit);
      }

      @Override
      public boolean isFinished() {
        return source.isFinished();
      }

      @Override
      public boolean isReady() {
        return source.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        source.setReadListener(listener);
      }
    }
  }
}
