package vn.congdoan.planworkflow.desk;

import java.time.LocalDate;
import java.util.Map;
import vn.congdoan.planworkflow.engine.OpenTask;

/** The work behind the user tasks of one process. */
public interface TaskDesk {

  /** Id of the process. */
  String process();

  /** The work by element id; every user task of the process has one. */
  Map<String, TaskWork> works();

  /**
   * The due date of what a task is about was moved by a decision; what the stage keeps of it has to tell the same. A stage that reckons its dates from
   * others keeps none: later steps get the moved date from the engine.
   *
   * @param task one of the open tasks of the item
   */
  default void moveDue(OpenTask task, LocalDate dueOn) {}
}
