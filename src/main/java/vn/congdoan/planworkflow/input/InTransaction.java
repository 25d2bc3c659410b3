package vn.congdoan.planworkflow.input;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read is not read again before the transaction ends or changes it: one act asks for the same report, plan or unit from many sides.
 * Outside a transaction everything is read anew.
 */
public final class InTransaction<K, V> {

  /** @param load reads what is not known yet; what it returns may be null, and is asked for again then */
  public V get(K key, Function<K, V> load) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) return load.apply(key);
    Map<K, V> known = known();
    V value = known.get(key);
    if (value == null) {
      value = load.apply(key);
      if (value != null) known.put(key, value);
    }
    return value;
  }

  /** Something was written: the next one who asks reads it. */
  public void forget() {
    if (TransactionSynchronizationManager.getResource(this) instanceof Map<?, ?> known) known.clear();
  }

  @SuppressWarnings("unchecked")
  private Map<K, V> known() {
    Map<K, V> known = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
    if (known != null) return known;
    Map<K, V> begun = new HashMap<>();
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(InTransaction.this);
      }

      @Override
      public void resume() {
        TransactionSynchronizationManager.unbindResourceIfPossible(InTransaction.this);
        TransactionSynchronizationManager.bindResource(InTransaction.this, begun);
      }

      @Override
      public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(InTransaction.this);
      }
    });
    return begun;
  }
}
