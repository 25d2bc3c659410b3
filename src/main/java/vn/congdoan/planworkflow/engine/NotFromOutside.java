package vn.congdoan.planworkflow.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.TelemetryConfigureCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
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
      // a record of its own stands beside each form; who reads everything could write here
      AddCommentCmd.class, UpdateCommentCmd.class, DeleteTaskCommentCmd.class, DeleteProcessInstanceCommentCmd.class,
      // who may act on a task: the model says so
      AddGroupIdentityLinkCmd.class, AddUserIdentityLinkCmd.class, DeleteGroupIdentityLinkCmd.class, DeleteUserIdentityLinkCmd.class);

  /** Of jobs that belong to no process, such as a batch's or the clean-up's, the engine itself asks for no right at all. */
  private static final List<Class<?>> FOR_ADMINISTRATORS = List.of(ExecuteJobsCmd.class, DeleteJobCmd.class, DeleteJobsCmd.class, SetJobRetriesCmd.class,
      AbstractSetJobsRetriesBatchCmd.class, SetJobDuedateCmd.class, SetJobPriorityCmd.class, RecalculateJobDuedateCmd.class, UnlockJobCmd.class,
      AbstractSetJobStateCmd.class, TelemetryConfigureCmd.class);

  private final Supplier<CurrentUser> user;

  NotFromOutside(ObjectProvider<CurrentUser> user) {
    this.user = SingletonSupplier.of(user::getObject);
  }

  @Override
  public <T> T execute(Command<T> command) {
    // Inside another command it is a step of a process that acts, not the person who set it going.
    boolean outside = Context.getCommandContext() == null;
    if (outside && isOne(CLOSED, command) && user.get().anybody()) throw Refused.forbidden(Text.of("engine.notFromOutside"));
    if (outside && isOne(FOR_ADMINISTRATORS, command) && user.get().anybody() && !user.get().groups().contains(Groups.CAMUNDA_ADMIN)) {
      throw Refused.forbidden(Text.of("engine.forAdministrators"));
    }
    T result = next.execute(command);
    if (result instanceof MigrationPlan plan && user.get().anybody()) requireSameSteps(plan);
    return result;
  }

  private static boolean isOne(List<Class<?>> types, Command<?> command) {
    return types.stream().anyMatch(type -> type.isInstance(command));
  }

  private static void requireSameSteps(MigrationPlan plan) {
    boolean same = plan.getInstructions().stream().allMatch(step -> step.getSourceActivityId().equals(step.getTargetActivityId()));
    boolean withVariables = plan.getVariables() != null && !plan.getVariables().isEmpty();
    if (!same || withVariables) throw Refused.forbidden(Text.of("engine.migrationMovesSteps"));
  }
}
