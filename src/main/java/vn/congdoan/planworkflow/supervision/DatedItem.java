package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.worklist.DueList;

/**
 * What a unit owes until a day: all its steps about one subject with that due day. Whoever receives what it handed on has a day of its own,
 * so that a receiver's delay is charged to the receiver; an extension or a return gives another day, hence another item.
 *
 * @param subject such as {@code report/12}
 * @param unit code of the unit that has to act
 */
public record DatedItem(String subject, String unit, LocalDate dueOn) {

  /** The item of an open task; empty when no unit has to act, or nobody wrote the work for its model. */
  public static Optional<DatedItem> of(DueList.DueWork work, ZoneId zone) {
    if (work.subject() == null || work.due() == null) return Optional.empty();
    return unitOf(work.groups()).map(unit -> new DatedItem(work.subject(), unit, work.due().atZoneSameInstant(zone).toLocalDate()));
  }

  /** The same of a task that begins, waits or is just being completed. */
  public static Optional<DatedItem> of(OpenTask task, Desks desks, ZoneId zone) {
    if (task.due() == null) return Optional.empty();
    return unitOf(task.candidateGroups()).flatMap(unit -> desks.find(task)
        .map(work -> new DatedItem(work.subject().apply(task), unit, task.due().atZoneSameInstant(zone).toLocalDate())));
  }

  private static Optional<String> unitOf(Collection<String> groups) {
    return Actors.unitsOf(groups).stream().sorted().findFirst();
  }

  /** Tells the item from every other, for ever. */
  public String key() {
    return subject + "|" + unit + "|" + dueOn;
  }
}
