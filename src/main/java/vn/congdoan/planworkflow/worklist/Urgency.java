package vn.congdoan.planworkflow.worklist;

/** How pressing open work is, the most pressing first; a returned item that is due soon counts as due soon. */
public enum Urgency {
  OVERDUE("g.due_at < :now"),
  SOON("g.due_at >= :now and g.due_at < :later"),
  RETURNED("g.returned = true and g.due_at >= :later"),
  OTHER("g.returned = false and g.due_at >= :later");

  private final String condition;

  Urgency(String condition) {
    this.condition = condition;
  }

  /** In the words of the database; {@code later} is the first moment that is not due soon. */
  String condition() {
    return condition;
  }
}
