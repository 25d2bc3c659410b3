package vn.congdoan.planworkflow.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Fresh databases of both products: H2 in memory, and one PostgreSQL server per JVM that is started when it is first asked for. */
public enum Databases {
  H2 {
    @Override
    public Address create() {
      return new Address("jdbc:h2:mem:" + freshName() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }
  },
  POSTGRESQL {
    @Override
    public Address create() {
      String name = freshName();
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("no database could be created", e);
      }
      return new Address(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
  };

  /** Where a database is, as spring.datasource.* names it. */
  public record Address(String url, String username, String password) {

    public DataSource dataSource() {
      return new DriverManagerDataSource(url, username, password);
    }
  }

  /** A new, empty database. */
  public abstract Address create();

  /** A new database with our tables. */
  public DataSource migrated() {
    DataSource dataSource = create().dataSource();
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration", "classpath:db/vendor/" + name().toLowerCase(Locale.ROOT))
        .load().migrate();
    return dataSource;
  }

  private static String freshName() {
    return "db" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Stopped by the shutdown hook that the library itself registers. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL did not start", e);
      }
    }
  }
}
