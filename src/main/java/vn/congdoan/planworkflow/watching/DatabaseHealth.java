package vn.congdoan.planworkflow.watching;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Whether a request that comes now would get a connection and an answer from the database. One that hangs is told within seconds: whoever asks is never left
 * waiting together with it, and however often it is asked, one question at a time is under way.
 */
class DatabaseHealth extends AbstractHealthIndicator implements DisposableBean {

  private final DataSource database;
  private final Duration within;
  private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "database-health");
    thread.setDaemon(true);
    return thread;
  });
  private Future<?> question;

  DatabaseHealth(DataSource database, Duration within) {
    super("the database does not answer");
    this.database = database;
    this.within = within;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
    try {
      underWay().get(within.toMillis(), TimeUnit.MILLISECONDS);
      builder.up();
    } catch (TimeoutException e) {
      builder.down().withDetail("answer", "none within " + within);
    } catch (ExecutionException e) {
      builder.down(e.getCause());
    }
  }

  private synchronized Future<?> underWay() {
    if (question == null || question.isDone()) question = asking.submit(this::ask);
    return question;
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
    asking.shutdownNow();
  }
}
