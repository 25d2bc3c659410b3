package vn.congdoan.planworkflow.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;

/** The assignments that have been issued, unit by unit; published for later stages. */
@Repository
public class IssuedAssignments {

  private static final String SELECT = """
      select a.table_id, t.plan, t.directive_id, a.number, a.row_key, a.paragraph, a.duty, a.assignee_kind, a.assignee, u.unit, a.role, a.product,
        a.due_on, a.process, a.assumption
      from assignment_table t join assignment a on a.table_id = t.id join assignment_unit u on u.assignment_id = a.id
        join unit on unit.code = u.unit
      where t.state = 'ISSUED' and """;

  private final JdbcClient jdbc;

  IssuedAssignments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<IssuedAssignment> ofTable(long tableId) {
    return jdbc.sql(SELECT + " t.id = ? order by a.number, unit.file_order").param(tableId).query(IssuedAssignments::read).list();
  }

  public List<IssuedAssignment> ofTable(long tableId, String unit) {
    return jdbc.sql(SELECT + " t.id = ? and u.unit = ? order by a.number").params(tableId, unit).query(IssuedAssignments::read).list();
  }

  /** Those of the plan itself and of all its directives. */
  public List<IssuedAssignment> ofPlan(String plan) {
    return jdbc.sql(SELECT + " t.plan = ? order by t.id, a.number, unit.file_order").param(plan).query(IssuedAssignments::read).list();
  }

  /** Codes of the units that coordinate in a paragraph of a table. */
  public List<String> coordinating(long tableId, String paragraph) {
    return ofTable(tableId).stream()
        .filter(assignment -> assignment.role() == AssignmentRole.COORDINATING && assignment.paragraph().equals(paragraph))
        .map(IssuedAssignment::unit).distinct().toList();
  }

  private static IssuedAssignment read(ResultSet rs, int n) throws SQLException {
    AssignmentRow row = new AssignmentRow(rs.getString("row_key"), rs.getString("paragraph"), rs.getString("duty"),
        AssigneeKind.valueOf(rs.getString("assignee_kind")), rs.getString("assignee"), AssignmentRole.valueOf(rs.getString("role")),
        rs.getString("product"), rs.getObject("due_on", LocalDate.class), rs.getString("process"), rs.getBoolean("assumption"));
    long directive = rs.getLong("directive_id");
    Long directiveId = rs.wasNull() ? null : directive;
    return new IssuedAssignment(rs.getLong("table_id"), rs.getString("plan"), directiveId, rs.getInt("number"), row.paragraph(), row.duty(),
        rs.getString("unit"), row.role(), row.product(), row.dueOn(), row.process(), row.assumption(), row.startsWork());
  }
}
