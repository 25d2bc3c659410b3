package vn.congdoan.planworkflow.engine;

import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** Gives a task that begins the due date that was granted for its work, before anybody hears of the task. */
class DueDateOnCreate implements TaskListener {

  private final Supplier<List<LaterDueDates>> later;

  DueDateOnCreate(ObjectProvider<LaterDueDates> later) {
    this.later = SingletonSupplier.of(() -> later.orderedStream().toList());
  }

  @Override
  public void notify(DelegateTask task) {
    Date reckoned = task.getDueDate();
    if (reckoned == null) return;
    later.get().forEach(granted -> {
      Date due = granted.of(OpenTask.waiting(task), task.getDueDate());
      if (!due.equals(task.getDueDate())) task.setDueDate(due);
    });
  }
}
