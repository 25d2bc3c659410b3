package vn.congdoan.planworkflow.search;

import java.util.Map;

/**
 * One thing that was found.
 *
 * @param title in words
 * @param detail that tells it from others; may be null
 * @param href where it leads; null when everything that is known about it stands here
 * @param more what the page shows with it; may be empty
 */
public record Found(String title, String detail, String href, Map<String, Object> more) {

  public Found(String title, String detail, String href) {
    this(title, detail, href, Map.of());
  }
}
