package vn.congdoan.planworkflow.implementation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * An opinion asked of one unit about a department's plan.
 *
 * @param round version of the department's plan about which it is asked
 * @param content of that plan when it was asked
 * @param opinion as drafted or given; null before
 * @param closedAt when it was given, or when the time was over; null while it is open
 */
public record CoordinationRequest(long id, long implementationId, int round, String unit, String question, String content, LocalDate dueOn,
    State state, String opinion, OffsetDateTime closedAt) {

  /** Where it stands. */
  public enum State {
    ASKED, WAITING_APPROVAL, RETURNED, APPROVED, ANSWERED, NO_ANSWER
  }

  public String subject() {
    return "request/" + id;
  }

  public CoordinationRequest drafted(String text) {
    require(State.ASKED, State.RETURNED);
    return with(State.WAITING_APPROVAL, text, null);
  }

  public CoordinationRequest approved() {
    require(State.WAITING_APPROVAL);
    return with(State.APPROVED, opinion, null);
  }

  public CoordinationRequest returned() {
    require(State.WAITING_APPROVAL);
    return with(State.RETURNED, opinion, null);
  }

  public CoordinationRequest answered(OffsetDateTime at) {
    require(State.APPROVED);
    return with(State.ANSWERED, opinion, at);
  }

  /** The time is over; a draft that nobody approved is kept but is no opinion of the unit. */
  public CoordinationRequest unanswered(OffsetDateTime at) {
    require(State.ASKED, State.WAITING_APPROVAL, State.RETURNED);
    return with(State.NO_ANSWER, opinion, at);
  }

  private CoordinationRequest with(State next, String text, OffsetDateTime closed) {
    return new CoordinationRequest(id, implementationId, round, unit, question, content, dueOn, next, text, closed);
  }

  private void require(State... allowed) {
    if (!Set.of(allowed).contains(state)) {
      throw Refused.conflict(Text.of("implementation.requestMoved"));
    }
  }
}
