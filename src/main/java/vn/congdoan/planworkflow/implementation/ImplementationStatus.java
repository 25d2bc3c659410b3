package vn.congdoan.planworkflow.implementation;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * How far one unit is with its duty or with the plan; published for later stages and the board.
 *
 * @param paragraph of the plan or number of the notice; null for a unit, which carries out all its paragraphs in one
 * @param directiveId null when it comes from the plan itself
 * @param parentId the implementation of the unit above that passed the plan down; null for units of the assignment table
 * @param dueOn first due date
 * @param late derived for the day on which it was asked
 * @param closedAt null while it is open
 */
public record ImplementationStatus(long id, Implementation.Kind kind, String plan, Long directiveId, Long parentId, int depth, String paragraph,
    String unit, Implementation.State state, LocalDate dueOn, boolean late, OffsetDateTime closedAt) {

  public boolean done() {
    return closedAt != null;
  }
}
