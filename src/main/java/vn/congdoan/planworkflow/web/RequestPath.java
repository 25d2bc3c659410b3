package vn.congdoan.planworkflow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Where a request goes: what every filter here decides by, whichever way the address was spelled. */
public final class RequestPath {

  private static final Pattern UPLOAD = Pattern.compile("/api/tasks/[^/]+/attachments");

  private RequestPath() {}

  /** The path by which the container finds its servlet, decoded and without the context: no other spelling of an address leads past a filter. */
  public static String of(HttpServletRequest request) {
    return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
  }

  /** Whether the engine's own interfaces answer: data, and never a page. */
  public static boolean isOfTheEngine(HttpServletRequest request) {
    String path = of(request);
    return path.startsWith("/engine-rest") || path.startsWith("/camunda/api/");
  }

  /** Whether the body is a file that somebody attaches: it is never whole in memory. */
  public static boolean isUpload(HttpServletRequest request) {
    return UPLOAD.matcher(of(request)).matches();
  }
}
