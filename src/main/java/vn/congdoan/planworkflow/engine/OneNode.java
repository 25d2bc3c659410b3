package vn.congdoan.planworkflow.engine;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one node at a time do what several begin together, each after the other's work is there to see. */
@Component
public class OneNode {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  OneNode(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Does the work in a transaction, under the lock that data files are loaded under too. */
  public <T> T atATime(Supplier<T> work) {
    return transaction.execute(status -> {
      jdbc.sql("select id from data_load where id = 1 for update").query(Integer.class).single();
      return work.get();
    });
  }
}
