package vn.congdoan.planworkflow.organization;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;

/** The days on which the offices work: Monday to Friday, less the holidays, plus the swapped days. */
public class WorkingDays {

  private final Supplier<Map<LocalDate, HolidayKind>> holidays;

  public WorkingDays(Map<LocalDate, HolidayKind> holidays) {
    Map<LocalDate, HolidayKind> fixed = Map.copyOf(holidays);
    this.holidays = () -> fixed;
  }

  /** With holidays that are asked anew each time: the data is loaded after this bean is made. */
  WorkingDays(Supplier<Map<LocalDate, HolidayKind>> holidays) {
    this.holidays = holidays;
  }

  public boolean isWorkingDay(LocalDate day) {
    return isWorkingDay(day, holidays.get().get(day));
  }

  private static boolean isWorkingDay(LocalDate day, HolidayKind kind) {
    if (kind != null) return kind == HolidayKind.SWAPPED_WORKING_DAY;
    return !isWeekend(day);
  }

  /** The day itself, or the nearest working day before it. */
  public LocalDate onOrBefore(LocalDate day) {
    LocalDate found = day;
    while (!isWorkingDay(found)) found = found.minusDays(1);
    return found;
  }

  /** The day itself, or the nearest working day after it. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate found = day;
    while (!isWorkingDay(found)) found = found.plusDays(1);
    return found;
  }

  /** The last day on which what is due counts as due soon: the third working day from now (the plan's first level of urging). */
  public LocalDate dueSoonUntil(LocalDate today) {
    return plus(today, 3);
  }

  /** A day that somebody set, as a due date: the working day on or before it; the next working day when that one is over on {@code today}. */
  public LocalDate dueOn(LocalDate day, LocalDate today) {
    LocalDate moved = onOrBefore(day);
    return moved.isBefore(today) && !day.isBefore(today) ? onOrAfter(day) : moved;
  }

  /** How many working days lie after one day, up to and with another; zero when that one is not later. */
  public int between(LocalDate day, LocalDate until) {
    if (!until.isAfter(day)) return 0;
    // Reckoned, not walked: every line of a list of open work asks, and some work is due in years.
    long weeks = ChronoUnit.WEEKS.between(day, until);
    int found = Math.toIntExact(weeks * 5);
    for (LocalDate next = day.plusWeeks(weeks).plusDays(1); !next.isAfter(until); next = next.plusDays(1)) {
      if (!isWeekend(next)) found++;
    }
    for (Map.Entry<LocalDate, HolidayKind> special : holidays.get().entrySet()) {
      LocalDate on = special.getKey();
      if (on.isAfter(day) && !on.isAfter(until)) found += (isWorkingDay(on, special.getValue()) ? 1 : 0) - (isWeekend(on) ? 0 : 1);
    }
    return found;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * The n-th working day after a day, which itself does not count; for zero the day itself or the next working day.
   *
   * @param workingDays counted backwards when negative
   */
  public LocalDate plus(LocalDate day, int workingDays) {
    if (workingDays == 0) return onOrAfter(day);
    LocalDate found = day;
    for (int left = Math.abs(workingDays); left > 0; left--) {
      found = workingDays > 0 ? onOrAfter(found.plusDays(1)) : onOrBefore(found.minusDays(1));
    }
    return found;
  }
}
