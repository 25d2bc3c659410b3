package vn.congdoan.planworkflow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

  private static final LocalDate NATIONAL_DAY = LocalDate.of(2026, 9, 2);
  private static final LocalDate SWAPPED_SATURDAY = LocalDate.of(2026, 8, 22);

  private final WorkingDays days = new WorkingDays(
      Map.of(NATIONAL_DAY, HolidayKind.HOLIDAY, SWAPPED_SATURDAY, HolidayKind.SWAPPED_WORKING_DAY));

  @Test
  void weekendsAndHolidaysAreOffAndSwappedDaysAreNot() {
    assertThat(days.isWorkingDay(LocalDate.of(2026, 8, 21))).isTrue();
    assertThat(days.isWorkingDay(SWAPPED_SATURDAY)).isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 8, 23))).isFalse();
    assertThat(days.isWorkingDay(NATIONAL_DAY)).isFalse();
  }

  @Test
  void aDayOffMovesToTheNearestWorkingDayOnEitherSide() {
    assertThat(days.onOrBefore(NATIONAL_DAY)).isEqualTo("2026-09-01");
    assertThat(days.onOrAfter(NATIONAL_DAY)).isEqualTo("2026-09-03");
    assertThat(days.onOrBefore(LocalDate.of(2026, 8, 23))).isEqualTo(SWAPPED_SATURDAY);
    assertThat(days.onOrAfter(SWAPPED_SATURDAY)).isEqualTo(SWAPPED_SATURDAY);
  }

  @Test
  void theFirstDayOfASpanDoesNotCount() {
    assertThat(days.plus(LocalDate.of(2026, 8, 31), 1)).isEqualTo("2026-09-01");
    assertThat(days.plus(LocalDate.of(2026, 8, 31), 2)).isEqualTo("2026-09-03");
    assertThat(days.plus(LocalDate.of(2026, 9, 3), -2)).isEqualTo("2026-08-31");
    assertThat(days.plus(NATIONAL_DAY, 0)).isEqualTo("2026-09-03");
  }

  @Test
  void aDayThatSomebodySetMovesBeforeADayOffButNeverIntoThePast() {
    assertThat(days.dueOn(LocalDate.of(2026, 8, 29), LocalDate.of(2026, 8, 3))).as("a Saturday").isEqualTo("2026-08-28");
    assertThat(days.dueOn(LocalDate.of(2026, 8, 29), LocalDate.of(2026, 8, 29))).as("set on that Saturday").isEqualTo("2026-08-31");
    assertThat(days.dueOn(LocalDate.of(2026, 8, 28), LocalDate.of(2026, 8, 29))).as("what was over stays over").isEqualTo("2026-08-28");
  }

  // --- whatever the calendar: with none, with holidays, with swapped days, over leap years

  @Provide
  Arbitrary<LocalDate> day() {
    return Arbitraries.integers().between(0, 8 * 366).map(LocalDate.of(2023, 1, 1)::plusDays);
  }

  @Provide
  Arbitrary<WorkingDays> calendar() {
    Arbitrary<HolidayKind> kinds = Arbitraries.of(HolidayKind.class);
    return Arbitraries.maps(day(), kinds).ofMinSize(0).ofMaxSize(200).map(rows -> {
      Map<LocalDate, HolidayKind> valid = new HashMap<>();
      // Only a day of rest can be worked in exchange.
      rows.forEach((day, kind) -> valid.put(day, day.getDayOfWeek().getValue() > 5 ? kind : HolidayKind.HOLIDAY));
      return new WorkingDays(valid);
    });
  }

  @Property
  void aDueDateIsAlwaysAWorkingDay(@ForAll("calendar") WorkingDays any, @ForAll("day") LocalDate day, @ForAll("day") LocalDate today,
      @ForAll @IntRange(min = -60, max = 60) int span) {
    assertThat(List.of(any.onOrBefore(day), any.onOrAfter(day), any.plus(day, span), any.dueSoonUntil(day), any.dueOn(day, today))).allMatch(any::isWorkingDay);
  }

  @Property
  void noWorkingDayLiesBetweenADayAndWhereItMoves(@ForAll("calendar") WorkingDays any, @ForAll("day") LocalDate day) {
    assertThat(any.onOrBefore(day)).isBeforeOrEqualTo(day);
    assertThat(any.onOrAfter(day)).isAfterOrEqualTo(day);
    if (any.isWorkingDay(day)) assertThat(List.of(any.onOrBefore(day), any.onOrAfter(day))).containsOnly(day);
    else assertThat(any.onOrBefore(day).plusDays(1).datesUntil(any.onOrAfter(day))).noneMatch(any::isWorkingDay);
  }

  @Property
  void whoGetsItLaterOrHasMoreDaysIsNeverDueEarlier(@ForAll("calendar") WorkingDays any, @ForAll("day") LocalDate one, @ForAll("day") LocalDate other,
      @ForAll @IntRange(min = 0, max = 60) int span) {
    LocalDate earlier = one.isBefore(other) ? one : other;
    LocalDate later = one.isBefore(other) ? other : one;
    assertThat(any.onOrBefore(earlier)).isBeforeOrEqualTo(any.onOrBefore(later));
    assertThat(any.plus(earlier, span)).isBeforeOrEqualTo(any.plus(later, span));
    assertThat(any.plus(earlier, span)).isBeforeOrEqualTo(any.plus(earlier, span + 1));
    assertThat(any.between(earlier, later)).isNotNegative();
  }

  @Property
  void asManyDaysLieBetweenAsWereAdded(@ForAll("calendar") WorkingDays any, @ForAll("day") LocalDate day, @ForAll @IntRange(min = 1, max = 60) int span) {
    assertThat(any.between(day, any.plus(day, span))).isEqualTo(span);
    if (any.isWorkingDay(day)) assertThat(any.plus(any.plus(day, span), -span)).isEqualTo(day);
  }

  /** "Trước ngày 30/11" is over when that day begins; what falls on a day off moves to the working day before. */
  @Property
  void beforeADayIsTheLastWorkingDayEarlierThanIt(@ForAll("calendar") WorkingDays any, @ForAll("day") LocalDate limit) {
    LocalDate last = any.onOrBefore(limit.minusDays(1));
    assertThat(last).isBefore(limit);
    assertThat(last.plusDays(1).datesUntil(limit)).noneMatch(any::isWorkingDay);
  }

  @Property
  void aMissingCalendarLeavesTheWeekends(@ForAll("day") LocalDate day) {
    assertThat(new WorkingDays(Map.of()).isWorkingDay(day)).isEqualTo(day.getDayOfWeek().getValue() <= 5);
  }
}
