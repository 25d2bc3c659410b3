package vn.congdoan.planworkflow.cluster;

import static vn.congdoan.planworkflow.testing.Application.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds a node in the middle of a transaction: the database lets it wait at the n-th row that it writes at a place, so that a test strikes exactly
 * there, however fast the machine is.
 */
final class Trap implements AutoCloseable {

  /** Where a node can be held: a table, and which of its changes count. */
  enum Place {
    IMPLEMENTATION("fan_out_item", "before update", "old.launched_at is null and new.launched_at is not null and new.process <> 'annual-report'"),
    REPORT("fan_out_item", "before update", "old.launched_at is null and new.launched_at is not null and new.process = 'annual-report'"),
    ALERT("alert", "before insert", "true"),
    ACCEPTANCE("unit_report", "before update", "old.accepted_at is null and new.accepted_at is not null"),
    CLOSING("fan_out", "before update", "old.announced_at is null and new.announced_at is not null");

    private final String table;
    private final String when;
    private final String condition;

    Place(String table, String when, String condition) {
      this.table = table;
      this.when = when;
      this.condition = condition;
    }
  }

  private final JdbcClient jdbc;
  private final Connection connection;
  private int last = 4711;

  Trap(DataSource database) throws SQLException {
    jdbc = JdbcClient.create(database);
    connection = database.getConnection();
    jdbc.sql("create table trap (place varchar(20) not null, nth bigint not null, lock_id integer not null)").update();
    // A sequence counts on whatever becomes of the transaction: each trap springs once.
    jdbc.sql("""
        create function trap() returns trigger language plpgsql as $$
        declare
          count bigint := nextval('trap_' || tg_argv[0]);
          held integer;
        begin
          select lock_id into held from trap where place = tg_argv[0] and nth = count;
          if held is not null then perform pg_advisory_xact_lock_shared(held); end if;
          return new;
        end $$""").update();
    for (Place place : Place.values()) {
      jdbc.sql("create sequence trap_" + name(place)).update();
      jdbc.sql("create trigger trap_%s %s on %s for each row when (%s) execute function trap('%s')"
          .formatted(name(place), place.when, place.table, place.condition, name(place))).update();
    }
  }

  /** Holds whoever writes the n-th row from now on; the first one is 1. */
  Snare set(Place place, int n) {
    Snare snare = new Snare(++last);
    snare.lock("pg_advisory_lock");
    jdbc.sql("insert into trap (place, nth, lock_id) select ?, case when is_called then last_value else 0 end + ?, ? from trap_" + name(place))
        .params(name(place), n, snare.id).update();
    return snare;
  }

  private static String name(Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Holds one node once. */
  final class Snare {

    private final int id;

    private Snare(int id) {
      this.id = id;
    }

    /** Waits until a node is held; its name. */
    String victim() {
      String[] held = new String[1];
      within(Duration.ofSeconds(90), "a node in the trap", () -> {
        held[0] = jdbc.sql("""
            select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and not l.granted and l.objid = ?""")
            .param(id).query(String.class).list().stream().findFirst().orElse(null);
        return held[0] != null;
      });
      return held[0];
    }

    void release() {
      lock("pg_advisory_unlock");
    }

    private void lock(String function) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("select %s(%d)".formatted(function, id));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
