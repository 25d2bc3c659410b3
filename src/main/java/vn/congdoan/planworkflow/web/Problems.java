package vn.congdoan.planworkflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.Shortage;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Problem documents (RFC 9457) in Vietnamese. */
@Component
public class Problems {

  public Map<String, Object> of(Refused refused) {
    return of(refused.kind().status(), refused.kind().title(), refused.getMessage(), refused.problems());
  }

  /** What is missing for a moment, what became of the request, and what to do. */
  Map<String, Object> of(Shortage shortage) {
    return of(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Text.of("web.shortageTitle"), Text.of("web.shortage", shortage.label()), List.of());
  }

  /** Answers 503, and tells scripts how long to wait. */
  void write(HttpServletResponse response, Shortage shortage) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(shortage.retryAfter().toSeconds()));
    write(response, of(shortage));
  }

  public Map<String, Object> of(int status, String title, String detail, List<Problem> errors) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    // Camunda's web applications show this one.
    problem.put("message", detail);
    problem.put("errors", errors);
    return problem;
  }

  public void write(HttpServletResponse response, int status, String title, String detail) throws IOException {
    write(response, of(status, title, detail, List.of()));
  }

  public void write(HttpServletResponse response, Map<String, Object> problem) throws IOException {
    response.setStatus((int) problem.get("status"));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(Json.write(problem));
  }
}
