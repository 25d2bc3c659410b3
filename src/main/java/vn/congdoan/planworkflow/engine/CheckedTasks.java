package vn.congdoan.planworkflow.engine;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The engine's tasks: no completion brings variables that its form does not know, and nobody takes a task over for somebody else. */
class CheckedTasks extends TaskServiceImpl {

  private final Supplier<CurrentUser> user;

  CheckedTasks(ObjectProvider<CurrentUser> user) {
    this.user = SingletonSupplier.of(user::getObject);
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    KnownVariables.require(variables);
    super.complete(taskId, variables);
  }

  @Override
  public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
    KnownVariables.require(variables);
    return super.completeWithVariablesInReturn(taskId, variables, deserializeValues);
  }

  @Override
  public void resolveTask(String taskId, Map<String, Object> variables) {
    KnownVariables.requireNone(variables);
    super.resolveTask(taskId, variables);
  }

  /** A date is moved by whoever may decide on it, and not by whoever has the task. */
  @Override
  public void setDueDate(String taskId, Date dueDate) {
    if (user.get().anybody()) throw dateMovesByExtension();
    super.setDueDate(taskId, dueDate);
  }

  @Override
  public void saveTask(Task task) {
    boolean moved = task instanceof TaskEntity known && moved(known.getPropertyChanges().get("dueDate"));
    if (moved && user.get().anybody()) throw dateMovesByExtension();
    super.saveTask(task);
  }

  private static Refused dateMovesByExtension() {
    return Refusals.told(Refused.forbidden(Text.of("engine.dueDateFromOutside")));
  }

  /** Dates of the database and of the engine are of two kinds, which are never equal to each other. */
  private static boolean moved(PropertyChange change) {
    return change != null && !Objects.equals(time(change.getOrgValue()), time(change.getNewValue()));
  }

  private static Long time(Object date) {
    return date instanceof Date known ? known.getTime() : null;
  }

  @Override
  public void claim(String taskId, String userId) {
    CurrentUser current = user.get();
    if (userId != null && current.anybody() && !userId.equals(current.id())) {
      throw Refusals.told(Refused.forbidden(Text.of("engine.claimForAnother")));
    }
    super.claim(taskId, userId);
  }
}
