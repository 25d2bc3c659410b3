package vn.congdoan.planworkflow.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The PostgreSQL server of the benchmarks, as durable as one in production, and the processor time that it takes. */
final class BenchmarkServer {

  static final String USER = "postgres";

  /** Ticks of /proc in a second; 100 on every Linux that Java runs on. */
  private static final double TICKS = 100;

  private static final EmbeddedPostgres RUNNING = start();
  private static final long POSTMASTER = postmaster();

  private BenchmarkServer() {}

  /** @param schema set of tables of its own in the one database; null for the usual one */
  static String url(String schema) {
    return url("postgres", schema);
  }

  static String url(String database, String schema) {
    return RUNNING.getJdbcUrl(USER, database) + (schema == null ? "" : "&currentSchema=" + schema);
  }

  static DataSource pool(String schema) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(schema));
    config.setUsername(USER);
    config.setPassword(USER);
    config.setMaximumPoolSize(10);
    return new HikariDataSource(config);
  }

  /** Seconds of processor time that the server has taken so far, with all its processes. */
  static double cpu() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit)).mapToDouble(BenchmarkServer::ticks).sum() / TICKS;
    } catch (IOException e) {
      throw new UncheckedIOException("processor time is read from /proc, which only Linux has", e);
    }
  }

  private static double ticks(Path process) {
    long[] stat = stat(process.getFileName().toString());
    if (stat == null) return 0;
    boolean server = process.getFileName().toString().equals(Long.toString(POSTMASTER));
    // What its ended children took is told by the server itself.
    return server ? (double) stat[11] + stat[12] + stat[13] + stat[14] : stat[1] == POSTMASTER ? (double) stat[11] + stat[12] : 0;
  }

  /** The numbers behind the name: [1] parent, [11] to [14] time of the process and of its ended children. */
  private static long[] stat(String process) {
    try {
      String line = Files.readString(Path.of("/proc", process, "stat"));
      return Stream.of(line.substring(line.lastIndexOf(')') + 2).split(" ")).limit(15)
          .mapToLong(part -> part.matches("-?\\d+") ? Long.parseLong(part) : 0).toArray();
    } catch (IOException gone) {
      return null;
    }
  }

  /** The parent of whatever process answers a connection. */
  private static long postmaster() {
    try (Connection connection = RUNNING.getPostgresDatabase().getConnection()) {
      long backend = JdbcClient.create(new SingleConnectionDataSource(connection, true)).sql("select pg_backend_pid()").query(Long.class).single();
      return stat(Long.toString(backend))[1];
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The statements that took the most time since the last call, for finding where the cost lies. */
  static List<String> costliest(JdbcClient jdbc, int operations, int most) {
    List<String> lines = jdbc.sql("""
            select calls, total_exec_time, plans, total_plan_time, left(regexp_replace(query, '\\s+', ' ', 'g'), 130) from pg_stat_statements
            where query not like '%pg_stat%' order by total_exec_time + total_plan_time desc limit ?""").param(most)
        .query((rs, n) -> "%7.2f calls %8.3f ms, %7.2f plans %8.3f ms %s".formatted(rs.getDouble(1) / operations, rs.getDouble(2) / operations,
            rs.getDouble(3) / operations, rs.getDouble(4) / operations, rs.getString(5))).list();
    return lines;
  }

  /** Statements since the last {@link #forget}. */
  static double statements(JdbcClient jdbc) {
    return jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where query not like '%pg_stat%'").query(Double.class).single();
  }

  static void forget(JdbcClient jdbc) {
    jdbc.sql("select pg_stat_statements_reset()").query((rs, n) -> 0).list();
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1))
          // The library turns durability off for tests; what is measured here waits for its disk.
          .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "1GB").setServerConfig("max_wal_size", "4GB")
          .setServerConfig("checkpoint_timeout", "15min");
      // Counting statements costs a little; so only when asked for.
      if (Boolean.getBoolean("benchmark.statements")) {
        builder.setServerConfig("shared_preload_libraries", "pg_stat_statements").setServerConfig("pg_stat_statements.max", "5000")
            .setServerConfig("pg_stat_statements.track_planning", "on");
      }
      EmbeddedPostgres started = builder.start();
      JdbcClient jdbc = JdbcClient.create(started.getPostgresDatabase());
      if (Boolean.getBoolean("benchmark.statements")) jdbc.sql("create extension pg_stat_statements").update();
      jdbc.sql("create schema stock").update();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }
}
