package vn.congdoan.planworkflow.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A consolidated report before leadership.
 *
 * @param presidiumOpinion what the Presidium said; null until it did
 * @param conclusion what the Party caucus concluded; null until it did
 * @param noticeDirectives directives of the notice as they were drafted
 * @param explanation how the leading office answered the last return
 * @param noticeNumber given at signing; null until then
 */
public record Submission(long id, long summaryId, String planCode, int year, String presidiumOpinion, String conclusion, String noticeContent,
    List<Map<String, Object>> noticeDirectives, String explanation, String noticeNumber, String signedBy, LocalDate issuedOn) {

  public String subject() {
    return "submission/" + id;
  }
}
