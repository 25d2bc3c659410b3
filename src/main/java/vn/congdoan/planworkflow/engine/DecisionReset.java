package vn.congdoan.planworkflow.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Every task begins undecided: what an earlier reviewer decided never counts for the next one. */
class DecisionReset implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    task.getExecution().removeVariable(OpenTask.DECISION.name());
    task.getExecution().removeVariable(OpenTask.REASON.name());
  }
}
