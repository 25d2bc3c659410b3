package vn.congdoan.planworkflow.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Every completion passes here, from Tasklist, our own interface and the engine's REST interface alike. */
class CompletionGate implements TaskListener {

  private final Supplier<CompletionCheck> check;
  private final Supplier<CurrentUser> user;
  private final Supplier<List<StandIns>> standIns;

  CompletionGate(ObjectProvider<CompletionCheck> check, ObjectProvider<CurrentUser> user, ObjectProvider<StandIns> standIns) {
    this.check = SingletonSupplier.of(check::getObject);
    this.user = SingletonSupplier.of(user::getObject);
    this.standIns = SingletonSupplier.of(() -> standIns.stream().toList());
  }

  @Override
  public void notify(DelegateTask delegate) {
    OpenTask task = OpenTask.completing(delegate);
    user.get().requireOneOf(task.candidateGroups());
    if (task.assignee() != null && !task.assignee().equals(user.get().id())) {
      throw Refused.forbidden(Text.of("engine.taskHeldBy", task.assignee()));
    }
    standIns.get().forEach(all -> all.beginActing(task));
    check.get().beforeCompletion(task);
  }
}
