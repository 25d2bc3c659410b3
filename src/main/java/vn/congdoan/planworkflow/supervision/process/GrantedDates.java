package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.LaterDueDates;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.engine.TaskWatch;
import vn.congdoan.planworkflow.supervision.DatedItem;
import vn.congdoan.planworkflow.supervision.Extension;
import vn.congdoan.planworkflow.supervision.Extensions;

/** Keeps extensions and tasks together: a later step of the same item begins with the granted date, and a request ends when its item is done. */
@Component
class GrantedDates implements LaterDueDates, TaskWatch {

  private final Extensions extensions;
  private final Desks desks;
  private final Processes processes;
  private final Clock clock;

  GrantedDates(Extensions extensions, Desks desks, Processes processes, Clock clock) {
    this.extensions = extensions;
    this.desks = desks;
    this.processes = processes;
    this.clock = clock;
  }

  @Override
  public Date of(OpenTask task, Date reckoned) {
    return item(task).map(item -> {
      LocalDate granted = extensions.granted(item.subject(), item.unit(), item.dueOn());
      return granted.equals(item.dueOn()) ? reckoned : Moments.dueOn(granted);
    }).orElse(reckoned);
  }

  @Override
  public void opened(OpenTask task) {
    item(task).flatMap(item -> extensions.undecided(item.subject(), item.unit(), item.dueOn()))
        .ifPresent(extension -> extensions.moveTo(extension.id(), task.id()));
  }

  @Override
  public void completed(OpenTask task) {
    if (item(task).flatMap(item -> extensions.undecided(item.subject(), item.unit(), item.dueOn())).isPresent()) endUnlessMoved(task.id());
  }

  @Override
  public void withdrawn(String taskId) {
    if (extensions.undecidedAt(taskId).isPresent()) endUnlessMoved(taskId);
  }

  /** Whether another step of the item follows is known only when the transaction is about to be completed. */
  private void endUnlessMoved(String taskId) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void beforeCommit(boolean readOnly) {
        extensions.undecidedAt(taskId).ifPresent(GrantedDates.this::end);
      }
    });
  }

  private void end(Extension extension) {
    extensions.end(extension.id());
    if (extension.instanceId() != null) processes.sendTo(DeadlineExtensionProcess.REQUESTED_ITEM_CLOSED, extension.instanceId());
  }

  private Optional<DatedItem> item(OpenTask task) {
    if (task.process().equals(DeadlineExtensionProcess.KEY)) return Optional.empty();
    return DatedItem.of(task, desks, clock.getZone());
  }
}
