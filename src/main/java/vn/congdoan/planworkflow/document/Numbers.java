package vn.congdoan.planworkflow.document;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Document numbers: per calendar year for administrative documents, per type and term of office for Party documents;
 * given at signing and never again (Decree 30/2020/NĐ-CP, articles 15 and 18; domain rule 7).
 */
@Repository
public class Numbers {

  private final JdbcClient jdbc;
  private final Attempt attempt;

  Numbers(JdbcClient jdbc, Attempt attempt) {
    this.jdbc = jdbc;
    this.attempt = attempt;
  }

  /**
   * Gives the next number of a series; the row stays locked until the transaction ends, so that no two get the same.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long next(String series, String period) {
    queue(series, period);
    return last(series, period).orElseThrow();
  }

  /** Counts on and waits its turn as {@link #next} does, for whoever takes the number from elsewhere. */
  @Transactional(propagation = Propagation.MANDATORY)
  void queue(String series, String period) {
    if (countOn(series, period)) return;
    boolean begun = attempt.insert(() -> jdbc.sql("insert into number_series (series, period, last) values (?, ?, 1)").params(series, period).update());
    // Another transaction began it in the same moment, and has ended.
    if (!begun) countOn(series, period);
  }

  private boolean countOn(String series, String period) {
    return jdbc.sql("update number_series set last = last + 1 where series = ? and period = ?").params(series, period).update() > 0;
  }

  /** The number that would be given next; a proposal only. */
  public long upcoming(String series, String period) {
    return last(series, period).orElse(0L) + 1;
  }

  private Optional<Long> last(String series, String period) {
    return jdbc.sql("select last from number_series where series = ? and period = ?").params(series, period).query(Long.class).optional();
  }
}
