package vn.congdoan.planworkflow.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * What leadership orders in a conclusion notice; it becomes an assignment of its own.
 *
 * @param notice number of the conclusion notice
 * @param dueOn last good day
 * @param coordinatingUnits codes; may be empty
 */
public record Directive(long id, String planCode, int year, String notice, String what, String leadUnit, LocalDate dueOn,
    List<String> coordinatingUnits) {}
