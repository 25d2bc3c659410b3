package vn.congdoan.planworkflow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
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
  void addingAndTakingAwayTheSameSpanLeadsBackToAWorkingDay() {
    for (LocalDate day = LocalDate.of(2023, 1, 1); day.isBefore(LocalDate.of(2031, 1, 1)); day = day.plusDays(1)) {
      assertThat(days.onOrBefore(day)).isBeforeOrEqualTo(day);
      assertThat(days.onOrAfter(day)).isAfterOrEqualTo(day);
      assertThat(days.isWorkingDay(days.plus(day, 5))).isTrue();
      if (days.isWorkingDay(day)) assertThat(days.plus(days.plus(day, 5), -5)).isEqualTo(day);
    }
  }
}
