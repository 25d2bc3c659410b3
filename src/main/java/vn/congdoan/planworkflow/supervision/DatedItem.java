package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
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
    return Actors.unitsOf(work.groups()).stream().sorted().findFirst()
        .map(unit -> new DatedItem(work.subject(), unit, work.due().atZoneSameInstant(zone).toLocalDate()));
  }

  /** Tells the item from every other, for ever. */
  public String key() {
    return subject + "|" + unit + "|" + dueOn;
  }
}
