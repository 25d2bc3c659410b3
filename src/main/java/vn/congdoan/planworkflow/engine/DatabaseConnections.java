package vn.congdoan.planworkflow.engine;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What a connection puts up with. An H2 file closes for good when its disk is full, and opens anew only when the last connection to it is given up.
 * PostgreSQL needs limits: without them a node waits forever for a database that a broken network has taken away, and
 * a node that stands still keeps its rows from all others.
 */
@Component
class DatabaseConnections implements BeanPostProcessor {

  private static final String H2 = "jdbc:h2:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String LOG_IN_SECONDS = "10";

  private final Environment environment;

  DatabaseConnections(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
      if (pool.getJdbcUrl().startsWith(H2)) pool.setExceptionOverride(new GivenUpWhenClosed());
      if (pool.getJdbcUrl().startsWith(POSTGRESQL)) {
        limit(pool, seconds("planworkflow.database.answer-within"), seconds("planworkflow.database.idle-within"));
      }
    }
    return bean;
  }

  /** What the address of the database says itself counts more. */
  private static void limit(HikariDataSource pool, long answer, long idle) {
    pool.getDataSourceProperties().putIfAbsent("tcpKeepAlive", "true");
    pool.getDataSourceProperties().putIfAbsent("socketTimeout", String.valueOf(answer));
    // A server that takes the call and says nothing would hold up every new connection behind this one.
    pool.getDataSourceProperties().putIfAbsent("loginTimeout", LOG_IN_SECONDS);
    if (pool.getConnectionInitSql() == null) {
      // The server notices within a minute that a node is gone, and ends what it had begun.
      pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '%ds'; set tcp_keepalives_idle = 30; "
          .formatted(idle) + "set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3");
    }
  }

  private long seconds(String property) {
    return environment.getRequiredProperty(property, Duration.class).toSeconds();
  }

  /** A connection that was used a moment ago is not tried before it is used again: it would be handed on as long as people keep asking. */
  private static final class GivenUpWhenClosed implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      return Shortage.in(failure).isPresent() ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }
}
