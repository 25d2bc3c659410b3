package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** Which failures are nobody's fault and pass, and which are faults. */
class ShortageTest {

  static Stream<Arguments> failures() {
    SQLException refused = new SQLException("Connection to localhost:5432 refused.", "08001");
    IOException full = new IOException("No space left on device");
    return Stream.of(
        Arguments.of(new SQLTransientConnectionException("Connection is not available, request timed out"), Shortage.CONNECTIONS),
        Arguments.of(new SQLTransientConnectionException("Connection is not available", null, 0, refused), Shortage.DATABASE),
        Arguments.of(new CannotGetJdbcConnectionException("none", refused), Shortage.DATABASE),
        Arguments.of(new SQLException("sorry, too many clients already", "53300"), Shortage.CONNECTIONS),
        Arguments.of(new SQLException("the database system is starting up", "57P03"), Shortage.DATABASE),
        Arguments.of(new SQLException("terminating connection due to idle-in-transaction timeout", "25P03"), Shortage.DATABASE),
        Arguments.of(new ProcessEngineException("flush", new SQLException("could not extend file", "53100")), Shortage.ROOM),
        Arguments.of(new SQLException("IO Exception: null", "90028", 90028), Shortage.DATABASE),
        Arguments.of(new SQLException("IO Exception", "90031", 90031, full), Shortage.ROOM),
        Arguments.of(new IllegalStateException(full), Shortage.ROOM),
        Arguments.of(new TransactionSystemException("Could not roll back", new SQLException("Connection is closed")), Shortage.DATABASE),
        Arguments.of(rollBackFails(new IllegalStateException(full)), Shortage.ROOM),
        Arguments.of(rollBackFails(new IllegalStateException("a fault of ours")), null),
        Arguments.of(new IOException("Broken pipe"), null),
        Arguments.of(new SQLException("duplicate key", "23505"), null),
        Arguments.of(new IllegalStateException("a fault of ours"), null));
  }

  private static TransactionSystemException rollBackFails(RuntimeException first) {
    TransactionSystemException failure = new TransactionSystemException("Could not roll back", new SQLException("no word"));
    failure.initApplicationException(first);
    return failure;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aShortageIsToldFromAFault(Exception failure, Shortage expected) {
    assertThat(Shortage.in(failure).orElse(null)).isEqualTo(expected);
  }
}
