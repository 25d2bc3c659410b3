package vn.congdoan.planworkflow.approval;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** In whose place somebody acts, from the beginning of the act to the end of its transaction, so that all its records tell the same. */
@Component
public class InPlaceOf {

  private record Acting(String user, String absent) {}

  private static final Object KEY = InPlaceOf.class;

  /** @param absent user id of whoever is stood in for; null when the user acts in the own name */
  public void begin(String user, String absent) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      if (absent == null) return;
      throw new IllegalStateException("what is done in another's place is done in a transaction");
    }
    boolean first = TransactionSynchronizationManager.unbindResourceIfPossible(KEY) == null;
    TransactionSynchronizationManager.bindResource(KEY, new Acting(user, absent));
    if (first) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        private Object suspended;

        @Override
        public void suspend() {
          suspended = TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }

        @Override
        public void resume() {
          if (suspended != null) TransactionSynchronizationManager.bindResource(KEY, suspended);
        }

        @Override
        public void afterCompletion(int status) {
          TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
      });
    }
  }

  /** User id of whoever the user stands in for in the present act; empty when the user acts in the own name. */
  public Optional<String> of(String user) {
    return TransactionSynchronizationManager.getResource(KEY) instanceof Acting acting && acting.user().equals(user)
        ? Optional.ofNullable(acting.absent()) : Optional.empty();
  }
}
