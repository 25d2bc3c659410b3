package vn.congdoan.planworkflow.assignment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.PlanProcess;

/**
 * One line of an assignment table. While it is being prepared any part may be missing, then null.
 *
 * @param key names the line in the form, such as {@code III.2a#1}
 * @param paragraph of the plan, or the number of the notice that holds the directive
 * @param assignee code of the unit, or name of the kind of units
 * @param process id of the process that carries it out
 * @param assumption true when the plan's text does not say this
 */
public record AssignmentRow(String key, String paragraph, String duty, AssigneeKind assigneeKind, String assignee, AssignmentRole role,
    String product, LocalDate dueOn, String process, boolean assumption) {

  /** Processes of which a lead gets an instance of its own when the table is issued. */
  private static final List<String> LAUNCHED = List.of(PlanProcess.DEPARTMENT_IMPLEMENTATION.id(), PlanProcess.UNIT_IMPLEMENTATION.id());

  public boolean leads() {
    return role == AssignmentRole.LEAD;
  }

  /** Whether issuing the table starts work at this line's units; the other lines tell who else takes part, and what the yearly cycle does. */
  public boolean startsWork() {
    return leads() && process != null && LAUNCHED.contains(process);
  }

  public boolean carriedOutBy(PlanProcess carrying) {
    return carrying.id().equals(process);
  }

  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("key", key);
    shown.put("paragraph", paragraph);
    shown.put("duty", duty);
    shown.put("assigneeKind", assigneeKind);
    shown.put("assignee", assignee);
    shown.put("role", role);
    shown.put("product", product);
    shown.put("dueOn", dueOn);
    shown.put("process", process);
    shown.put("assumption", assumption);
    return shown;
  }
}
