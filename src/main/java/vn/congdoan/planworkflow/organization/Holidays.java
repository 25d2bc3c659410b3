package vn.congdoan.planworkflow.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that differ from their weekday, kept in memory because every due date asks for them. */
@Repository
class Holidays {

  private record Known(Map<LocalDate, HolidayKind> days, CalendarYears years) {}

  private final JdbcClient jdbc;
  private volatile Known known;

  Holidays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<LocalDate, HolidayKind> known() {
    return read().days();
  }

  CalendarYears years() {
    return read().years();
  }

  void forget() {
    known = null;
  }

  private Known read() {
    Known present = known;
    if (present == null) {
      Map<LocalDate, HolidayKind> days = new HashMap<>();
      Map<Integer, Boolean> announced = new HashMap<>();
      jdbc.sql("select holiday_date, kind, confirmed from holiday").query((row, n) -> {
        LocalDate day = row.getObject(1, LocalDate.class);
        announced.merge(day.getYear(), row.getBoolean(3), Boolean::logicalAnd);
        return days.put(day, HolidayKind.valueOf(row.getString(2)));
      }).list();
      known = present = new Known(Map.copyOf(days), new CalendarYears(announced));
    }
    return present;
  }
}
