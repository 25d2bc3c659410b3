package vn.congdoan.planworkflow.watching;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Whether a request that comes now would get a connection and an answer from the database; one that hangs is told within seconds. */
class DatabaseHealth extends AbstractHealthIndicator implements DisposableBean {

  private final DataSource database;
  private final Duration within;
  private final Question<Void> question;

  DatabaseHealth(DataSource database, Duration within) {
    super("the database does not answer");
    this.database = database;
    this.within = within;
    this.question = new Question<>("health-database", within, this::ask);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
    try {
      question.answer();
      builder.up();
    } catch (TimeoutException e) {
      builder.down().withDetail("answer", "none within " + within);
    } catch (ExecutionException e) {
      // Not as an exception: each probe would write it into the log anew, where those that need the database have said it already.
      builder.down().withDetail("error", String.valueOf(e.getCause().getMessage()));
    }
  }

  private Void ask() throws SQLException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) Math.max(1, within.toSeconds()));
      statement.execute("select 1");
    }
    return null;
  }

  @Override
  public void destroy() {
    question.end();
  }
}
