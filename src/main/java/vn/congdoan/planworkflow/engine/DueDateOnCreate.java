package vn.congdoan.planworkflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;

/** Gives a task that begins the due date that was granted for its work, before anybody hears of the task. */
class DueDateOnCreate implements TaskListener {

  private final ObjectProvider<LaterDueDates> later;

  DueDateOnCreate(ObjectProvider<LaterDueDates> later) {
    this.later = later;
  }

  @Override
  public void notify(DelegateTask task) {
    Date reckoned = task.getDueDate();
    if (reckoned == null) return;
    later.orderedStream().forEach(granted -> {
      Date due = granted.of(OpenTask.waiting(task), task.getDueDate());
      if (!due.equals(task.getDueDate())) task.setDueDate(due);
    });
  }
}
