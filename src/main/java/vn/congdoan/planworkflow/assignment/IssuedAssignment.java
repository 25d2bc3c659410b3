package vn.congdoan.planworkflow.assignment;

import java.time.LocalDate;
import vn.congdoan.planworkflow.plan.AssignmentRole;

/**
 * What an issued table gives to one unit; published for later stages.
 *
 * @param directiveId null when it comes from the plan itself
 * @param number order number of the line in its table, from 1
 * @param paragraph of the plan, or the number of the notice that holds the directive
 * @param startsWork whether the unit carries it out in an instance of {@code process} of its own
 */
public record IssuedAssignment(long tableId, String plan, Long directiveId, int number, String paragraph, String duty, String unit,
    AssignmentRole role, String product, LocalDate dueOn, String process, boolean assumption, boolean startsWork) {}
