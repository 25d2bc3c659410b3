package vn.congdoan.planworkflow.implementation;

import java.time.LocalDate;
import java.util.Set;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * A duty that its lead unit carries out, or a plan that a unit carries out, from being assigned to being closed.
 *
 * @param order what was assigned; never changes
 * @param revisionDueOn due date of its own for what was returned last; null while nothing is returned
 * @param submittedOn when the product or the result was last handed in; null before, and again once it is returned
 */
public record Implementation(long id, Order order, State state, LocalDate revisionDueOn, LocalDate submittedOn) {

  /** Who carries it out, and so by which process. */
  public enum Kind {
    DEPARTMENT, UNIT
  }

  /** Where it stands. */
  public enum State {
    ASSIGNED,
    REGISTERED,
    ROUTED,
    DRAFTING,
    ASKING_OPINIONS,
    WAITING_APPROVAL,
    PLAN_RETURNED,
    CARRYING_OUT,
    WAITING_ACCEPTANCE,
    PRODUCT_RETURNED,
    DONE,
    CLOSED;

    public String label() {
      return Text.label(this);
    }
  }

  /**
   * What was assigned.
   *
   * @param tableId assignment table that it comes from, through however many levels of cascade
   * @param directiveId null when it comes from the plan itself
   * @param parentId implementation of the unit above that passed the plan down; null for units of the table
   * @param depth levels below the units of the table
   * @param paragraph of the plan, or number of the notice; null for a unit, which carries out all its paragraphs in one
   * @param duty null for a unit
   * @param product null for a unit
   * @param assignedUnit the unit of the table from which a cascade came down; else the unit itself
   * @param acceptingGroup group that accepts the product; null for a unit
   * @param planDueOn last good day for the department's or unit's own plan
   * @param dueOn last good day for everything
   */
  public record Order(Kind kind, String plan, long tableId, Long directiveId, Long parentId, int depth, String paragraph, String duty,
      String product, String unit, String assignedUnit, String acceptingGroup, String businessKey, boolean assumption, LocalDate assignedOn,
      LocalDate planDueOn, LocalDate dueOn) {}

  public String subject() {
    return "implementation/" + id;
  }

  public String unit() {
    return order.unit();
  }

  /** Over its date and in the hands of the unit: what waits for the receiver makes no unit late (domain rule 3). */
  public boolean late(LocalDate today) {
    if (submittedOn != null) return submittedOn.isAfter(currentDueOn());
    return today.isAfter(currentDueOn());
  }

  private LocalDate currentDueOn() {
    return revisionDueOn != null && revisionDueOn.isAfter(order.dueOn()) ? revisionDueOn : order.dueOn();
  }

  /** The unit's clerk has entered the plan into the register. */
  public Implementation registered() {
    return from(State.ASSIGNED).to(State.REGISTERED);
  }

  /** The unit's leader has said who deals with it. */
  public Implementation routed() {
    return from(State.REGISTERED).to(State.ROUTED);
  }

  /** The department has acknowledged its duty, or the unit has advised its Party body: now its plan is drawn up. */
  public Implementation planBegun() {
    return from(State.ASSIGNED, State.ROUTED).to(State.DRAFTING);
  }

  public Implementation planSubmitted() {
    return from(State.DRAFTING, State.PLAN_RETURNED).to(State.WAITING_APPROVAL);
  }

  public Implementation opinionsAsked() {
    return from(State.WAITING_APPROVAL, State.ASKING_OPINIONS).to(State.ASKING_OPINIONS);
  }

  public Implementation opinionsConsidered() {
    return from(State.ASKING_OPINIONS).to(State.WAITING_APPROVAL);
  }

  public Implementation planApproved() {
    return new Implementation(id, order, from(State.WAITING_APPROVAL).to(State.CARRYING_OUT).state, null, submittedOn);
  }

  public Implementation planReturned(LocalDate revisionDue) {
    return new Implementation(id, order, from(State.WAITING_APPROVAL).to(State.PLAN_RETURNED).state, revisionDue, submittedOn);
  }

  public Implementation productSubmitted(LocalDate today) {
    return new Implementation(id, order, from(State.CARRYING_OUT, State.PRODUCT_RETURNED).to(State.WAITING_ACCEPTANCE).state, revisionDueOn, today);
  }

  public Implementation productAccepted() {
    return from(State.WAITING_ACCEPTANCE).to(State.DONE);
  }

  public Implementation productReturned(LocalDate revisionDue) {
    return new Implementation(id, order, from(State.WAITING_ACCEPTANCE).to(State.PRODUCT_RETURNED).state, revisionDue, null);
  }

  /** The unit has recorded what came of its plan. */
  public Implementation resultRecorded(LocalDate today) {
    return new Implementation(id, order, from(State.CARRYING_OUT).to(State.DONE).state, revisionDueOn, today);
  }

  public Implementation closed() {
    return from(State.DONE, State.CLOSED).to(State.CLOSED);
  }

  private Implementation from(State... allowed) {
    if (!Set.of(allowed).contains(state)) {
      throw Refused.conflict(Text.of("implementation.moved", state.label()));
    }
    return this;
  }

  private Implementation to(State next) {
    return new Implementation(id, order, next, revisionDueOn, submittedOn);
  }
}
