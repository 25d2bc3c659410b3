package vn.congdoan.planworkflow.engine;

import java.util.Date;

/** Due dates that were moved by a decision: a later step of the same work begins with the moved date, whatever its model reckons. */
public interface LaterDueDates {

  /**
   * When a task is due that just begins.
   *
   * @param reckoned by its model
   * @return the same, or what was granted instead
   */
  Date of(OpenTask task, Date reckoned);
}
