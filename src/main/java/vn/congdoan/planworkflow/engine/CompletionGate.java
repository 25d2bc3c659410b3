package vn.congdoan.planworkflow.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Every completion passes here, from Tasklist, our own interface and the engine's REST interface alike. */
class CompletionGate implements TaskListener {

  private final ObjectProvider<CompletionCheck> check;
  private final ObjectProvider<CurrentUser> user;
  private final ObjectProvider<StandIns> standIns;

  CompletionGate(ObjectProvider<CompletionCheck> check, ObjectProvider<CurrentUser> user, ObjectProvider<StandIns> standIns) {
    this.check = check;
    this.user = user;
    this.standIns = standIns;
  }

  @Override
  public void notify(DelegateTask delegate) {
    OpenTask task = OpenTask.completing(delegate);
    user.getObject().requireOneOf(task.candidateGroups());
    if (task.assignee() != null && !task.assignee().equals(user.getObject().id())) {
      throw Refused.forbidden(Text.of("engine.taskHeldBy", task.assignee()));
    }
    standIns.forEach(all -> all.beginActing(task));
    check.getObject().beforeCompletion(task);
  }
}
