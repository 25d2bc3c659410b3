package vn.congdoan.planworkflow.engine;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Starts single process instances and sends them messages. */
@Component
public class Processes {

  private final RuntimeService runtime;
  private final ManagementService management;
  private final CurrentUser user;
  private final CommandExecutor commands;

  Processes(RuntimeService runtime, ManagementService management, CurrentUser user, ProcessEngine engine) {
    this.runtime = runtime;
    this.management = management;
    this.user = user;
    this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
  }

  /**
   * Starts the newest version of a process; who may was checked by the caller, for nobody starts one from outside ({@link NotFromOutside}).
   *
   * @return id of the instance
   * @throws vn.congdoan.planworkflow.input.Refused when its first step refuses
   */
  public String start(String process, String businessKey, Map<String, Object> variables) {
    try {
      return commands.execute(inside -> runtime.startProcessInstanceByKey(process, businessKey, variables).getId());
    } catch (ProcessEngineException e) {
      throw UserTasks.refusalIn(e);
    }
  }

  /** Whether an instance with this business key runs. */
  public boolean runs(String process, String businessKey) {
    return user.asSystem(() -> runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).count() > 0);
  }

  /** Those of these instances that still run. */
  public Set<String> running(Set<String> instances) {
    if (instances.isEmpty()) return Set.of();
    return user.asSystem(() -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream().map(Execution::getId)
        .collect(Collectors.toSet()));
  }

  /** Business keys of those of these instances that still run, by their ids. */
  public Map<String, String> businessKeys(Set<String> instances) {
    if (instances.isEmpty()) return Map.of();
    return user.asSystem(() -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
        .filter(instance -> instance.getBusinessKey() != null).collect(Collectors.toMap(Execution::getId, ProcessInstance::getBusinessKey)));
  }

  /** Sends a message to one instance; false when it does not wait for it, or has ended. */
  public boolean sendTo(String message, String instanceId) {
    return user.asSystem(() -> {
      var waiting = runtime.createExecutionQuery().messageEventSubscriptionName(message).processInstanceId(instanceId).list();
      waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
      return !waiting.isEmpty();
    });
  }

  /** Reckons the dates anew at which timers of an instance go off that its model asks a step for. */
  public void reckonTimersAnew(String instanceId) {
    user.asSystem(() -> {
      management.createJobQuery().processInstanceId(instanceId).timers().list().forEach(job -> management.recalculateJobDuedate(job.getId(), false));
      return null;
    });
  }

  /** Sends a message to the instance with a business key that waits for it; false when none waits. */
  public boolean send(String message, String process, String businessKey) {
    return user.asSystem(() -> {
      var waiting = runtime.createExecutionQuery().messageEventSubscriptionName(message).processDefinitionKey(process)
          .processInstanceBusinessKey(businessKey).list();
      waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
      return !waiting.isEmpty();
    });
  }
}
