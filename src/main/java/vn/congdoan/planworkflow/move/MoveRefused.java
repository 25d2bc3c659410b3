package vn.congdoan.planworkflow.move;

/** A reason, for the operator, not to move. */
class MoveRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MoveRefused(String reason) {
    super(reason);
  }

  MoveRefused(String reason, Throwable cause) {
    super(reason, cause);
  }
}
