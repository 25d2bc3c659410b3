package vn.congdoan.planworkflow.absence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Somebody is away for a period, and perhaps somebody else does some of the work meanwhile.
 *
 * @param absent user id
 * @param standIn user id; null when nobody stands in
 * @param fromOn first day
 * @param toOn last day
 * @param groups whose work the stand-in does; empty when nobody stands in
 * @param prepares whether the stand-in draws up and records
 * @param decides whether the stand-in decides
 * @param basis number and date of the paper that gives the authority; null when nothing is decided
 * @param endedAt when somebody ended it early; null while nobody has
 */
public record Absence(long id, String absent, String standIn, LocalDate fromOn, LocalDate toOn, List<String> groups, boolean prepares, boolean decides,
    String basis, String note, String namedBy, OffsetDateTime namedAt, String endedBy, OffsetDateTime endedAt) {

  /** How far it is; derived from the clock. */
  public enum State {
    COMING,
    PRESENT,
    OVER,
    ENDED
  }

  public State state(LocalDate today) {
    if (endedAt != null) return State.ENDED;
    if (today.isBefore(fromOn)) return State.COMING;
    return today.isAfter(toOn) ? State.OVER : State.PRESENT;
  }

  boolean covers(LocalDate day) {
    return endedAt == null && !day.isBefore(fromOn) && !day.isAfter(toOn);
  }

  boolean overlaps(LocalDate from, LocalDate to) {
    return endedAt == null && !fromOn.isAfter(to) && !toOn.isBefore(from);
  }
}
