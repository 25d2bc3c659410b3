package vn.congdoan.planworkflow.summary;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * The consolidated report of a period.
 *
 * @param version counts the approved versions; 0 until the first is approved
 * @param sections text by content group
 * @param sealedAt when the present version was approved; null while it is edited
 */
public record Summary(long id, long periodId, int version, Map<String, String> sections, String assessment, String proposals,
    OffsetDateTime sealedAt) {

  public String subject() {
    return "summary/" + id;
  }
}
