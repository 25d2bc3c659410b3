package vn.congdoan.planworkflow.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
      execute("create database " + name);
      return new Address(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    @Override
    public Address createIn(Path folder) {
      String name = freshName();
      execute("create tablespace space_" + name + " location '" + folder + "'");
      execute("create database " + name + " tablespace space_" + name);
      return new Address(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    @Override
    public void drop(Address address) {
      String name = address.url().replaceFirst(".*/([a-z0-9]+).*", "$1");
      execute("drop database " + name + " with (force)");
      execute("drop tablespace if exists space_" + name);
    }

    private void execute(String sql) {
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }
  };

  /** Where a database is, as spring.datasource.* names it. */
  public record Address(String url, String username, String password) {

    public DataSource dataSource() {
      return new DriverManagerDataSource(url, username, password);
    }

    /** Where the server listens; of a PostgreSQL address. */
    public int port() {
      return java.net.URI.create(url.substring("jdbc:".length())).getPort();
    }

    /** The same database behind another port of this machine. */
    public Address through(int port) {
      return new Address(url.replace(":" + port() + "/", ":" + port + "/"), username, password);
    }
  }

  /** A new, empty database. */
  public abstract Address create();

  /** A new, empty database whose tables lie in a folder of their own. */
  public Address createIn(Path folder) {
    throw new UnsupportedOperationException("in " + folder);
  }

  /** Removes a database and the place that it had of its own. */
  public void drop(Address address) {
    throw new UnsupportedOperationException("drop " + address);
  }

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
