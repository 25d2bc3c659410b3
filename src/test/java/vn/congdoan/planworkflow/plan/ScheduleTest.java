package vn.congdoan.planworkflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.organization.HolidayKind;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Schedule.Before;
import vn.congdoan.planworkflow.plan.Schedule.DayOfYear;
import vn.congdoan.planworkflow.plan.Schedule.LastYear;
import vn.congdoan.planworkflow.plan.Schedule.Span;

class ScheduleTest {

  private final WorkingDays days = new WorkingDays(Map.of());

  @Test
  void beforeThe30thOfNovemberMeansThe29thOrTheWorkingDayBeforeIt() {
    assertThat(schedule(true).reportsDueOn(2023, days)).isEqualTo("2023-11-29");
    assertThat(LocalDate.of(2026, 11, 29).getDayOfWeek()).hasToString("SUNDAY");
    assertThat(schedule(true).reportsDueOn(2026, days)).isEqualTo("2026-11-27");
    assertThat(schedule(true).reportsDueOn(2025, days)).as("a Saturday").isEqualTo("2025-11-28");
    WorkingDays holiday = new WorkingDays(Map.of(LocalDate.of(2026, 11, 27), HolidayKind.HOLIDAY));
    assertThat(schedule(true).reportsDueOn(2026, holiday)).isEqualTo("2026-11-26");
    assertThat(schedule(false).reportsDueOn(2026, days)).as("inclusive by choice of the data").isEqualTo("2026-11-30");
  }

  @Test
  void everyYearTheDatesAreWorkingDaysInTheOrderOfTheChain() {
    Schedule schedule = schedule(true);
    for (int year = 2023; year <= 2130; year++) {
      LocalDate reports = schedule.reportsDueOn(year, days);
      assertThat(reports).isBefore(LocalDate.of(year, 11, 30)).isAfter(LocalDate.of(year, 11, 26)).matches(days::isWorkingDay);
      assertThat(schedule.subordinateReportsDueOn(year, days)).isAfter(schedule.openingDay(year)).isBefore(reports).matches(days::isWorkingDay);
      assertThat(schedule.cutOffOn(year)).isAfter(reports).isEqualTo(LocalDate.of(year, 12, 10));
      assertThat(schedule.summaryDueOn(year, days)).isAfter(schedule.cutOffOn(year)).matches(days::isWorkingDay);
      assertThat(schedule.submissionDueOn(year, days)).isAfter(schedule.summaryDueOn(year, days)).matches(days::isWorkingDay);
    }
  }

  @Test
  void theDayBeforeTheFirstOfMarchFollowsLeapYears() {
    Schedule schedule = schedule(new Before(MonthDay.of(3, 1), true, false), new DayOfYear(MonthDay.of(2, 29), true));
    assertThat(schedule.reportsDueOn(2024, days)).isEqualTo("2024-02-29");
    assertThat(schedule.reportsDueOn(2028, days)).isEqualTo("2028-02-29");
    assertThat(schedule.reportsDueOn(2023, days)).isEqualTo("2023-02-28");
    assertThat(schedule.openingDay(2023)).isEqualTo("2023-02-28");
  }

  @Test
  void spansRunFromTheDayOfReceiptAndEndOnAWorkingDay() {
    Schedule schedule = schedule(true);
    LocalDate thursday = LocalDate.of(2023, 5, 25);
    assertThat(schedule.registrationDueOn(thursday, days)).isEqualTo("2023-05-26");
    assertThat(schedule.acceptanceDueOn(thursday, days)).isEqualTo("2023-06-01");
    assertThat(schedule.revisionDueOn(thursday, days)).isEqualTo("2023-06-01");
    assertThat(schedule.unitPlanDueOn(thursday, days)).as("24/6/2023 is a Saturday").isEqualTo("2023-06-26");
    assertThat(schedule.departmentPlanDueOn(thursday, days)).isEqualTo("2023-06-26");
  }

  @Test
  void aYearlyDutyIsDueInTheYearInWhichItCanStillBeMet() {
    Schedule schedule = schedule(true);
    DueRule report = new DueRule(DueRule.Kind.REPORT, null);
    assertThat(report.dueOn(LocalDate.of(2026, 11, 27), schedule, days)).isEqualTo("2026-11-27");
    assertThat(report.dueOn(LocalDate.of(2026, 11, 28), schedule, days)).isEqualTo("2027-11-29");
    assertThat(new DueRule(DueRule.Kind.FIXED, LocalDate.of(2023, 5, 23)).dueOn(LocalDate.of(2026, 1, 1), schedule, days)).isEqualTo("2023-05-23");
    for (DueRule.Kind kind : DueRule.Kind.values()) {
      if (kind == DueRule.Kind.FIXED) continue;
      for (LocalDate from = LocalDate.of(2023, 1, 1); from.getYear() < 2031; from = from.plusDays(1)) {
        assertThat(new DueRule(kind, null).dueOn(from, schedule, days)).as("%s from %s", kind, from).isAfterOrEqualTo(from).matches(days::isWorkingDay);
      }
    }
  }

  private static Schedule schedule(boolean exclusive) {
    return schedule(new Before(MonthDay.of(11, 30), exclusive, false), new DayOfYear(MonthDay.of(10, 1), true));
  }

  private static Schedule schedule(Before reports, DayOfYear opening) {
    return new Schedule(opening, new Before(MonthDay.of(11, 20), true, true), reports, new DayOfYear(MonthDay.of(12, 10), true),
        new DayOfYear(MonthDay.of(12, 15), true), new DayOfYear(MonthDay.of(12, 20), true), new DayOfYear(MonthDay.of(12, 25), true),
        new Span(1, false), new Span(5, true), new Span(5, true), new Span(30, true), new Span(30, true), new LastYear(2030, true),
        Schedule.OfficeWork.USUAL);
  }
}
