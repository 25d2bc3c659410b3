package vn.congdoan.planworkflow.worklist;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import vn.congdoan.planworkflow.organization.Actors;

/**
 * An open user task as a list shows it.
 *
 * @param subject what it is about, such as {@code report/12}; null when nobody wrote the work for its model
 * @param shown the same in words: unit, year, plan
 * @param unit code of the unit that it is about; null for a whole plan or year
 * @param assignee who has taken it; null while nobody has
 * @param due null when nobody set a date
 * @param returned whether it mends what was returned
 * @param review whether it decides on what others drew up
 * @param groups whose members may do it
 * @param plan code of the plan that it belongs to; null when it belongs to none
 * @param year of that plan; null for work that belongs to no year
 */
record WorkItem(String taskId, String instanceId, String process, String step, String name, String subject, String shown, String unit,
    String assignee, OffsetDateTime due, OffsetDateTime created, boolean returned, boolean review, List<String> groups,
    String plan, Integer year) {

  /** The unit that has to act, by whose groups may do it; empty when it is none. */
  String owner() {
    return ownerOf(groups);
  }

  static String ownerOf(Collection<String> groups) {
    return Actors.unitsOf(groups).stream().sorted().findFirst().orElse("");
  }
}
