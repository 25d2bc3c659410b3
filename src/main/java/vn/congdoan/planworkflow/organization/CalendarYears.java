package vn.congdoan.planworkflow.organization;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * For which years the calendar of holidays is known for certain: a year is settled once it has rows and every one of them is confirmed. The law names
 * the holidays, but Tết, substitute and swapped days are announced anew each year.
 */
final class CalendarYears {

  /** The year to come is usually announced between October and December. */
  private static final Month ASKED_FROM = Month.OCTOBER;

  private final Map<Integer, Boolean> allConfirmed;

  /** @param allConfirmed by year that has rows: whether all of them are confirmed */
  CalendarYears(Map<Integer, Boolean> allConfirmed) {
    this.allConfirmed = Map.copyOf(allConfirmed);
  }

  boolean settled(int year) {
    return allConfirmed.getOrDefault(year, false);
  }

  /** The years that somebody has to look after: the present one, and from October on the next, as far as they are not settled. */
  List<Integer> unsettled(LocalDate today) {
    int last = today.getMonth().compareTo(ASKED_FROM) < 0 ? today.getYear() : today.getYear() + 1;
    return IntStream.rangeClosed(today.getYear(), last).filter(year -> !settled(year)).boxed().toList();
  }
}
