package vn.congdoan.planworkflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The engine's tasks: no completion brings variables that its form does not know, and nobody takes a task over for somebody else. */
class CheckedTasks extends TaskServiceImpl {

  private final ObjectProvider<CurrentUser> user;

  CheckedTasks(ObjectProvider<CurrentUser> user) {
    this.user = user;
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

  @Override
  public void claim(String taskId, String userId) {
    CurrentUser current = user.getObject();
    if (userId != null && current.anybody() && !userId.equals(current.id())) {
      throw Refusals.told(Refused.forbidden(Text.of("engine.claimForAnother")));
    }
    super.claim(taskId, userId);
  }
}
