package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import vn.congdoan.planworkflow.input.Text;

/**
 * A request for a later due date of one item, and what became of it.
 *
 * @param subject of the item, such as {@code report/12}
 * @param unit code of the unit whose work it is
 * @param plan code; null when the item belongs to none
 * @param taskId task of the item that waits now, or waited last
 * @param step name of the task that it was asked for from
 * @param shown the item in words
 * @param askingGroup whose members may amend it
 * @param firstDueOn the item's very first due date, whatever was granted since
 * @param dueOn due date that it asks to move
 * @param proposedOn date that is asked for
 * @param authority that the decision table has named; null before
 * @param decidingGroup who decides; null before that is known
 * @param grantedOn date that was granted; null until then
 */
public record Extension(long id, String subject, String unit, String plan, String taskId, String step, String shown, String askingGroup,
    LocalDate firstDueOn, LocalDate dueOn, LocalDate proposedOn, String reason, String askedBy, String askedInPlaceOf, OffsetDateTime askedAt, State state,
    Authority authority, String decidingGroup, LocalDate grantedOn, String decisionReason, String decidedBy, String decidedInPlaceOf,
    OffsetDateTime decidedAt, String instanceId) {

  /** Where it stands. */
  public enum State {
    OPEN,
    RETURNED,
    GRANTED,
    REFUSED,
    /** The item was done before anybody decided. */
    ENDED;

    public String label() {
      return Text.label(this);
    }

    public boolean undecided() {
      return this == OPEN || this == RETURNED;
    }
  }

  /** Who decides, as extension-authority.dmn names it. */
  public enum Authority {
    /** The leader of the unit above. */
    SUPERIOR,
    /** The leader of the office that runs the plan. */
    OFFICE,
    /** The leader of the body that issued the plan. */
    LEADERSHIP
  }

  public String ownSubject() {
    return "extension/" + id;
  }
}
