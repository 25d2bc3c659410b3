package vn.congdoan.planworkflow.cluster;

import static vn.congdoan.planworkflow.testing.Application.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds a node in the middle of a transaction: the database lets it wait at the n-th row that it writes at a place, so that a test strikes exactly
 * there, however fast the machine is.
 */
final class Trap implements AutoCloseable {

  /** Where a node can be held: a table, and which of its changes count. */
  enum Place {
    LAUNCH("fan_out_item", "before update", "old.launched_at is null and new.launched_at is not null"),
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

  private static final int LOCK = 4711;

  private final JdbcClient jdbc;
  private final Connection connection;

  Trap(DataSource database) throws SQLException {
    jdbc = JdbcClient.create(database);
    connection = database.getConnection();
    jdbc.sql("create table trap (place varchar(20) primary key, at bigint not null)").update();
    // A sequence counts on whatever becomes of the transaction: each trap springs once.
    jdbc.sql("""
        create function trap() returns trigger language plpgsql as $$
        begin
          if nextval('trap_' || tg_argv[0]) = (select at from trap where place = tg_argv[0]) then perform pg_advisory_xact_lock_shared(%d); end if;
          return new;
        end $$""".formatted(LOCK)).update();
    for (Place place : Place.values()) {
      jdbc.sql("create sequence trap_" + place.name()).update();
      jdbc.sql("create trigger trap %s on %s for each row when (%s) execute function trap('%s')"
          .formatted(place.when, place.table, place.condition, place.name().toLowerCase(java.util.Locale.ROOT))).update();
    }
  }

  /** Holds whoever writes the n-th row from now on; the first one is 1. */
  void set(Place place, int n) {
    String name = place.name().toLowerCase(java.util.Locale.ROOT);
    lock("pg_advisory_lock");
    jdbc.sql("delete from trap where place = ?").param(name).update();
    jdbc.sql("insert into trap (place, at) select ?, case when is_called then last_value else 0 end + ? from trap_" + name).params(name, n).update();
  }

  /** Waits until a node is held; its name. */
  String victim() {
    String[] held = new String[1];
    within(Duration.ofSeconds(90), "a node in the trap", () -> {
      List<String> names = jdbc.sql("""
          select application_name from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory' and application_name like 'node%'""")
          .query(String.class).list();
      if (!names.isEmpty()) held[0] = names.get(0);
      return held[0] != null;
    });
    return held[0];
  }

  void release() {
    lock("pg_advisory_unlock");
  }

  private void lock(String function) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select %s(%d)".formatted(function, LOCK));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
