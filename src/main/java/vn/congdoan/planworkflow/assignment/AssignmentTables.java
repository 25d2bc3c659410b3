package vn.congdoan.planworkflow.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;

/** The assignment tables with their rows. */
@Repository
public class AssignmentTables {

  private static final String SELECT = "select id, plan, directive_id, state, prepared_by, approved_by, issued_at from assignment_table ";

  private final JdbcClient jdbc;
  private final AssigneeUnits assignees;
  private final Clock clock;

  AssignmentTables(JdbcClient jdbc, AssigneeUnits assignees, Clock clock) {
    this.jdbc = jdbc;
    this.assignees = assignees;
    this.clock = clock;
  }

  /** @throws Refused NOT_FOUND */
  public AssignmentTable require(long id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(AssignmentTables::table).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("assignment.tableUnknown", id)));
  }

  /** The table of a plan, or of one directive, that is neither issued nor dropped yet. */
  public Optional<AssignmentTable> findOpen(String plan, Long directiveId) {
    return jdbc.sql(SELECT + "where plan = ? order by id").param(plan).query(AssignmentTables::table).list().stream()
        .filter(table -> AssignmentTable.OPEN.contains(table.state()) && java.util.Objects.equals(table.directiveId(), directiveId))
        .findFirst();
  }

  @Transactional
  public AssignmentTable open(String plan, Long directiveId, List<AssignmentRow> proposed) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into assignment_table (plan, directive_id, state, created_at) values (?, ?, ?, ?)")
        .params(plan, directiveId, AssignmentTable.State.DRAFTING.name(), OffsetDateTime.now(clock)).update(key, "id");
    long id = key.getKey().longValue();
    replaceRows(id, proposed);
    return require(id);
  }

  public void save(AssignmentTable table) {
    jdbc.sql("update assignment_table set state = ?, prepared_by = ?, approved_by = ?, issued_at = ? where id = ?")
        .params(table.state().name(), table.preparedBy(), table.approvedBy(), table.issuedAt(), table.id()).update();
  }

  public List<AssignmentRow> rows(long tableId) {
    return jdbc.sql("""
            select row_key, paragraph, duty, assignee_kind, assignee, role, product, due_on, process, assumption
            from assignment where table_id = ? order by position""").param(tableId)
        .query((rs, n) -> new AssignmentRow(rs.getString("row_key"), rs.getString("paragraph"), rs.getString("duty"),
            AssigneeKind.valueOf(rs.getString("assignee_kind")), rs.getString("assignee"), AssignmentRole.valueOf(rs.getString("role")),
            rs.getString("product"), rs.getObject("due_on", LocalDate.class), rs.getString("process"), rs.getBoolean("assumption")))
        .list();
  }

  /** Puts checked rows in the place of the present ones, which nobody has approved. */
  @Transactional
  public void replaceRows(long tableId, List<AssignmentRow> rows) {
    jdbc.sql("delete from assignment where table_id = ?").param(tableId).update();
    Map<String, Integer> perParagraph = new HashMap<>();
    int position = 0;
    for (AssignmentRow row : rows) {
      String key = row.paragraph() + "#" + perParagraph.merge(row.paragraph(), 1, Integer::sum);
      jdbc.sql("""
              insert into assignment (table_id, position, row_key, paragraph, duty, assignee_kind, assignee, role, product, due_on, process, assumption)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(tableId, position++, key, row.paragraph(), row.duty(), row.assigneeKind().name(), row.assignee(), row.role().name(),
              row.product(), row.dueOn(), row.process(), row.assumption())
          .update();
    }
  }

  /** Issues an approved table: each row gets its order number and is tied to the units that it reaches today. A second call changes nothing. */
  @Transactional
  public void issue(long tableId) {
    AssignmentTable table = require(tableId);
    if (table.state() == AssignmentTable.State.ISSUED) return;
    save(table.issued(OffsetDateTime.now(clock)));
    jdbc.sql("update assignment set number = position + 1 where table_id = ?").param(tableId).update();
    List<Long> ids = jdbc.sql("select id from assignment where table_id = ? order by position").param(tableId).query(Long.class).list();
    List<AssignmentRow> rows = rows(tableId);
    LocalDate today = LocalDate.now(clock);
    for (int i = 0; i < rows.size(); i++) {
      for (String unit : assignees.reachedBy(rows.get(i), rows, today)) {
        jdbc.sql("insert into assignment_unit (assignment_id, unit) values (?, ?)").params(ids.get(i), unit).update();
      }
    }
  }

  private static AssignmentTable table(ResultSet rs, int row) throws SQLException {
    long directive = rs.getLong("directive_id");
    Long directiveId = rs.wasNull() ? null : directive;
    return new AssignmentTable(rs.getLong("id"), rs.getString("plan"), directiveId, AssignmentTable.State.valueOf(rs.getString("state")),
        rs.getString("prepared_by"), rs.getString("approved_by"), rs.getObject("issued_at", OffsetDateTime.class));
  }
}
