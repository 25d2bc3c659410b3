package vn.congdoan.planworkflow.engine;

/** What must hold, and take effect, when a task is completed; runs in the transaction of the completion. */
public interface CompletionCheck {

  /** @throws vn.congdoan.planworkflow.input.Refused when the work is not whole; the task then stays open */
  void beforeCompletion(OpenTask task);

  /** The task was ended by something else, such as a due day or a report that came in: nobody will complete it any more. */
  void afterDeletion(String taskId);
}
