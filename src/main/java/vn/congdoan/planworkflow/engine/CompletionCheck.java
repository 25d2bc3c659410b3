package vn.congdoan.planworkflow.engine;

/** What must hold when a user task is completed, whichever way that comes. */
public interface CompletionCheck {

  /** @throws vn.congdoan.planworkflow.input.Refused when the work is not whole; the task then stays open */
  void beforeCompletion(OpenTask task);
}
