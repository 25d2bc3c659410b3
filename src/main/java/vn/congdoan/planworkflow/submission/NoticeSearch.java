package vn.congdoan.planworkflow.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Findable;
import vn.congdoan.planworkflow.search.Folded;
import vn.congdoan.planworkflow.search.Found;

/** Issued conclusion notices by number; the board shows them to everybody. */
@Component
@Order(5)
class NoticeSearch implements Findable {

  private final JdbcClient jdbc;

  NoticeSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is compared of a notice. */
  static String folded(String number) {
    return Folded.of(300, number);
  }

  @Override
  public void foldOld() {
    record Old(long id, String number) {}
    jdbc.sql("select id, notice_number as number from submission where notice_number is not null and folded is null").query(Old.class).list()
        .forEach(old -> jdbc.sql("update submission set folded = ? where id = ?").params(folded(old.number()), old.id()).update());
  }

  @Override
  public String kind() {
    return "notices";
  }

  @Override
  public List<Found> find(List<String> patterns, Asker asker, int limit) {
    return jdbc.sql("select notice_number, plan, report_year, issued_on from submission where notice_number is not null and "
            + Findable.holdsAll("folded", patterns) + " order by id desc fetch first " + limit + " rows only")
        .params(List.copyOf(patterns))
        .query((row, n) -> new Found(row.getString(1), null, "/tien-do#nam-" + row.getString(2) + "/" + row.getInt(3),
            Map.of("year", row.getInt(3), "on", row.getObject(4, LocalDate.class)))).list();
  }
}
