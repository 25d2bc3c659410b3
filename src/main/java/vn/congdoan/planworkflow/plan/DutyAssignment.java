package vn.congdoan.planworkflow.plan;

/**
 * A duty given to a unit, or to each unit of a kind; where both meet in one duty, the line that names the unit holds for it.
 *
 * @param assignee code of the unit, or name of the {@link vn.congdoan.planworkflow.organization.UnitKind}
 * @param assumption true when the plan's text does not give this role
 */
public record DutyAssignment(AssigneeKind assigneeKind, String assignee, AssignmentRole role, boolean assumption) {}
