package vn.congdoan.planworkflow.approval;

/** What a reviewer decides (domain rule 1). */
public enum Decision {
  APPROVE,
  RETURN,
  REJECT;

  /** Sending back and refusing never go without a reason. */
  public boolean needsReason() {
    return this != APPROVE;
  }
}
