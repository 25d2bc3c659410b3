package vn.congdoan.planworkflow.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The open user tasks that the logged-in person may see. */
@Component
public class UserTasks {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final CurrentUser user;

  UserTasks(TaskService tasks, RuntimeService runtime, RepositoryService repository, CurrentUser user) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.user = user;
  }

  /** @throws Refused NOT_FOUND when there is no such task, or the person belongs to none of its groups */
  public OpenTask require(String taskId) {
    Set<String> own = user.groups();
    user.id();
    return user.asSystem(() -> {
      Task task = tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult();
      if (task == null) throw gone();
      Set<String> groups = new HashSet<>(OpenTask.groups(tasks.getIdentityLinksForTask(taskId)));
      if (groups.stream().noneMatch(own::contains)) throw gone();
      var definition = repository.getProcessDefinition(task.getProcessDefinitionId());
      var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
      Map<String, Object> variables = tasks.getVariables(taskId);
      return new OpenTask(taskId, definition.getKey(), task.getTaskDefinitionKey(), task.getName(), task.getDescription(),
          instance.getBusinessKey(), task.getProcessInstanceId(), task.getCreateTime(), task.getDueDate(), task.getAssignee(), groups,
          variables::get, null);
    });
  }

  /** How many open tasks the logged-in person has to do. */
  public long openCount() {
    String me = user.id();
    Set<String> own = user.groups();
    return user.asSystem(() -> tasks.createTaskQuery().or().taskAssignee(me).taskCandidateGroupIn(own.isEmpty() ? java.util.List.of("-") : java.util.List.copyOf(own))
        .endOr().count());
  }

  /**
   * Completes a task in the name of the logged-in person.
   *
   * @throws Refused when its work is not whole, with what is missing
   */
  public void complete(String taskId) {
    try {
      tasks.complete(taskId);
    } catch (ProcessEngineException e) {
      throw refusalIn(e);
    }
  }

  /** The refusal that the engine has wrapped in an exception of its own, or else that exception. */
  public static RuntimeException refusalIn(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) return refused;
    }
    return failure;
  }

  private static Refused gone() {
    return Refused.notFound(Text.of("engine.taskUnknown"));
  }
}
