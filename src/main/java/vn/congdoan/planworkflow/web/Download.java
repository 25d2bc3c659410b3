package vn.congdoan.planworkflow.web;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.congdoan.planworkflow.input.FileName;

/** A file as a browser gets it: to be kept, never shown as a page of ours. */
public final class Download {

  /** Nothing in the answer runs, whatever it holds. */
  static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  private Download() {}

  public static ResponseEntity<StreamingResponseBody> of(String name, String mediaType, long size, StreamingResponseBody body) {
    return headers(name, mediaType).contentLength(size).body(body);
  }

  /** For what is written while it is sent. */
  public static ResponseEntity<StreamingResponseBody> of(String name, String mediaType, StreamingResponseBody body) {
    return headers(name, mediaType).body(body);
  }

  private static ResponseEntity.BodyBuilder headers(String name, String mediaType) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, FileName.attachment(name))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", NOTHING_RUNS)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(mediaType));
  }
}
