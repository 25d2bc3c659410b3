package vn.congdoan.planworkflow.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.StandIns;
import vn.congdoan.planworkflow.engine.UserTasks;

/**
 * Writes what people do in the engine into the audit, whichever way they came: the engine's own log of user operations is copied line by line, in the
 * same transaction. That log can be deleted by the engine; ours can't.
 */
@Configuration(proxyBeanMethods = false)
class EngineAudit {

  @Bean
  ProcessEnginePlugin auditPlugin(ObjectProvider<Audit> audit, ObjectProvider<CurrentUser> user, ObjectProvider<UserTasks> tasks,
      ObjectProvider<StandIns> standIns) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setHistoryEventHandler(new Copying(configuration.getHistoryEventHandler(), SingletonSupplier.of(audit::getObject),
            SingletonSupplier.of(user::getObject), SingletonSupplier.of(tasks::getObject), SingletonSupplier.of(() -> standIns.stream().toList())));
      }
    };
  }

  private record Copying(HistoryEventHandler next, Supplier<Audit> audit, Supplier<CurrentUser> user, Supplier<UserTasks> tasks,
      Supplier<List<StandIns>> standIns) implements HistoryEventHandler {

    /** Say how the engine did it, not what was done. */
    private static final Set<String> TECHNICAL = Set.of("async", "nrOfInstances", "nrOfDeployments", "processDefinitionId");

    @Override
    public void handleEvent(HistoryEvent event) {
      next.handleEvent(event);
      copy(List.of(event));
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
      next.handleEvents(events);
      copy(events);
    }

    /** One operation is told in an event per changed property. */
    private void copy(List<HistoryEvent> events) {
      Map<String, List<UserOperationLogEntryEventEntity>> operations = new LinkedHashMap<>();
      for (HistoryEvent event : events) {
        if (event instanceof UserOperationLogEntryEventEntity change) {
          operations.computeIfAbsent(change.getOperationId() + change.getEntityType() + change.getOperationType(), id -> new ArrayList<>()).add(change);
        }
      }
      for (List<UserOperationLogEntryEventEntity> changes : operations.values()) {
        UserOperationLogEntryEventEntity first = changes.get(0);
        String detail = changes.stream().filter(change -> change.getProperty() != null && !TECHNICAL.contains(change.getProperty()))
            .map(Copying::told).collect(Collectors.joining("; "));
        tellInWhosePlace(first.getTaskId());
        audit.get().append(first.getUserId(), AuditAction.ofTheEngine(first.getEntityType(), first.getOperationType()), subjectOf(first),
            Audit.Outcome.DONE, detail.isEmpty() ? null : detail);
      }
    }

    /** The engine writes that a task is completed before anybody has looked at who completes it. */
    private void tellInWhosePlace(String taskId) {
      CurrentUser present = user.get();
      if (taskId == null || !present.anybody() || present.lent().isEmpty()) return;
      tasks.get().open(List.of(taskId)).forEach(task -> standIns.get().forEach(all -> all.beginActing(task)));
    }

    private static String told(UserOperationLogEntryEventEntity change) {
      String before = AuditProperty.toldValue(change.getOrgValue());
      String after = AuditProperty.toldValue(change.getNewValue());
      return AuditProperty.told(change.getProperty()) + ": " + (before.isEmpty() ? after : before + " → " + after);
    }

    private static String subjectOf(UserOperationLogEntryEventEntity change) {
      CommandContext context = Context.getCommandContext();
      if (change.getTaskId() != null) {
        TaskEntity task = context.getTaskManager().findTaskById(change.getTaskId());
        if (task != null) return joined(task.getName(), task.getProcessInstanceId() == null ? null : businessKeyOf(context, task.getProcessInstanceId()));
      }
      if (change.getProcessInstanceId() != null) {
        return joined(nameOf(context, change), businessKeyOf(context, change.getProcessInstanceId()));
      }
      if (change.getDeploymentId() != null) {
        DeploymentEntity deployment = context.getDeploymentManager().findDeploymentById(change.getDeploymentId());
        if (deployment != null) return deployment.getName();
      }
      return Stream.of(nameOf(context, change), change.getJobDefinitionId(), change.getJobId(), change.getBatchId())
          .filter(id -> id != null).findFirst().orElse(null);
    }

    /** As people know it; its key when it went with its deployment. */
    private static String nameOf(CommandContext context, UserOperationLogEntryEventEntity change) {
      if (change.getProcessDefinitionId() == null) return change.getProcessDefinitionKey();
      ProcessDefinitionEntity definition = context.getProcessDefinitionManager().findLatestProcessDefinitionById(change.getProcessDefinitionId());
      return definition == null || definition.getName() == null ? change.getProcessDefinitionKey() : definition.getName();
    }

    private static String businessKeyOf(CommandContext context, String processInstanceId) {
      ExecutionEntity instance = context.getExecutionManager().findExecutionById(processInstanceId);
      return instance == null || instance.getBusinessKey() == null ? processInstanceId : instance.getBusinessKey();
    }

    private static String joined(String what, String which) {
      return Stream.of(what, which).filter(part -> part != null).collect(Collectors.joining(" – "));
    }
  }
}
