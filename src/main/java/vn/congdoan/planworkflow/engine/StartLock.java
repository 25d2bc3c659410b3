package vn.congdoan.planworkflow.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time prepare the database: from the first connection on, before the engine and Flyway make their tables, until all of
 * processes/ is loaded.
 *
 * <p>Neither the engine's tables nor its history clean-up job are safe against a second node that makes them at the same moment. The lock
 * belongs to one connection, so the database itself gives it back when its node dies. An H2 file has only one node.
 */
@Component
public class StartLock implements BeanPostProcessor, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

  /** "PlanWork" as a number: a lock of this application, whatever else uses such locks in the same database. */
  private static final long KEY = 0x506c616e576f726bL;

  private static final long LOOK_AGAIN_MILLIS = 250;
  private static final int LOOKS_PER_MESSAGE = 40;

  private Connection holding;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (holding == null && bean instanceof DataSource dataSource) acquire(dataSource, name);
    return bean;
  }

  private void acquire(DataSource dataSource, String name) {
    Connection connection = null;
    try {
      connection = dataSource.getConnection();
      if (DatabaseDriver.fromProductName(connection.getMetaData().getDatabaseProductName()) != DatabaseDriver.POSTGRESQL) {
        connection.close();
        return;
      }
      try (Statement settings = connection.createStatement()) {
        // A host that vanished without a word is noticed within a minute; the default is two hours.
        settings.execute("set tcp_keepalives_idle = 10");
        settings.execute("set tcp_keepalives_interval = 5");
      }
      for (int look = 0; !answer(connection, "select pg_try_advisory_lock(?)"); look++) {
        if (look % LOOKS_PER_MESSAGE == 0) LOG.info("another node prepares the database; waiting for it");
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
      holding = connection;
    } catch (SQLException e) {
      close(connection);
      throw new BeanCreationException(name, "the database can't be locked for the start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close(connection);
      throw new BeanCreationException(name, "stopped while another node prepared the database", e);
    }
  }

  /**
   * Lets the next node begin.
   *
   * @throws IllegalStateException when the lock was lost in between: then another node may have worked at the same time, and this one must start anew
   */
  public void release() {
    if (holding == null) return;
    try {
      if (!answer(holding, "select pg_advisory_unlock(?)")) throw new IllegalStateException("the lock of the start was no longer held");
    } catch (SQLException e) {
      throw new IllegalStateException("the connection that held the lock of the start is gone", e);
    } finally {
      close(holding);
      holding = null;
    }
  }

  /** A start that failed: the lock ends with its connection, which the pool may have closed already. */
  @Override
  public void destroy() {
    close(holding);
    holding = null;
  }

  private static boolean answer(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setLong(1, KEY);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void close(Connection connection) {
    if (connection == null) return;
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection could not be closed", e);
    }
  }
}
