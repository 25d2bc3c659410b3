package vn.congdoan.planworkflow.engine;

/** What the engine asks about a user task: what it is about, what must hold when it is completed, and what is left of it when it is not. */
public interface CompletionCheck {

  /** @throws vn.congdoan.planworkflow.input.Refused when the work is not whole; the task then stays open */
  void beforeCompletion(OpenTask task);

  /** What a task is about, as its performer tells it from others of the same name; made from the business key of its process. */
  String subjectOf(String businessKey);

  /** The task was ended by something else, such as a due day or a report that came in: nobody will complete it any more. */
  void afterDeletion(String taskId);
}
