package vn.congdoan.planworkflow.organization;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Findable;
import vn.congdoan.planworkflow.search.Folded;
import vn.congdoan.planworkflow.search.Found;

/** Units by name and code; everybody may know which units there are. */
@Component
@Order(3)
class UnitSearch implements Findable {

  private final JdbcClient jdbc;

  UnitSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is compared of a unit. */
  static String folded(Unit unit) {
    return Folded.of(600, unit.name(), unit.shortName(), unit.code());
  }

  @Override
  public String kind() {
    return "units";
  }

  @Override
  public List<Found> find(List<String> patterns, Asker asker, int limit) {
    return jdbc.sql("select code, name, kind from unit where listed = true and " + Findable.holdsAll("folded", patterns)
            + " order by file_order fetch first " + limit + " rows only")
        .params(List.copyOf(patterns))
        .query((row, n) -> new Found(row.getString(2), row.getString(1) + " · " + UnitKind.valueOf(row.getString(3)).label(),
            "/tien-do#don-vi-" + row.getString(1))).list();
  }
}
