package vn.congdoan.planworkflow.plan;

import vn.congdoan.planworkflow.input.Text;

/** What a unit is in an assignment; each duty has exactly one lead per kind of unit. */
public enum AssignmentRole {
  LEAD,
  COORDINATING,
  TO_KNOW;

  public String label() {
    return Text.label(this);
  }
}
