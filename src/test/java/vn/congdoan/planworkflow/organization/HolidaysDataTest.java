package vn.congdoan.planworkflow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congdoan.planworkflow.input.ProcessFiles;

/** What holidays.csv says, against the law and the Vietnamese lunar calendar. */
class HolidaysDataTest {

  private static final List<OrganizationData.Holiday> ROWS = OrganizationData.read(new ProcessFiles(Path.of("processes").toString()).all()).holidays();
  private static final Map<LocalDate, HolidayKind> DAYS = ROWS.stream().collect(Collectors.toMap(OrganizationData.Holiday::date, OrganizationData.Holiday::kind));

  private final WorkingDays workingDays = new WorkingDays(DAYS);

  static IntStream years() {
    return IntStream.rangeClosed(2023, 2030);
  }

  @ParameterizedTest
  @MethodSource("years")
  void theHolidaysOfTheLawAreOff(int year) {
    for (LocalDate day : List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 4, 30), LocalDate.of(year, 5, 1), LocalDate.of(year, 9, 2))) {
      assertThat(DAYS).containsEntry(day, HolidayKind.HOLIDAY);
    }
    assertThat(DAYS.get(LocalDate.of(year, 9, 1)) == HolidayKind.HOLIDAY || DAYS.get(LocalDate.of(year, 9, 3)) == HolidayKind.HOLIDAY)
        .as("the day beside Quốc khánh").isTrue();
  }

  /** Tết of 2030 is a day earlier in Hà Nội than in Beijing: another country's lunar calendar would not do. */
  @ParameterizedTest
  @MethodSource("years")
  void tetAndGioToFollowTheVietnameseLunarCalendar(int year) {
    LocalDate first = day(VietnameseCalendar.ofTet(year));
    for (int i = -1; i <= 2; i++) assertThat(DAYS).as("Tết").containsEntry(first.plusDays(i), HolidayKind.HOLIDAY);
    assertThat(ROWS).filteredOn(row -> row.date().getYear() == year && row.name().equals("Tết Nguyên đán")).as("five days by law").hasSize(5);
    assertThat(DAYS).as("Giỗ Tổ").containsEntry(day(VietnameseCalendar.of(EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(3), 10)), HolidayKind.HOLIDAY);
  }

  /** Article 111 of the labour code: a holiday on a day of rest is made up for on the working day that follows. */
  @ParameterizedTest
  @MethodSource("years")
  void asManyWeekdaysAreOffAsTheLawGivesHolidays(int year) {
    Set<LocalDate> swapped = ROWS.stream().filter(row -> row.kind() == HolidayKind.SWAPPED_WORKING_DAY).map(OrganizationData.Holiday::date)
        .filter(day -> day.getYear() == year).collect(Collectors.toSet());
    long weekdaysOff = ROWS.stream().filter(row -> row.date().getYear() == year && row.kind() == HolidayKind.HOLIDAY && !isWeekend(row.date())).count();

    assertThat(weekdaysOff - swapped.size()).as("11 days: 1 + 5 + 1 + 1 + 1 + 2").isEqualTo(11);
    assertThat(swapped).allMatch(HolidaysDataTest::isWeekend);
  }

  @Test
  void whatWasNeverAnnouncedIsMarkedAndNothingIsSwappedThere() {
    Map<Integer, Boolean> confirmed = new HashMap<>();
    ROWS.forEach(row -> confirmed.merge(row.date().getYear(), row.confirmed(), Boolean::logicalAnd));
    CalendarYears years = new CalendarYears(confirmed);

    assertThat(IntStream.rangeClosed(2022, 2031).filter(years::settled).boxed()).containsExactly(2023, 2024, 2025, 2026);
    assertThat(ROWS).filteredOn(row -> !row.confirmed()).allMatch(row -> row.kind() == HolidayKind.HOLIDAY && row.date().getYear() >= 2027);
    assertThat(years.unsettled(LocalDate.of(2026, 9, 30))).isEmpty();
    assertThat(years.unsettled(LocalDate.of(2026, 10, 1))).containsExactly(2027);
    assertThat(years.unsettled(LocalDate.of(2027, 3, 1))).as("until somebody checks it").containsExactly(2027);
    assertThat(years.unsettled(LocalDate.of(2031, 12, 31))).as("years without rows").containsExactly(2031, 2032);
  }

  @Test
  void swappedDaysAreWorkedAndTheirHolidaysAreNot() {
    assertThat(workingDays.isWorkingDay(LocalDate.of(2024, 5, 4))).as("for 29/4/2024").isTrue();
    assertThat(workingDays.isWorkingDay(LocalDate.of(2024, 4, 29))).isFalse();
    assertThat(workingDays.plus(LocalDate.of(2026, 2, 13), 1)).as("after the Tết of 2026").isEqualTo("2026-02-23");
    assertThat(workingDays.plus(LocalDate.of(2026, 8, 28), 1)).as("after the Quốc khánh of 2026").isEqualTo("2026-09-03");
    assertThat(workingDays.between(LocalDate.of(2023, 4, 28), LocalDate.of(2023, 5, 4))).isEqualTo(1);
  }

  private static LocalDate day(VietnameseCalendar date) {
    return date.transform(PlainDate.class).toTemporalAccessor();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
