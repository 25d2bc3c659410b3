package vn.congdoan.planworkflow.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.organization.OrganizationData.Holiday;
import vn.congdoan.planworkflow.organization.OrganizationData.NamedRole;
import vn.congdoan.planworkflow.organization.OrganizationData.NotedUnit;

/** Brings units, roles and holidays from processes/organization/ into our tables; the same files a second time change nothing. */
@Component
public class OrganizationLoader {

  private record StoredUnit(NotedUnit noted, int order, boolean listed, String folded) {}

  private final ProcessFiles files;
  private final JdbcClient jdbc;
  private final Units units;
  private final Holidays holidays;
  private final TransactionTemplate transaction;

  OrganizationLoader(ProcessFiles files, JdbcClient jdbc, Units units, Holidays holidays, PlatformTransactionManager transactions) {
    this.files = files;
    this.jdbc = jdbc;
    this.units = units;
    this.holidays = holidays;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Checks the three files and stores what is new in them.
   *
   * @return how many rows were written
   * @throws DataInvalid with every mistake; nothing is written then
   */
  public int load() {
    OrganizationData data = OrganizationData.read(files.all());
    if (!data.problems().isEmpty()) throw new DataInvalid(data.problems());
    return store(data);
  }

  /**
   * Stores data that has been read without problems.
   *
   * @return how many rows were written
   */
  public int store(OrganizationData data) {
    if (!data.problems().isEmpty()) throw new DataInvalid(data.problems());
    Integer written = transaction.execute(status -> {
      jdbc.sql("select id from data_load where id = 1 for update").query(Integer.class).single();
      return storeUnits(data.units()) + storeRoles(data.roles()) + storeHolidays(data.holidays());
    });
    holidays.forget();
    return Objects.requireNonNull(written);
  }

  private int storeUnits(List<NotedUnit> wanted) {
    Map<String, StoredUnit> stored = storedUnits();
    for (NotedUnit noted : wanted) {
      Unit unit = noted.unit();
      if (stored.containsKey(unit.code())) continue;
      // Parent and successor follow below: the file may name a unit before the one it points to.
      jdbc.sql("""
              insert into unit (code, name, short_name, kind, valid_from, confirmed, demonstration, file_order, listed)
              values (?, ?, ?, ?, ?, ?, ?, 0, false)""")
          .params(unit.code(), unit.name(), unit.shortName(), unit.kind().name(), unit.validFrom(), unit.confirmed(), unit.demonstration())
          .update();
    }
    int written = 0;
    for (int order = 1; order <= wanted.size(); order++) {
      NotedUnit noted = wanted.get(order - 1);
      Unit unit = noted.unit();
      if (new StoredUnit(noted, order, true, UnitSearch.folded(unit)).equals(stored.get(unit.code()))) continue;
      written += jdbc.sql("""
              update unit set name = :name, short_name = :shortName, kind = :kind, parent = :parent, valid_from = :validFrom, valid_to = :validTo,
                successor = :successor, confirmed = :confirmed, demonstration = :demonstration, note = :note, file_order = :order, listed = true,
                folded = :folded
              where code = :code""")
          .param("name", unit.name()).param("shortName", unit.shortName()).param("kind", unit.kind().name()).param("parent", unit.parent())
          .param("validFrom", unit.validFrom()).param("validTo", unit.validTo()).param("successor", unit.successor())
          .param("confirmed", unit.confirmed()).param("demonstration", unit.demonstration()).param("note", noted.note())
          .param("order", order).param("folded", UnitSearch.folded(unit)).param("code", unit.code()).update();
    }
    Set<String> codes = wanted.stream().map(noted -> noted.unit().code()).collect(Collectors.toSet());
    for (StoredUnit old : stored.values()) {
      String code = old.noted().unit().code();
      if (old.listed() && !codes.contains(code)) {
        written += jdbc.sql("update unit set listed = false where code = ?").param(code).update();
      }
    }
    return written;
  }

  private Map<String, StoredUnit> storedUnits() {
    Map<String, Unit> known = units.all().stream().collect(Collectors.toMap(Unit::code, unit -> unit));
    Map<String, StoredUnit> stored = new HashMap<>();
    jdbc.sql("select code, note, file_order, listed, folded from unit")
        .query((row, n) -> stored.put(row.getString(1),
            new StoredUnit(new NotedUnit(known.get(row.getString(1)), row.getString(2)), row.getInt(3), row.getBoolean(4), row.getString(5)))).list();
    return stored;
  }

  private int storeRoles(List<NamedRole> wanted) {
    List<NamedRole> stored = jdbc.sql("select code, name, scope, note from unit_role")
        .query((row, n) -> new NamedRole(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    int written = 0;
    for (NamedRole role : wanted) {
      if (stored.contains(role)) continue;
      jdbc.sql("delete from unit_role where code = ?").param(role.code()).update();
      written += jdbc.sql("insert into unit_role (code, name, scope, note) values (?, ?, ?, ?)")
          .param(role.code()).param(role.name()).param(role.scope()).param(role.note()).update();
    }
    return written;
  }

  private int storeHolidays(List<Holiday> wanted) {
    List<Holiday> stored = jdbc.sql("select holiday_date, kind, name, confirmed from holiday")
        .query((row, n) -> new Holiday(row.getObject(1, LocalDate.class), HolidayKind.valueOf(row.getString(2)), row.getString(3), row.getBoolean(4)))
        .list();
    int written = 0;
    // Nothing points to a holiday, and one that was entered by mistake must not keep moving due dates.
    for (Holiday old : stored) {
      if (!wanted.contains(old)) written += jdbc.sql("delete from holiday where holiday_date = ?").param(old.date()).update();
    }
    for (Holiday day : wanted) {
      if (stored.contains(day)) continue;
      written += jdbc.sql("insert into holiday (holiday_date, kind, name, confirmed) values (?, ?, ?, ?)")
          .params(day.date(), day.kind().name(), day.name(), day.confirmed()).update();
    }
    return written;
  }
}
