package vn.congdoan.planworkflow.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that differ from their weekday, kept in memory because every due date asks for them. */
@Repository
class Holidays {

  private final JdbcClient jdbc;
  private volatile Map<LocalDate, HolidayKind> known;

  Holidays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<LocalDate, HolidayKind> known() {
    Map<LocalDate, HolidayKind> days = known;
    if (days == null) {
      Map<LocalDate, HolidayKind> read = new HashMap<>();
      jdbc.sql("select holiday_date, kind from holiday")
          .query((row, n) -> read.put(row.getObject(1, LocalDate.class), HolidayKind.valueOf(row.getString(2)))).list();
      known = days = Map.copyOf(read);
    }
    return days;
  }

  void forget() {
    known = null;
  }
}
