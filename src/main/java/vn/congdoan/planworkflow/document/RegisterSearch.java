package vn.congdoan.planworkflow.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Findable;
import vn.congdoan.planworkflow.search.Folded;
import vn.congdoan.planworkflow.search.Found;

/** Register entries by number, document and detail; each unit's registers are its own. */
@Component
@Order(6)
class RegisterSearch implements Findable {

  private static final int CHUNK = 500;

  private final JdbcClient jdbc;

  RegisterSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is compared of an entry. */
  static String folded(long number, String period, String document, String detail) {
    return Folded.of(2000, Long.toString(number), period, document, detail);
  }

  @Override
  public void foldOld() {
    record Old(long id, long number, String period, String document, String detail) {}
    List<Old> old;
    do {
      old = jdbc.sql("select id, number, period, document, detail from register_entry where folded is null order by id fetch first " + CHUNK + " rows only")
          .query(Old.class).list();
      for (Old entry : old) {
        jdbc.sql("update register_entry set folded = ? where id = ?")
            .params(folded(entry.number(), entry.period(), entry.document(), entry.detail()), entry.id()).update();
      }
    } while (old.size() == CHUNK);
  }

  @Override
  public String kind() {
    return "registers";
  }

  @Override
  public List<Found> find(List<String> patterns, Asker asker, int limit) {
    List<String> units = Actors.unitsOf(asker.groups()).stream().sorted().toList();
    if (units.isEmpty()) return List.of();
    List<Object> parameters = new ArrayList<>(units);
    parameters.addAll(patterns);
    return jdbc.sql("select number, period, direction, document, detail, registered_on from register_entry where unit in ("
            + String.join(", ", units.stream().map(unit -> "?").toList()) + ") and " + Findable.holdsAll("folded", patterns)
            + " order by registered_on desc, id desc fetch first " + limit + " rows only")
        .params(parameters)
        .query((row, n) -> new Found(row.getString(4), row.getString(5), null, Map.of("number", row.getLong(1), "period", row.getString(2),
            "direction", row.getString(3), "on", row.getObject(6, LocalDate.class)))).list();
  }
}
