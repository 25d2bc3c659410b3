package vn.congdoan.planworkflow.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.InTransaction;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The units that the organisation has or had, in the order of units.csv. */
@Repository
public class Units {

  private static final String SELECT =
      "select code, name, short_name, kind, parent, valid_from, valid_to, successor, confirmed, demonstration from unit ";

  private final JdbcClient jdbc;
  private final InTransaction<String, Unit> known = new InTransaction<>();

  public Units(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Unit> find(String code) {
    return Optional.ofNullable(known.get(code, asked -> jdbc.sql(SELECT + "where code = ?").param(asked).query(Units::unit).optional().orElse(null)));
  }

  /**
   * The unit with this code.
   *
   * @throws Refused NOT_FOUND when there is none
   */
  public Unit require(String code) {
    return find(code).orElseThrow(() -> Refused.notFound(Text.of("organization.unitUnknown", code)));
  }

  /** Every unit, those included that have ended. */
  public List<Unit> all() {
    return jdbc.sql(SELECT + "order by file_order, code").query(Units::unit).list();
  }

  /** Units of these kinds that can get new work on a day. */
  public List<Unit> ofKinds(Collection<UnitKind> kinds, LocalDate on) {
    if (kinds.isEmpty()) return List.of();
    return jdbc.sql(SELECT + "where listed = true and kind in (:kinds) order by file_order, code")
        .param("kinds", kinds.stream().map(UnitKind::name).toList())
        .query(Units::unit).list().stream().filter(unit -> unit.existsOn(on)).toList();
  }

  /** Units directly below a unit that can get new work on a day. */
  public List<Unit> subordinatesOf(String code, LocalDate on) {
    return jdbc.sql(SELECT + "where listed = true and parent = ? order by file_order, code").param(code)
        .query(Units::unit).list().stream().filter(unit -> unit.existsOn(on)).toList();
  }

  /** The unit's name, or the code itself where no unit has it. */
  public String nameOf(String code) {
    return find(code).map(Unit::name).orElse(code);
  }

  private static Unit unit(ResultSet row, int number) throws SQLException {
    return new Unit(row.getString("code"), row.getString("name"), row.getString("short_name"), UnitKind.valueOf(row.getString("kind")),
        row.getString("parent"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class),
        row.getString("successor"), row.getBoolean("confirmed"), row.getBoolean("demonstration"));
  }
}
