package vn.congdoan.planworkflow.assignment;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * Who is to do what of a plan or of one directive, on its way from a draft to being issued.
 *
 * @param directiveId null when it comes from the plan itself
 * @param preparedBy user id of whom submitted it last
 */
public record AssignmentTable(long id, String plan, Long directiveId, State state, String preparedBy, String approvedBy,
    OffsetDateTime issuedAt) {

  /** Where the table stands. */
  public enum State {
    DRAFTING, WAITING_APPROVAL, RETURNED, APPROVED, REJECTED, ISSUED, DROPPED
  }

  static final Set<State> OPEN = EnumSet.of(State.DRAFTING, State.WAITING_APPROVAL, State.RETURNED, State.APPROVED, State.REJECTED);

  public String subject() {
    return "assignment/" + id;
  }

  public AssignmentTable submittedBy(String user) {
    require(State.DRAFTING, State.RETURNED);
    return new AssignmentTable(id, plan, directiveId, State.WAITING_APPROVAL, user, approvedBy, issuedAt);
  }

  public AssignmentTable approvedBy(String user) {
    require(State.WAITING_APPROVAL);
    return new AssignmentTable(id, plan, directiveId, State.APPROVED, preparedBy, user, issuedAt);
  }

  public AssignmentTable returned() {
    return decided(State.RETURNED);
  }

  public AssignmentTable rejected() {
    return decided(State.REJECTED);
  }

  AssignmentTable issued(OffsetDateTime at) {
    require(State.APPROVED);
    return new AssignmentTable(id, plan, directiveId, State.ISSUED, preparedBy, approvedBy, at);
  }

  public AssignmentTable dropped() {
    require(State.REJECTED);
    return new AssignmentTable(id, plan, directiveId, State.DROPPED, preparedBy, approvedBy, issuedAt);
  }

  private AssignmentTable decided(State decided) {
    require(State.WAITING_APPROVAL);
    return new AssignmentTable(id, plan, directiveId, decided, preparedBy, approvedBy, issuedAt);
  }

  private void require(State... allowed) {
    if (!Set.of(allowed).contains(state)) {
      throw Refused.conflict(Text.of("assignment.tableMoved"));
    }
  }
}
