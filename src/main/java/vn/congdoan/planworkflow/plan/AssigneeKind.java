package vn.congdoan.planworkflow.plan;

/** Whether a duty goes to one unit or to every unit of a kind. */
public enum AssigneeKind {
  UNIT, KIND
}
