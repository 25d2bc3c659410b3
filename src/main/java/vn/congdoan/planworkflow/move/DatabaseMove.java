package vn.congdoan.planworkflow.move;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import vn.congdoan.planworkflow.engine.EngineTables;

/** All rows of all tables from one database to an empty one, in a single transaction: everything arrives as it was, or nothing. */
class DatabaseMove {

  /** Each database keeps its own: how its tables came to be. */
  private static final Set<String> STAYS = Set.of("flyway_schema_history", "act_ge_schema_log");

  /** Rows that making the tables brings along; those of the file take their place. */
  private static final Set<String> BROUGHT_ALONG = Set.of("act_ge_property", "data_load");

  private final DataSource source;
  private final DataSource target;
  private final Flyway flyway;
  private final PrintStream out;

  DatabaseMove(DataSource source, DataSource target, Flyway flyway, PrintStream out) {
    this.source = source;
    this.target = target;
    this.flyway = flyway;
    this.out = out;
  }

  /** Moves and compares; whether both databases hold the same. */
  boolean run() {
    try (Connection from = source.getConnection(); Connection to = target.getConnection()) {
      if (!to.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        throw new MoveRefused("the database of the settings is not PostgreSQL; set SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD.");
      }
      Set<String> tables = tablesOf(from);
      requireEmpty(to);
      EngineTables.make(target);
      flyway.migrate();
      requireSameVersion(from, to);
      requireAllTables(tables, tablesOf(to));
      to.setAutoCommit(false);
      try {
        boolean same = move(from, to, tables);
        if (same) to.commit();
        else to.rollback();
        return same;
      } catch (SQLException | RuntimeException e) {
        to.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new MoveRefused(e.getMessage() + (e.getMessage().contains("already in use") ? " Stop the system that uses it first." : ""), e);
    }
  }

  private boolean move(Connection from, Connection to, Set<String> tables) throws SQLException {
    Map<String, TableContent> sent = new LinkedHashMap<>();
    try (Statement statement = to.createStatement()) {
      // Rows come table by table; what refers to what is checked when all of them are there.
      List<String> references = references(statement);
      for (String table : BROUGHT_ALONG) statement.execute("delete from " + table);
      for (String table : tables) {
        if (!STAYS.contains(table)) sent.put(table, new TableCopy(table).copy(from, to));
      }
      for (String reference : references) statement.execute(reference);
      moveCounters(statement);
    }
    return compare(sent, to);
  }

  /** Takes the foreign keys away; the statements that bring them back. */
  private static List<String> references(Statement statement) throws SQLException {
    List<String> away = new ArrayList<>();
    List<String> back = new ArrayList<>();
    try (ResultSet keys = statement.executeQuery("""
        select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2""")) {
      while (keys.next()) {
        String constraint = "alter table " + keys.getString(1) + " %s constraint " + keys.getString(2);
        away.add(constraint.formatted("drop"));
        back.add(constraint.formatted("add") + " " + keys.getString(3));
      }
    }
    for (String key : away) statement.execute(key);
    return back;
  }

  /** The next number of each table goes on behind its last. */
  private static void moveCounters(Statement statement) throws SQLException {
    List<String> counters = new ArrayList<>();
    try (ResultSet columns = statement.executeQuery("""
        select table_name, column_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'""")) {
      while (columns.next()) {
        counters.add("select setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 1), max(%2$s) is not null) from %1$s"
            .formatted(columns.getString(1), columns.getString(2)));
      }
    }
    for (String counter : counters) statement.execute(counter);
  }

  private boolean compare(Map<String, TableContent> sent, Connection to) throws SQLException {
    out.printf("%-36s %12s %12s%n", "table", "H2", "PostgreSQL");
    boolean same = true;
    long rows = 0;
    for (Map.Entry<String, TableContent> table : sent.entrySet()) {
      TableContent arrived = new TableCopy(table.getKey()).content(to);
      boolean asSent = arrived.equals(table.getValue());
      String remark = asSent ? "" : arrived.rows() == table.getValue().rows() ? "  CONTENT DIFFERS" : "  COUNT DIFFERS";
      // Most operators know few of the tables; those that are empty on both sides tell nothing.
      if (!asSent || arrived.rows() > 0) out.printf("%-36s %12d %12d%s%n", table.getKey(), table.getValue().rows(), arrived.rows(), remark);
      same &= asSent;
      rows += arrived.rows();
    }
    out.println(same ? "Moved: %d rows in %d tables, counts and contents are the same.".formatted(rows, sent.size())
        : "Not moved: what arrived differs; PostgreSQL was left without data.");
    return same;
  }

  private static void requireEmpty(Connection to) throws SQLException {
    List<String> filled = new ArrayList<>();
    try (Statement statement = to.createStatement()) {
      for (String table : tablesOf(to)) {
        if (STAYS.contains(table) || BROUGHT_ALONG.contains(table)) continue;
        try (ResultSet row = statement.executeQuery("select exists (select 1 from " + table + ")")) {
          row.next();
          if (row.getBoolean(1)) filled.add(table);
        }
      }
    }
    if (!filled.isEmpty()) {
      throw new MoveRefused("the PostgreSQL database already holds data (" + String.join(", ", filled) + "); take an empty one.");
    }
  }

  private static void requireSameVersion(Connection from, Connection to) throws SQLException {
    String version = "select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\" is not null";
    Set<String> before = texts(from, version);
    Set<String> now = texts(to, version.replace("\"", ""));
    // The file has a line for the tables that were there before ours, when the engine's came first.
    before.remove("0");
    now.remove("0");
    if (!before.equals(now)) {
      throw new MoveRefused("the file is of another version (%s, here %s); start this version once on the file, stop it, and move then."
          .formatted(last(before), last(now)));
    }
  }

  private static String last(Set<String> versions) {
    return versions.stream().max((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b))).orElse("none");
  }

  private static void requireAllTables(Set<String> tables, Set<String> there) {
    Set<String> unknown = new TreeSet<>(tables);
    unknown.removeAll(there);
    if (!unknown.isEmpty()) throw new MoveRefused("the file has tables that are not of this system: " + String.join(", ", unknown) + ".");
  }

  private static Set<String> tablesOf(Connection connection) throws SQLException {
    return texts(connection, """
        select lower(table_name) from information_schema.tables
        where table_type = 'BASE TABLE' and lower(table_schema) = lower(current_schema)""");
  }

  private static Set<String> texts(Connection connection, String query) throws SQLException {
    Set<String> texts = new TreeSet<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }
}
