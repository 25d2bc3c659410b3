package vn.congdoan.planworkflow.organization;

/** What makes a day of the calendar unlike its weekday. */
public enum HolidayKind {
  /** A weekday on which the offices are closed. */
  HOLIDAY,
  /** A Saturday or Sunday on which the offices work in exchange. */
  SWAPPED_WORKING_DAY
}
