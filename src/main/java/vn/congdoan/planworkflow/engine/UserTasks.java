package vn.congdoan.planworkflow.engine;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The open user tasks that the logged-in person may see. */
@Component
public class UserTasks {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ManagementService management;
  private final CurrentUser user;
  private final Supplier<List<StandIns>> standIns;
  private final CommandExecutor commands;

  UserTasks(TaskService tasks, RuntimeService runtime, RepositoryService repository, ManagementService management, CurrentUser user,
      ObjectProvider<StandIns> standIns, ProcessEngine engine) {
    this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.management = management;
    this.user = user;
    this.standIns = SingletonSupplier.of(() -> standIns.stream().toList());
  }

  /** @throws Refused NOT_FOUND when there is no such task, or the person belongs to none of its groups */
  public OpenTask require(String taskId) {
    Set<String> own = user.groups();
    user.id();
    OpenTask found = commands.execute(context -> {
      TaskEntity task = context.getTaskManager().findTaskById(taskId);
      if (task == null || task.getProcessInstanceId() == null) throw gone();
      OpenTask open = OpenTask.read(task);
      if (open.candidateGroups().stream().noneMatch(own::contains)) throw gone();
      return open;
    });
    LogTrail.follow(found);
    standIns.get().forEach(all -> all.requireMayOpen(found));
    return found;
  }

  /** Runs acts on tasks as one command of the engine: one transaction, in which it reads nothing twice. */
  public <T> T together(Supplier<T> acts) {
    try {
      return commands.execute(inside -> acts.get());
    } catch (ProcessEngineException e) {
      throw refusalIn(e);
    }
  }

  private OpenTask open(Task task, Set<String> groups, BiConsumer<String, Object> writer) {
    var definition = repository.getProcessDefinition(task.getProcessDefinitionId());
    var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    Map<String, Object> variables = tasks.getVariables(task.getId());
    return new OpenTask(task.getId(), definition.getKey(), task.getTaskDefinitionKey(), task.getName(), task.getDescription(),
        instance.getBusinessKey(), task.getProcessInstanceId(), task.getCreateTime(), task.getDueDate(), task.getPriority(),
        task.getAssignee(), groups, variables::get, writer);
  }

  /**
   * Walks over the ids of all open tasks of all processes, in their order.
   *
   * @param last id that the walk has come to; empty at its beginning
   */
  public List<String> idsAfter(String last, int limit) {
    String table = management.getTableName(Task.class);
    return user.asSystem(() -> tasks.createNativeTaskQuery()
        .sql("select RES.ID_ from " + table + " RES where RES.ID_ > #{last} and RES.PROC_INST_ID_ is not null order by RES.ID_ asc")
        .parameter("last", last).listPage(0, limit).stream().map(Task::getId).toList());
  }

  /** The tasks with these ids that are still open, whoever may see them; what is set on one belongs to it alone. */
  public List<OpenTask> open(Collection<String> ids) {
    if (ids.isEmpty()) return List.of();
    return user.asSystem(() -> tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
        .map(task -> open(task, OpenTask.groups(tasks.getIdentityLinksForTask(task.getId())),
            (name, value) -> tasks.setVariableLocal(task.getId(), name, value))).toList());
  }

  /** Moves the due dates of these tasks, whoever asks: what decided on it was checked before. */
  public void moveDue(Collection<String> ids, Date due) {
    user.asSystem(() -> {
      ids.forEach(id -> tasks.setDueDate(id, due));
      return null;
    });
  }

  /** Gives tasks back to their groups that a person has taken over, of these groups and no others. */
  public void release(String holder, Collection<String> groups) {
    if (groups.isEmpty()) return;
    user.asSystem(() -> {
      tasks.createTaskQuery().taskAssignee(holder).taskCandidateGroupIn(List.copyOf(groups)).includeAssignedTasks().list()
          .forEach(task -> tasks.setAssignee(task.getId(), null));
      return null;
    });
  }

  /** Those of these ids whose tasks are still open. */
  public Set<String> stillOpen(Collection<String> ids) {
    if (ids.isEmpty()) return Set.of();
    return user.asSystem(() -> tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream().map(Task::getId)
        .collect(Collectors.toSet()));
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
