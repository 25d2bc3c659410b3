package vn.congdoan.planworkflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.engine.Refusals;
import vn.congdoan.planworkflow.engine.Shortage;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * Answers the errors of the engine's own REST interfaces in Vietnamese. A refusal of ours keeps its status; the engine's English text
 * is kept as {@code technicalDetail} for modelers and scripts.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EngineErrors extends OncePerRequestFilter {

  private static final Map<Integer, String> MEANINGS = Map.of(
      400, Text.of("web.engineBadRequest"),
      401, Text.of("web.engineUnauthorized"),
      403, Text.of("web.engineForbidden"),
      404, Text.of("web.engineNotFound"),
      405, Text.of("web.engineMethodUnknown"),
      409, Text.of("web.engineConflict"),
      415, Text.of("web.engineTypeUnknown"));

  /** The one refusal of the engine that people at Admin cause and can mend themselves. */
  private static final String WEAK_PASSWORD = "Password does not match policy";

  private final Problems problems;

  EngineErrors(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !RequestPath.isOfTheEngine(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusals.forget();
    HeldBack held = new HeldBack(response);
    try {
      chain.doFilter(request, held);
      held.flushBuffer();
      if (held.failed() && !response.isCommitted()) answer(held, response);
    } finally {
      Refusals.forget();
    }
  }

  private void answer(HeldBack held, HttpServletResponse response) throws IOException {
    Refused refused = Refusals.last();
    if (refused != null) {
      response.resetBuffer();
      problems.write(response, problems.of(refused));
      return;
    }
    Shortage shortage = Refusals.shortage();
    if (shortage != null && held.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      response.resetBuffer();
      problems.write(response, shortage);
      return;
    }
    String body = held.body();
    int status = held.getStatus();
    String original = "";
    String type = "RestException";
    try {
      Map<String, Object> tree = Json.read(body);
      if (tree.containsKey("errors") && tree.containsKey("detail")) {
        response.getOutputStream().write(held.bytes());
        return;
      }
      original = String.valueOf(tree.getOrDefault("message", ""));
      type = String.valueOf(tree.getOrDefault("type", type));
    } catch (Refused notJson) {
      original = "";
    }
    Map<String, Object> problem = original.contains(WEAK_PASSWORD)
        ? problems.of(new Refused(Refused.Kind.INVALID, Text.of("web.weakPassword")))
        : problems.of(status, Text.of("web.engineRefuses"), MEANINGS.getOrDefault(status, Text.of("web.engineFailed")), List.of());
    problem.put("type", type);
    problem.put("technicalDetail", original);
    response.resetBuffer();
    problems.write(response, problem);
  }

  /** Lets good answers through as they come and holds the body of a failure back. */
  private static final class HeldBack extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream failure = new ByteArrayOutputStream();
    private ServletOutputStream stream;
    private PrintWriter writer;

    HeldBack(HttpServletResponse response) {
      super(response);
    }

    boolean failed() {
      return getStatus() >= 400;
    }

    String body() {
      return failure.toString(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
      return failure.toByteArray();
    }

    @Override
    public void sendError(int status) {
      setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
      setStatus(status);
    }

    // The length that the engine announces is that of its own text, which may not be the one that is sent.
    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void setHeader(String name, String value) {
      if (!"Content-Length".equalsIgnoreCase(name)) super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
      if (!"Content-Length".equalsIgnoreCase(name)) super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
      if (!"Content-Length".equalsIgnoreCase(name)) super.setIntHeader(name, value);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (stream == null) {
        stream = new ServletOutputStream() {
          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written while the request waits");
          }

          @Override
          public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (failed()) failure.write(bytes, offset, length);
            else getResponse().getOutputStream().write(bytes, offset, length);
          }

          @Override
          public void flush() throws IOException {
            if (!failed()) getResponse().getOutputStream().flush();
          }
        };
      }
      return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      if (writer == null) writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
      return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
      if (writer != null) writer.flush();
      if (!failed()) super.flushBuffer();
    }
  }
}
