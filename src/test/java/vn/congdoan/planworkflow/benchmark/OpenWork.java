package vn.congdoan.planworkflow.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Open work written straight into the tables of a PostgreSQL database, as much of it as a country has. */
final class OpenWork {

  private OpenWork() {}

  /** Fills a database whose tables and models are there, and in which there is no such work yet. */
  static void fill(String url, String user, String password, int tasks) {
    run(url, user, password, "benchmark/open-work.sql", tasks);
  }

  /** Adds what the engine's own provider would grant for it: rows of the authorization table for each task. */
  static void grantByRows(String url, String user, String password) {
    run(url, user, password, "benchmark/rows-per-task.sql", 0);
  }

  /** Takes everything away that was filled in. */
  static void clear(String url, String user, String password) {
    run(url, user, password, "benchmark/no-work.sql", 0);
  }

  private static void run(String url, String user, String password, String script, int tasks) {
    // A temporary table lives as long as its connection.
    try (InputStream file = OpenWork.class.getClassLoader().getResourceAsStream(script);
        Connection connection = DriverManager.getConnection(url, user, password); Statement statement = connection.createStatement()) {
      for (String sql : new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(":tasks", Integer.toString(tasks)).split(";;\\R?")) {
        if (!sql.isBlank()) statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(script + " does not fit this database", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
