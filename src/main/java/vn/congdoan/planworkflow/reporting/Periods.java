package vn.congdoan.planworkflow.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.InTransaction;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The reporting periods of the plans. */
@Repository
public class Periods {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final InTransaction<Long, Period> known = new InTransaction<>();

  Periods(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Period> find(String planCode, int year) {
    return jdbc.sql("select * from reporting_period where plan = ? and report_year = ?").params(planCode, year).query(Periods::read).optional();
  }

  /** @throws Refused NOT_FOUND */
  public Period require(long id) {
    return known.get(id, asked -> jdbc.sql("select * from reporting_period where id = ?").param(asked).query(Periods::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("reporting.periodUnknown"))));
  }

  public List<Period> ofPlan(String planCode) {
    return jdbc.sql("select * from reporting_period where plan = ? order by report_year").param(planCode).query(Periods::read).list();
  }

  /** @throws Refused CONFLICT when the year was opened before */
  public Period open(String planCode, int year, LocalDate dueOn, LocalDate subordinatesDueOn, LocalDate cutOffOn) {
    if (find(planCode, year).isPresent()) {
      throw Refused.conflict(Text.of("reporting.periodOpen", year));
    }
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into reporting_period (plan, report_year, due_on, subordinates_due_on, cut_off_on, opened_at) values (?, ?, ?, ?, ?, ?)")
        .params(planCode, year, dueOn, subordinatesDueOn, cutOffOn, OffsetDateTime.now(clock)).update(key, "id");
    return require(key.getKey().longValue());
  }

  /** Records why the leading office closes the period before all have reported. */
  public void closeByHand(long id, String reason, String by) {
    known.forget();
    jdbc.sql("update reporting_period set close_reason = ?, closed_by = ? where id = ? and closed_at is null").params(reason, by, id).update();
  }

  /** Closes the period; the reports that are not accepted by now are the missing ones of the summary. */
  public void close(long id) {
    known.forget();
    jdbc.sql("update reporting_period set closed_at = ? where id = ? and closed_at is null").params(OffsetDateTime.now(clock), id).update();
    jdbc.sql("update unit_report set missing_at_close = true where period_id = ? and accepted_at is null").param(id).update();
  }

  public void finish(long id) {
    known.forget();
    jdbc.sql("update reporting_period set finished_at = ? where id = ? and finished_at is null").params(OffsetDateTime.now(clock), id).update();
  }

  private static Period read(ResultSet rs, int row) throws SQLException {
    return new Period(rs.getLong("id"), rs.getString("plan"), rs.getInt("report_year"), rs.getObject("due_on", LocalDate.class),
        rs.getObject("subordinates_due_on", LocalDate.class), rs.getObject("cut_off_on", LocalDate.class),
        rs.getObject("opened_at", OffsetDateTime.class), rs.getObject("closed_at", OffsetDateTime.class), rs.getString("closed_by"),
        rs.getString("close_reason"), rs.getObject("finished_at", OffsetDateTime.class));
  }
}
