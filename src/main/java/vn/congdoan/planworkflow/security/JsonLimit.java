package vn.congdoan.planworkflow.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.web.Problems;
import vn.congdoan.planworkflow.web.RequestPath;

/** Refuses JSON that is deeper or of more parts than any form of ours, before anything is made of it; how large it may be, {@code web.BodyLimits} says. */
class JsonLimit extends OncePerRequestFilter {

  static final int DEPTH = 50;
  static final int VALUES = 9_999;

  private static final JsonFactory JSON = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build()).build();

  private final Problems problems;

  JsonLimit(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || !type.toLowerCase(Locale.ROOT).contains("json") || RequestPath.isUpload(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readAllBytes();
    if (tooManyParts(body)) refuse(response);
    else chain.doFilter(new Kept(request, body), response);
  }

  private void refuse(HttpServletResponse response) throws IOException {
    problems.write(response, problems.of(new Refused(Refused.Kind.TOO_LARGE, Text.of("security.jsonTooLarge"))));
  }

  private static boolean tooManyParts(byte[] body) throws IOException {
    int values = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() || token.isStructStart()) values++;
        if (values > VALUES) return true;
      }
    } catch (StreamConstraintsException tooDeep) {
      return true;
    } catch (JsonProcessingException notJson) {
      // Whoever reads it says so.
      return false;
    }
    return false;
  }

  /** The body once more, for who comes after. */
  private static final class Kept extends HttpServletRequestWrapper {

    private final byte[] body;

    Kept(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("the body is read while the request waits");
        }

        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return bytes.read(target, offset, length);
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
