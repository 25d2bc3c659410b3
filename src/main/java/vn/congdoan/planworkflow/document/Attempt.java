package vn.congdoan.planworkflow.document;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Something that two may try at the same moment and one succeeds in. It is tried behind a savepoint: PostgreSQL takes nothing more of a transaction in
 * which a statement has failed, and the engine still asks something in it before it passes a refusal on.
 */
@Component
class Attempt {

  private final TransactionTemplate behindSavepoint;

  Attempt(PlatformTransactionManager transactions) {
    behindSavepoint = new TransactionTemplate(transactions);
    behindSavepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** False when the key is taken; waits for whoever may be taking it. */
  boolean insert(Runnable statement) {
    try {
      behindSavepoint.executeWithoutResult(status -> statement.run());
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }
}
