package vn.congdoan.planworkflow.engine;

/** Is told what happens to user tasks, in the transaction in which it happens: what a watch writes is true exactly when the event is. */
public interface TaskWatch {

  /** A task waits for its performer from now on; the watch may set variables of its own on it. */
  default void opened(OpenTask task) {}

  /** Somebody took the task or gave it back, or its due date or groups are others now. */
  default void changed(OpenTask task) {}

  /** The task was completed, and its work has taken effect. */
  default void completed(OpenTask task) {}

  /** Nobody can complete the task any more: it was ended by something else, such as a due day or a report that came in. */
  default void withdrawn(String taskId) {}
}
