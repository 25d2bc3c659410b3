package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;

/**
 * What a unit owes until a day: all its steps about one subject with that due day. Whoever receives what it handed on has a day of its own,
 * so that a receiver's delay is charged to the receiver; an extension or a return gives another day, hence another item.
 *
 * @param subject such as {@code report/12}
 * @param unit code of the unit that has to act
 */
record DatedItem(String subject, String unit, LocalDate dueOn) {

  /** Tells the item from every other, for ever. */
  public String key() {
    return subject + "|" + unit + "|" + dueOn;
  }
}
