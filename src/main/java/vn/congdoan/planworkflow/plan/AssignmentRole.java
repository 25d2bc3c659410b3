package vn.congdoan.planworkflow.plan;

/** What a unit is in an assignment; each duty has exactly one lead per kind of unit. */
public enum AssignmentRole {
  LEAD("Chủ trì"),
  COORDINATING("Phối hợp"),
  TO_KNOW("Để biết");

  private final String label;

  AssignmentRole(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
