package vn.congdoan.planworkflow.plan;

import java.time.LocalDate;
import java.util.function.IntFunction;
import vn.congdoan.planworkflow.organization.WorkingDays;

/**
 * When a duty is due.
 *
 * @param on the date of {@link Kind#FIXED}, null for every other kind
 */
public record DueRule(Kind kind, LocalDate on) {

  /** How the date is found. */
  public enum Kind {
    /** One date that the data names. */
    FIXED,
    /** Working days after the document arrived. */
    REGISTRATION,
    UNIT_PLAN,
    DEPARTMENT_PLAN,
    /** The day of the year for products without a date of their own. */
    PRODUCT,
    REPORT,
    SUMMARY,
    SUBMISSION,
    /** Never over; measured yearly, on the day for products. */
    ALWAYS,
    /** Each request has its own date; until then the day for products. */
    ON_REQUEST
  }

  /** The first due date for an assignment that is given, or a document that arrives, on a day. */
  public LocalDate dueOn(LocalDate from, Schedule schedule, WorkingDays workingDays) {
    return switch (kind) {
      case FIXED -> workingDays.onOrBefore(on);
      case REGISTRATION -> schedule.registrationDueOn(from, workingDays);
      case UNIT_PLAN -> schedule.unitPlanDueOn(from, workingDays);
      case DEPARTMENT_PLAN -> schedule.departmentPlanDueOn(from, workingDays);
      case REPORT -> next(from, year -> schedule.reportsDueOn(year, workingDays));
      case SUMMARY -> next(from, year -> schedule.summaryDueOn(year, workingDays));
      case SUBMISSION -> next(from, year -> schedule.submissionDueOn(year, workingDays));
      case PRODUCT, ALWAYS, ON_REQUEST -> next(from, year -> schedule.productDueOn(year, workingDays));
    };
  }

  private static LocalDate next(LocalDate from, IntFunction<LocalDate> inYear) {
    LocalDate thisYear = inYear.apply(from.getYear());
    return thisYear.isBefore(from) ? inYear.apply(from.getYear() + 1) : thisYear;
  }
}
