package vn.congdoan.planworkflow.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.TransactionSystemException;
import vn.congdoan.planworkflow.input.Text;

/** What there is too little of for a moment, through nobody's fault: what failed for want of it succeeds when it is done again later. */
public enum Shortage {
  /** All connections to the database are in use. */
  CONNECTIONS(Duration.ofSeconds(5)),
  /** The database does not answer, is stopping or just starting, or has given this connection up. */
  DATABASE(Duration.ofSeconds(15)),
  /** A disk is full. */
  ROOM(Duration.ofMinutes(1)),
  /** The node that was asked is about to stop; another one has room. */
  NODE(Duration.ofSeconds(5));

  /** 08 the connection, 57P the database stops or starts, 25P03 it gave up a transaction in which nothing happened for too long. */
  private static final Set<String> UNREACHABLE = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "58000");
  /** H2's numbers: its file is closed, broken off, or can't be read or written. */
  private static final Set<Integer> UNREACHABLE_FILE = Set.of(90028, 90031, 90067, 90098, 90121);
  private static final Set<String> NO_ROOM = Set.of("53100", "90100");
  private static final Set<String> TOO_MANY = Set.of("53200", "53300");
  /** The pool's word, without a number, for a connection that it gave up because the database no longer answered on it. */
  private static final String GIVEN_UP = "Connection is closed";
  private static final int DEEPEST = 40;

  private final Duration retryAfter;

  Shortage(Duration retryAfter) {
    this.retryAfter = retryAfter;
  }

  /** How long whoever was turned away should wait. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** What is wrong, in a sentence. */
  public String label() {
    return Text.label(this);
  }

  /** The shortage behind a failure; the innermost cause knows best. */
  public static Optional<Shortage> in(Throwable failure) {
    Shortage found = null;
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = before(cause), depth++) {
      Shortage here = of(cause);
      if (here != null) found = here;
    }
    return Optional.ofNullable(found);
  }

  /** A roll-back that fails hides what it was for. */
  private static Throwable before(Throwable failure) {
    if (failure instanceof TransactionSystemException rollBack && rollBack.getApplicationException() != null) return rollBack.getApplicationException();
    return failure.getCause() == failure ? null : failure.getCause();
  }

  private static Shortage of(Throwable cause) {
    if (cause instanceof IOException) return String.valueOf(cause.getMessage()).contains("No space left on device") ? ROOM : null;
    if (!(cause instanceof SQLException sql)) return null;
    String state = String.valueOf(sql.getSQLState());
    if (NO_ROOM.contains(state)) return ROOM;
    if (TOO_MANY.contains(state)) return CONNECTIONS;
    if (GIVEN_UP.equals(sql.getMessage())) return DATABASE;
    if (state.startsWith("08") || UNREACHABLE.contains(state) || UNREACHABLE_FILE.contains(sql.getErrorCode())) return DATABASE;
    return sql instanceof SQLTransientConnectionException ? CONNECTIONS : null;
  }
}
