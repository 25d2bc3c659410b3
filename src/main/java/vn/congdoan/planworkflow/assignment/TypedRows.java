package vn.congdoan.planworkflow.assignment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;

/**
 * An assignment table as it was typed.
 *
 * @param unreadable what could not be understood at all; the value is then missing in its row
 */
public record TypedRows(List<AssignmentRow> rows, List<Finding> unreadable) {

  private static final int MOST_ROWS = 1_000;

  /** Reads the field {@code rows}. */
  public static TypedRows read(Fields fields) {
    List<AssignmentRow> rows = new ArrayList<>();
    List<Finding> unreadable = new ArrayList<>();
    List<Fields> typed = fields.rows("rows");
    if (typed.size() > MOST_ROWS) {
      unreadable.add(Finding.error(null, "rows", Text.of("assignment.tooManyRows")));
      typed = typed.subList(0, MOST_ROWS);
    }
    for (int i = 0; i < typed.size(); i++) {
      Fields row = typed.get(i);
      LocalDate due = null;
      String dueText = row.text("dueOn");
      if (dueText != null) {
        try {
          due = LocalDate.parse(dueText);
        } catch (DateTimeParseException e) {
          unreadable.add(Finding.error(i, "dueOn", Text.of("input.dateUnknown")));
        }
      }
      rows.add(new AssignmentRow(row.text("key"), row.text("paragraph"), row.text("duty"), one(AssigneeKind.values(), row.text("assigneeKind")),
          row.text("assignee"), one(AssignmentRole.values(), row.text("role")), row.text("product"), due, row.text("process"),
          row.flag("assumption")));
    }
    return new TypedRows(rows, unreadable);
  }

  private static <E extends Enum<E>> E one(E[] values, String name) {
    return Stream.of(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
  }
}
