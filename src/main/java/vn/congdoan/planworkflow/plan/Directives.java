package vn.congdoan.planworkflow.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The directives that conclusion notices have added to the plans. */
@Repository
public class Directives {

  private final JdbcClient jdbc;

  Directives(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long add(String planCode, int year, String notice, String what, String leadUnit, LocalDate dueOn, List<String> coordinatingUnits) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into directive (plan, report_year, notice, what, lead_unit, due_on, coordinating_units) values (?, ?, ?, ?, ?, ?, ?)")
        .params(planCode, year, notice, what, leadUnit, dueOn, String.join(",", coordinatingUnits)).update(key, "id");
    return key.getKey().longValue();
  }

  /** @throws Refused NOT_FOUND */
  public Directive require(long id) {
    return jdbc.sql("select * from directive where id = ?").param(id).query(Directives::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("plan.directiveUnknown", id)));
  }

  public List<Directive> ofNotice(String notice) {
    return jdbc.sql("select * from directive where notice = ? order by id").param(notice).query(Directives::read).list();
  }

  private static Directive read(ResultSet rs, int row) throws SQLException {
    String units = rs.getString("coordinating_units");
    return new Directive(rs.getLong("id"), rs.getString("plan"), rs.getInt("report_year"), rs.getString("notice"), rs.getString("what"),
        rs.getString("lead_unit"), rs.getObject("due_on", LocalDate.class),
        units == null || units.isEmpty() ? List.of() : List.of(units.split(",")));
  }
}
