package vn.congdoan.planworkflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import vn.congdoan.planworkflow.engine.Shortage;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Answers every failure of our own interface with a problem document in Vietnamese and a fitting status. */
@RestControllerAdvice
class ProblemAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Problems problems;

  ProblemAnswers(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refused refused) {
    return answer(problems.of(refused));
  }

  @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class, MissingServletRequestParameterException.class})
  ResponseEntity<Map<String, Object>> unreadable(Exception failure) {
    // A content that is too large is refused while it is read.
    if (failure instanceof RuntimeException runtime && UserTasks.refusalIn(runtime) instanceof Refused refused) return answer(problems.of(refused));
    return answer(problems.of(new Refused(Refused.Kind.MALFORMED, Text.of("web.unreadable"))));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongType(HttpMediaTypeNotSupportedException failure) {
    return answer(problems.of(415, Text.of("web.typeUnknownTitle"), Text.of("web.typeUnknown"), List.of()));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongMethod(HttpRequestMethodNotSupportedException failure) {
    return answer(problems.of(405, Text.of("web.methodUnknownTitle"), Text.of("web.methodUnknown", failure.getMethod()), List.of()));
  }

  /** A person in a browser gets the page {@code static/error/404.html}. */
  @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
  void noSuchPage(NoResourceFoundException failure, HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  @ExceptionHandler(produces = {MediaType.APPLICATION_PROBLEM_JSON_VALUE, MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
  ResponseEntity<Map<String, Object>> noSuchAddress(NoResourceFoundException failure) {
    return answer(problems.of(Refused.notFound(Text.of("web.addressUnknown"))));
  }

  /** Whoever asked has closed the page meanwhile: there is nobody to answer, and nothing wrong. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException failure, HttpServletRequest request, HttpServletResponse response) {
    LOG.debug("nobody waits any more for {} {}", request.getMethod(), request.getRequestURI());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> collided(ConcurrencyFailureException failure) {
    return answer(problems.of(Refused.conflict(Text.of("web.collided"))));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> failed(Exception failure, HttpServletRequest request) {
    if (failure instanceof RuntimeException runtime && UserTasks.refusalIn(runtime) instanceof Refused refused) return answer(problems.of(refused));
    Optional<Shortage> shortage = Shortage.in(failure);
    if (shortage.isPresent()) return later(shortage.get(), failure, request);
    String number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("failure {} at {} {}", number, request.getMethod(), request.getRequestURI(), failure);
    return answer(problems.of(500, Text.of("web.failedTitle"), Text.of("web.failed", number), List.of()));
  }

  private ResponseEntity<Map<String, Object>> later(Shortage shortage, Exception failure, HttpServletRequest request) {
    ShortageAnswers.log(shortage, request, failure);
    Map<String, Object> problem = problems.of(shortage);
    return ResponseEntity.status((int) problem.get("status")).header(HttpHeaders.RETRY_AFTER, String.valueOf(shortage.retryAfter().toSeconds()))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> problem) {
    return ResponseEntity.status((int) problem.get("status")).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }
}
