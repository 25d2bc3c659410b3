package vn.congdoan.planworkflow.supervision.process;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.organization.Actors;

/**
 * What a unit owes until a day, as a task shows it: steps of the same subject, owning unit and due day are one item.
 *
 * @param unit code of the unit that has to act
 */
record ExtendedItem(String subject, String unit, LocalDate dueOn) {

  /** Empty when nobody wrote the work for the task's model, no unit has to act, or the task has no due date. */
  static Optional<ExtendedItem> of(OpenTask task, Desks desks, ZoneId zone) {
    OffsetDateTime due = task.due();
    Optional<String> unit = Actors.unitsOf(task.candidateGroups()).stream().sorted().findFirst();
    if (due == null || unit.isEmpty()) return Optional.empty();
    return desks.find(task).map(work -> new ExtendedItem(work.subject().apply(task), unit.get(), due.atZoneSameInstant(zone).toLocalDate()));
  }
}
