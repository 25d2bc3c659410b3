package vn.congdoan.planworkflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.beans.factory.ObjectProvider;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * What nobody makes the engine do from outside, whatever rights the person has: a process moves because its work is done, and its variables
 * come from its own steps (architecture, "who decided is the logged-in user, never a submitted variable").
 *
 * <p>A person may still complete a task ({@link CompletionGate}), and start what our own interface starts after its checks
 * ({@link Processes}). An administrator keeps retries, suspension, cancelling, reassignment, and migration of each step to the same step.
 */
class NotFromOutside extends CommandInterceptor {

  private static final List<Class<?>> CLOSED = List.of(
      // variables
      AbstractSetVariableCmd.class, AbstractPatchVariablesCmd.class, AbstractRemoveVariableCmd.class, SetVariablesToProcessInstancesBatchCmd.class,
      // messages, signals, errors, escalations, external workers
      AbstractCorrelateMessageCmd.class, CorrelateAllMessageBatchCmd.class, MessageEventReceivedCmd.class, SignalEventReceivedCmd.class,
      SignalCmd.class, HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class, ExternalTaskCmd.class,
      // tokens moved past their work
      AbstractModificationCmd.class, ModifyProcessInstanceCmd.class, ModifyProcessInstanceAsyncCmd.class, AbstractRestartProcessInstanceCmd.class,
      RestartProcessInstancesBatchCmd.class,
      // instances and tasks that nobody checked
      StartProcessInstanceCmd.class, StartProcessInstanceAtActivitiesCmd.class, SubmitStartFormCmd.class, EvaluateStartConditionCmd.class,
      CreateTaskCmd.class,
      // who may act on a task: the model says so
      AddGroupIdentityLinkCmd.class, AddUserIdentityLinkCmd.class, DeleteGroupIdentityLinkCmd.class, DeleteUserIdentityLinkCmd.class);

  private final ObjectProvider<CurrentUser> user;

  NotFromOutside(ObjectProvider<CurrentUser> user) {
    this.user = user;
  }

  @Override
  public <T> T execute(Command<T> command) {
    boolean closed = CLOSED.stream().anyMatch(type -> type.isInstance(command));
    // Inside another command it is a step of a process that acts, not the person who set it going.
    boolean outside = Context.getCommandContext() == null;
    if (closed && outside && user.getObject().anybody()) throw Refused.forbidden(Text.of("engine.notFromOutside"));
    T result = next.execute(command);
    if (result instanceof MigrationPlan plan && user.getObject().anybody()) requireSameSteps(plan);
    return result;
  }

  private static void requireSameSteps(MigrationPlan plan) {
    boolean same = plan.getInstructions().stream().allMatch(step -> step.getSourceActivityId().equals(step.getTargetActivityId()));
    boolean withVariables = plan.getVariables() != null && !plan.getVariables().isEmpty();
    if (!same || withVariables) throw Refused.forbidden(Text.of("engine.migrationMovesSteps"));
  }
}
