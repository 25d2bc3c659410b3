package vn.congdoan.planworkflow.engine;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** Tells every watch of every event of every user task. */
class WatchedTasks implements TaskListener {

  /** Beans that come after the engine, looked for once. */
  private final Supplier<List<TaskWatch>> watches;

  WatchedTasks(ObjectProvider<TaskWatch> watches) {
    this.watches = SingletonSupplier.of(() -> watches.orderedStream().toList());
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> tell(OpenTask.opening(task), TaskWatch::opened);
      // Both come while a new task gets its first assignee too, before anybody has heard of it: a watch has to bear that.
      case EVENTNAME_ASSIGNMENT, EVENTNAME_UPDATE -> tell(OpenTask.waiting(task), TaskWatch::changed);
      case EVENTNAME_COMPLETE -> tell(OpenTask.completing(task), TaskWatch::completed);
      case EVENTNAME_DELETE -> tell(task.getId(), TaskWatch::withdrawn);
      default -> throw new IllegalArgumentException(task.getEventName());
    }
  }

  private <T> void tell(T of, BiConsumer<TaskWatch, T> event) {
    watches.get().forEach(watch -> event.accept(watch, of));
  }
}
