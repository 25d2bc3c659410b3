package vn.congdoan.planworkflow.notification;

import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.TaskWatch;
import vn.congdoan.planworkflow.input.Text;

/** Tells at once whoever has to mend what was returned. */
@Component
class ReturnedItems implements TaskWatch {

  private final Notices notices;

  ReturnedItems(Notices notices) {
    this.notices = notices;
  }

  /** The worklist, which hears of the task first, has marked it. */
  @Override
  public void opened(OpenTask task) {
    if (!Boolean.TRUE.equals(task.get(OpenTask.RETURNED))) return;
    notices.tell(NoticeKind.RETURNED, "returned/" + task.id(), task.candidateGroups(),
        Text.of("notification.taskAbout", task.name(), task.get(OpenTask.SUBJECT)), task.id(), task.due() == null ? null : task.due().toLocalDate());
  }
}
