package vn.congdoan.planworkflow.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;

/** Tells every watch of every event of every user task. */
class WatchedTasks implements TaskListener {

  private final ObjectProvider<TaskWatch> watches;

  WatchedTasks(ObjectProvider<TaskWatch> watches) {
    this.watches = watches;
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> tell(watch -> watch.opened(OpenTask.opening(task)));
      // Both come while a new task gets its first assignee too, before anybody has heard of it: a watch has to bear that.
      case EVENTNAME_ASSIGNMENT, EVENTNAME_UPDATE -> tell(watch -> watch.changed(OpenTask.waiting(task)));
      case EVENTNAME_COMPLETE -> {
        tell(watch -> watch.completed(OpenTask.completing(task)));
        tell(watch -> watch.closed(task.getId()));
      }
      case EVENTNAME_DELETE -> tell(watch -> watch.closed(task.getId()));
      default -> throw new IllegalArgumentException(task.getEventName());
    }
  }

  private void tell(Consumer<TaskWatch> event) {
    watches.orderedStream().forEach(event);
  }
}
