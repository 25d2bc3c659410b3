package vn.congdoan.planworkflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.testing.Databases;

/** Read once in an act, and never kept longer than the act. */
class InTransactionTest {

  private final InTransaction<String, Integer> known = new InTransaction<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final JdbcTransactionManager transactions = new JdbcTransactionManager(Databases.H2.create().dataSource());
  private final TransactionTemplate transaction = new TransactionTemplate(transactions);

  @Test
  void inATransactionItIsReadOnceUntilSomethingIsWritten() {
    transaction.executeWithoutResult(status -> {
      assertThat(get()).isEqualTo(1);
      assertThat(get()).isEqualTo(1);
      known.forget();
      assertThat(get()).isEqualTo(2);
    });
    transaction.executeWithoutResult(status -> assertThat(get()).as("another transaction").isEqualTo(3));
  }

  @Test
  void outsideItIsReadAnew() {
    assertThat(get()).isEqualTo(1);
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void aTransactionInsideAnotherReadsForItself() {
    TransactionTemplate separately = new TransactionTemplate(transactions);
    separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transaction.executeWithoutResult(status -> {
      assertThat(get()).isEqualTo(1);
      separately.executeWithoutResult(inner -> assertThat(get()).isEqualTo(2));
      assertThat(get()).isEqualTo(1);
    });
  }

  @Test
  void whatIsNotThereIsAskedForAgain() {
    transaction.executeWithoutResult(status -> {
      assertThat(known.get("missing", key -> null)).isNull();
      assertThat(known.get("missing", key -> 7)).isEqualTo(7);
    });
  }

  private int get() {
    return known.get("key", key -> reads.incrementAndGet());
  }
}
