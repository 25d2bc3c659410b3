package vn.congdoan.planworkflow.security;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts failed log-ins in a row, for every node: after ten of an account, or a hundred from an address, the next try has to wait, longer each
 * time. An account that does not exist is counted like any other, so the wait tells nothing.
 */
@Repository
class FailedLogIns {

  static final int OF_AN_ACCOUNT = 10;
  /** Many people of one office share an address. */
  static final int FROM_AN_ADDRESS = 100;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final KeyedHash hash;
  private final Clock clock;

  FailedLogIns(JdbcClient jdbc, PlatformTransactionManager transactions, KeyedHash hash, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.hash = hash;
    this.clock = clock;
  }

  /**
   * Counts a try as failed before its password is looked at, so that many tries at the same moment can't slip through.
   *
   * @return how long to wait, when this try is not to be looked at
   */
  Optional<Duration> begin(String account, String address) {
    Optional<Duration> wait = count("address", address, FROM_AN_ADDRESS);
    return wait.isPresent() ? wait : count("account", account, OF_AN_ACCOUNT);
  }

  /** The try was right: the account begins anew, the address has one failure less. */
  void succeeded(String account, String address) {
    jdbc.sql("delete from failed_log_in where key_hash = ?").param(key("account", account)).update();
    jdbc.sql("delete from failed_log_in where key_hash = ? and failures <= 1").param(key("address", address)).update();
    jdbc.sql("update failed_log_in set failures = failures - 1, free_at = null where key_hash = ?").param(key("address", address)).update();
  }

  private Optional<Duration> count(String kind, String text, int limit) {
    String key = key(kind, text);
    OffsetDateTime now = OffsetDateTime.now(clock);
    try {
      return transaction.execute(status -> count(key, limit, now));
    } catch (DuplicateKeyException anotherTryWasFirst) {
      return transaction.execute(status -> count(key, limit, now));
    }
  }

  private Optional<Duration> count(String key, int limit, OffsetDateTime now) {
    Row row = jdbc.sql("select failures, last_at, free_at from failed_log_in where key_hash = ? for update").param(key)
        .query((rs, n) -> new Row(rs.getInt(1), rs.getObject(2, OffsetDateTime.class), rs.getObject(3, OffsetDateTime.class))).optional().orElse(null);
    if (row != null && row.freeAt() != null && now.isBefore(row.freeAt())) return Optional.of(Duration.between(now, row.freeAt()));
    boolean anew = row == null || row.lastAt().plus(FORGOTTEN_AFTER).isBefore(now);
    int failures = anew ? 1 : row.failures() + 1;
    OffsetDateTime freeAt = failures < limit ? null : now.plus(waitAfter(failures - limit));
    if (row == null) {
      jdbc.sql("insert into failed_log_in (key_hash, failures, last_at, free_at) values (?, ?, ?, ?)").params(key, failures, now, freeAt).update();
    } else {
      jdbc.sql("update failed_log_in set failures = ?, last_at = ?, free_at = ? where key_hash = ?").params(failures, now, freeAt, key).update();
    }
    return Optional.empty();
  }

  private static Duration waitAfter(int beyond) {
    return beyond >= 5 ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << beyond);
  }

  @Scheduled(cron = "0 17 * * * *")
  void forget() {
    jdbc.sql("delete from failed_log_in where last_at < ?").param(OffsetDateTime.now(clock).minus(FORGOTTEN_AFTER)).update();
  }

  private String key(String kind, String text) {
    return hash.of("failed log-in of " + kind, text.strip().toLowerCase(java.util.Locale.ROOT));
  }

  private record Row(int failures, OffsetDateTime lastAt, OffsetDateTime freeAt) {}
}
