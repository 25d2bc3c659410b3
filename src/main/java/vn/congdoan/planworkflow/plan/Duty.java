package vn.congdoan.planworkflow.plan;

import java.util.List;

/**
 * One numbered paragraph of a plan that someone must carry out.
 *
 * @param paragraph such as III.2a; also head, stamp and recipients
 * @param paragraphName how the paragraph is called on screens
 * @param product what proves that it is done
 * @param assumption true when the plan's text gives no date or no product
 * @param processes ids of the processes that carry it out, the one it starts with first
 */
public record Duty(String paragraph, String paragraphName, String text, String product, List<DutyAssignment> assignments, DueRule due,
    boolean assumption, List<String> processes) {

  /** The process it starts with. */
  public String process() {
    return processes.get(0);
  }

  /** Whether it is done once the plan is issued, so that nobody is assigned to it afterwards. */
  public boolean doneAtIssue() {
    return process().equals(PlanProcess.PLAN_ISSUANCE.id());
  }
}
