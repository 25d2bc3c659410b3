package vn.congdoan.planworkflow.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.runtime.VariableInstance;

/**
 * What the engine writes into its history: all that tells who did what and when, and what failed; not what our own tables hold as the record.
 *
 * <p>It bears the name and number of the engine's level full, which a database keeps from its first day and refuses to exchange for another.
 */
class KeptHistory extends HistoryLevelFull {

  /**
   * Written with every step, and read by nobody: each value that a variable ever had (what was typed and decided stands version beside version in our
   * tables), that a job was made and went well, and which groups a task was offered to (the model says so).
   */
  private static final Set<HistoryEventType> NEVER = Set.of(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL, HistoryEventTypes.FORM_PROPERTY_UPDATE,
      HistoryEventTypes.JOB_CREATE, HistoryEventTypes.JOB_SUCCESS, HistoryEventTypes.JOB_DELETE, HistoryEventTypes.IDENTITY_LINK_ADD,
      HistoryEventTypes.IDENTITY_LINK_DELETE);

  /** What Tasklist shows on the card of an open task; the business key and our record of acts say the same for ever. */
  private static final Set<String> OF_CARDS = Set.of(OpenTask.SUBJECT.name(), OpenTask.RETURNED.name());

  @Override
  public boolean isHistoryEventProduced(HistoryEventType event, Object of) {
    return !NEVER.contains(event) && !(of instanceof VariableInstance variable && OF_CARDS.contains(variable.getName()));
  }
}
