package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.util.List;

/**
 * Work that is late or nearly so, as the list of what is late shows it.
 *
 * @param taskId of its first open task
 * @param steps that are missing
 * @param about what it is about: unit, year, plan
 * @param plan number of the plan; null when it belongs to none
 * @param unit code of the unit that has to act; null when none has
 * @param unitName its name
 * @param unitKind what it is; null when no unit has to act
 * @param who has to act: roles and units
 * @param workingDays that it is late, or that are left
 * @param late whether its day is over
 * @param decides who must act on it now: its owner while it is yellow, those above once it is red
 * @param returned whether it mends what was returned
 * @param href its record, its form or its place on the board, whichever the reader may open
 * @param letter address of the urging letter; null where none is offered
 */
public record LateItem(String taskId, List<String> steps, String about, String plan, String unit, String unitName, String unitKind, List<String> who,
    LocalDate dueOn, int workingDays, boolean late, AlertLevel level, List<String> decides, boolean returned, String href, String letter) {}
