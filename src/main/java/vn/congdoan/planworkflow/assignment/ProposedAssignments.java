package vn.congdoan.planworkflow.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Duty;
import vn.congdoan.planworkflow.plan.DutyAssignment;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.PlanProcess;

/** The assignment table that a plan's data, or a directive, proposes. */
@Component
public class ProposedAssignments {

  /** Followed like a department's duty: their models are not drawn yet, or only give the work out. */
  private static final Set<PlanProcess> FOLLOWED_AS_DEPARTMENT_DUTY = EnumSet.of(PlanProcess.TASK_ASSIGNMENT, PlanProcess.THEMATIC_INSPECTION,
      PlanProcess.PLAN_REVIEW, PlanProcess.URGING, PlanProcess.DEADLINE_EXTENSION);

  private static final Set<UnitKind> UNIONS = EnumSet.of(UnitKind.FEDERATION, UnitKind.INDUSTRY_UNION, UnitKind.CORPORATION_UNION,
      UnitKind.SUBORDINATE);

  private final Units units;
  private final WorkingDays workingDays;
  private final Clock clock;

  ProposedAssignments(Units units, WorkingDays workingDays, Clock clock) {
    this.units = units;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** Every duty of the plan, those included that the yearly cycle carries out or that are done already. */
  public List<AssignmentRow> from(Plan plan) {
    LocalDate today = LocalDate.now(clock);
    List<AssignmentRow> rows = new ArrayList<>();
    for (Duty duty : plan.dutiesToAssign()) {
      LocalDate due = duty.due().dueOn(today, plan.schedule(), workingDays);
      int number = 1;
      for (DutyAssignment assignment : duty.assignments()) {
        rows.add(new AssignmentRow(duty.paragraph() + "#" + number++, duty.paragraph(), duty.text(), assignment.assigneeKind(),
            assignment.assignee(), assignment.role(), duty.product(), due, processOf(duty, assignment),
            duty.assumption() || assignment.assumption()));
      }
    }
    return rows;
  }

  /** A directive is a duty for its lead unit, whatever kind of unit that is. */
  public List<AssignmentRow> from(Directive directive) {
    List<AssignmentRow> rows = new ArrayList<>();
    rows.add(row(directive, 1, directive.leadUnit(), AssignmentRole.LEAD));
    for (String unit : directive.coordinatingUnits()) rows.add(row(directive, rows.size() + 1, unit, AssignmentRole.COORDINATING));
    return rows;
  }

  private static AssignmentRow row(Directive directive, int number, String unit, AssignmentRole role) {
    return new AssignmentRow(directive.notice() + "#" + number, directive.notice(), directive.what(), AssigneeKind.UNIT, unit, role,
        Text.of("assignment.directiveProduct"), directive.dueOn(), PlanProcess.DEPARTMENT_IMPLEMENTATION.id(), false);
  }

  private String processOf(Duty duty, DutyAssignment assignment) {
    if (duty.processes().contains(PlanProcess.UNIT_IMPLEMENTATION.id()) && isUnion(assignment)) return PlanProcess.UNIT_IMPLEMENTATION.id();
    boolean followed = PlanProcess.ofId(duty.process()).map(FOLLOWED_AS_DEPARTMENT_DUTY::contains).orElse(false);
    return followed ? PlanProcess.DEPARTMENT_IMPLEMENTATION.id() : duty.process();
  }

  private boolean isUnion(DutyAssignment assignment) {
    UnitKind kind = assignment.assigneeKind() == AssigneeKind.KIND ? UnitKind.of(assignment.assignee()).orElse(null)
        : units.find(assignment.assignee()).map(unit -> unit.kind()).orElse(null);
    return kind != null && UNIONS.contains(kind);
  }
}
