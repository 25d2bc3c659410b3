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

  private static final String SCRIPT = "benchmark/open-work.sql";

  private OpenWork() {}

  /** Fills a database whose tables and models are there, and in which there is no such work yet. */
  static void fill(String url, String user, String password, int tasks) {
    // A temporary table lives as long as its connection.
    try (InputStream file = OpenWork.class.getClassLoader().getResourceAsStream(SCRIPT);
        Connection connection = DriverManager.getConnection(url, user, password); Statement statement = connection.createStatement()) {
      for (String sql : new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(":tasks", Integer.toString(tasks)).split(";;\\R?")) {
        if (!sql.isBlank()) statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(SCRIPT + " does not fit this database", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
