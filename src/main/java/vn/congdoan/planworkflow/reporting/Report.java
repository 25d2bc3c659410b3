package vn.congdoan.planworkflow.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import vn.congdoan.planworkflow.input.Text;

/**
 * One unit's report for one period.
 *
 * @param parentReport report of the superior unit that waits for this one; null for a unit that reports to the receiving office
 * @param dueOn last good day, as it was extended
 * @param sections text by content group
 * @param figures amounts by figure code
 * @param returned whether it was sent back and not sent again
 * @param revisionDueOn last good day of the present revision; null when it was never returned
 * @param firstSentAt when the unit's leader first sent it; decides whether the unit is late
 * @param lateBy whose delay it was; null when in time
 */
public record Report(long id, long periodId, String unit, Long parentReport, String receivingUnit, String urgingUnit, LocalDate dueOn,
    Stage stage, Map<String, String> sections, Map<String, Long> figures, String difficulties, String proposals, int version,
    boolean returned, LocalDate revisionDueOn, OffsetDateTime sentAt, OffsetDateTime firstSentAt, OffsetDateTime acceptedAt,
    Long arrivalNumber, LateBy lateBy, boolean missingAtClose) {

  /** How far the report is; whether it is late or returned is derived, never stored as a stage. */
  public enum Stage {
    NOT_STARTED,
    DRAFTING,
    WAITING_APPROVAL,
    WAITING_ACCEPTANCE,
    ACCEPTED;

    public String label() {
      return Text.label(this);
    }
  }

  /** Whose delay made a report late (domain rule 3). */
  public enum LateBy {
    UNIT,
    RECEIVER
  }

  public String subject() {
    return subjectOf(id);
  }

  /** Without reading the report. */
  public static String subjectOf(long id) {
    return "report/" + id;
  }

  /** The last good day as it stands: a returned report has a day of its own (domain rule 4). */
  public LocalDate effectiveDueOn() {
    return revisionDueOn != null && revisionDueOn.isAfter(dueOn) ? revisionDueOn : dueOn;
  }

  public boolean accepted() {
    return stage == Stage.ACCEPTED;
  }

  /** Whether the unit owes the report and its last good day is over; waiting for acceptance is never the unit's delay. */
  public boolean overdueOn(LocalDate today) {
    return switch (stage) {
      case WAITING_ACCEPTANCE, ACCEPTED -> false;
      default -> today.isAfter(effectiveDueOn());
    };
  }

  public String stateCode() {
    return returned && stage == Stage.DRAFTING ? "RETURNED" : stage.name();
  }

  public String stateLabel() {
    return returned && stage == Stage.DRAFTING ? Text.of("reporting.returned") : stage.label();
  }
}
