package vn.congdoan.planworkflow.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * Every task begins undecided: what an earlier reviewer decided, or one who works beside this one, never counts for it.
 *
 * <p>The empty variable that it sets holds whatever is decided where the next gateway reads it and no other desk does: in the process
 * or subprocess of the task, or with the single reviewer where several decide in parallel.
 */
class DecisionReset implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    ExecutionEntity execution = (ExecutionEntity) task.getExecution();
    ActivityImpl step = execution.getActivity();
    boolean oneOfMany = step.getFlowScope() instanceof ActivityImpl body && body.getActivityBehavior() instanceof MultiInstanceActivityBehavior;
    ExecutionEntity own = oneOfMany ? execution : (ExecutionEntity) execution.findExecutionForFlowScope(step.getFlowScope());
    for (Variable<String> variable : List.of(OpenTask.DECISION, OpenTask.REASON)) {
      // Written anew, an empty one would be a row of history once more.
      boolean empty = own.hasVariableLocal(variable.name()) && own.getVariableLocal(variable.name()) == null;
      if (!empty) own.setVariableLocal(variable.name(), null);
    }
  }
}
