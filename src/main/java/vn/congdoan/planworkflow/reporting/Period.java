package vn.congdoan.planworkflow.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One reporting year of one plan.
 *
 * @param dueOn last good day for the direct units
 * @param subordinatesDueOn last good day for their subordinates
 * @param cutOffOn last day before the period is closed with whatever has come in
 * @param closedAt when it was closed for the summary; null while it collects reports
 * @param closedBy who closed it by hand; null when all had reported or at the cut-off
 * @param finishedAt when leadership's conclusion was acted on; null until then
 */
public record Period(long id, String planCode, int year, LocalDate dueOn, LocalDate subordinatesDueOn, LocalDate cutOffOn,
    OffsetDateTime openedAt, OffsetDateTime closedAt, String closedBy, String closeReason, OffsetDateTime finishedAt) {

  public String businessKey() {
    return planCode + "/" + year;
  }

  /** Name of the fan-out over the direct units' reports. */
  public String fanOut() {
    return "period/" + id;
  }

  public String subject() {
    return "cycle/" + id;
  }
}
