package vn.congdoan.planworkflow.worklist;

import java.time.OffsetDateTime;
import java.util.List;

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
 */
record WorkItem(String taskId, String instanceId, String process, String step, String name, String subject, String shown, String unit,
    String assignee, OffsetDateTime due, OffsetDateTime created, boolean returned, boolean review, List<String> groups) {}
