package vn.congdoan.planworkflow.implementation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The implementations, with what was typed in their steps. */
@Repository
public class Implementations {

  /** What was typed in one step, by whom and when. */
  public record KeptPart(Part part, int version, Map<String, Object> content, String savedBy, OffsetDateTime savedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Implementations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws Refused NOT_FOUND */
  public Implementation require(long id) {
    return jdbc.sql("select * from implementation where id = ?").param(id).query(Implementations::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("implementation.unknown", id)));
  }

  /** Those with these ids. */
  public List<Implementation> all(Collection<Long> ids) {
    if (ids.isEmpty()) return List.of();
    return jdbc.sql("select * from implementation where id in (:ids)").param("ids", ids).query(Implementations::read).list();
  }

  /** Whether a unit has passed the plan to any other. */
  public boolean anyBelow(long parentId) {
    return jdbc.sql("select count(*) from implementation where parent_id = ?").param(parentId).query(Integer.class).single() > 0;
  }

  public Optional<Implementation> find(String businessKey) {
    return jdbc.sql("select * from implementation where business_key = ?").param(businessKey).query(Implementations::read).optional();
  }

  /** Those to which a unit has passed the plan, in the order of units.csv. */
  public List<Implementation> below(long parentId) {
    return jdbc.sql("select i.* from implementation i join unit u on u.code = i.unit where i.parent_id = ? order by u.file_order")
        .param(parentId).query(Implementations::read).list();
  }

  public Implementation add(Implementation.Order order) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("""
            insert into implementation (kind, plan, table_id, directive_id, parent_id, depth, paragraph, duty, product, unit, assigned_unit,
              accepting_group, business_key, assumption, assigned_on, plan_due_on, due_on, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(order.kind().name(), order.plan(), order.tableId(), order.directiveId(), order.parentId(), order.depth(), order.paragraph(),
            order.duty(), order.product(), order.unit(), order.assignedUnit(), order.acceptingGroup(), order.businessKey(), order.assumption(),
            order.assignedOn(), order.planDueOn(), order.dueOn(), Implementation.State.ASSIGNED.name())
        .update(key, "id");
    return new Implementation(key.getKey().longValue(), order, Implementation.State.ASSIGNED, null, null);
  }

  public void save(Implementation implementation) {
    jdbc.sql("""
            update implementation set state = ?, revision_due_on = ?, submitted_on = ?,
              closed_at = case when ? = 'CLOSED' then coalesce(closed_at, ?) else closed_at end
            where id = ?""")
        .params(implementation.state().name(), implementation.revisionDueOn(), implementation.submittedOn(), implementation.state().name(),
            OffsetDateTime.now(clock), implementation.id())
        .update();
  }

  /** A later last good day was granted for the unit's own plan; the first day stays where it was. */
  public void extendPlan(long id, LocalDate dueOn) {
    extend(id, "extended_plan_due_on", dueOn);
  }

  /** The same for everything. */
  public void extend(long id, LocalDate dueOn) {
    extend(id, "extended_due_on", dueOn);
  }

  private void extend(long id, String column, LocalDate dueOn) {
    Implementation present = require(id);
    boolean returned = present.state() == Implementation.State.PLAN_RETURNED || present.state() == Implementation.State.PRODUCT_RETURNED;
    jdbc.sql("update implementation set " + (returned ? "revision_due_on" : column) + " = ? where id = ?").params(dueOn, id).update();
  }

  /** The newest version of a part; empty when there is none. */
  public Map<String, Object> part(long id, Part part) {
    return jdbc.sql("select content from implementation_part where implementation_id = ? and part = ? order by version desc fetch first 1 rows only")
        .params(id, part.name()).query(String.class).optional().map(Json::read).orElseGet(LinkedHashMap::new);
  }

  /** The newest version of every part that was typed, in the order of their first versions. */
  public List<KeptPart> parts(long id) {
    return jdbc.sql("""
            select p.part, p.version, p.content, p.saved_by, p.saved_at from implementation_part p where p.implementation_id = ?
            and p.version = (select max(n.version) from implementation_part n where n.implementation_id = p.implementation_id and n.part = p.part)
            order by (select min(f.saved_at) from implementation_part f where f.implementation_id = p.implementation_id and f.part = p.part)""").param(id)
        .query((rs, n) -> new KeptPart(Part.valueOf(rs.getString(1)), rs.getInt(2), Json.read(rs.getString(3)), rs.getString(4),
            rs.getObject(5, OffsetDateTime.class))).list();
  }

  /**
   * Keeps a new version of a part beside the earlier ones.
   *
   * @return its version, from 1
   */
  @Transactional
  public int savePart(long id, Part part, Map<String, Object> content, String by) {
    int version = version(id, part) + 1;
    jdbc.sql("insert into implementation_part (implementation_id, part, version, content, saved_by, saved_at) values (?, ?, ?, ?, ?, ?)")
        .params(id, part.name(), version, Json.write(content), by, OffsetDateTime.now(clock)).update();
    return version;
  }

  /** Version of the newest part; 0 when there is none. */
  public int version(long id, Part part) {
    return jdbc.sql("select coalesce(max(version), 0) from implementation_part where implementation_id = ? and part = ?")
        .params(id, part.name()).query(Integer.class).single();
  }

  static Implementation read(ResultSet rs, int n) throws SQLException {
    Implementation.Order order = new Implementation.Order(Implementation.Kind.valueOf(rs.getString("kind")), rs.getString("plan"),
        rs.getLong("table_id"), id(rs, "directive_id"), id(rs, "parent_id"), rs.getInt("depth"), rs.getString("paragraph"), rs.getString("duty"),
        rs.getString("product"), rs.getString("unit"), rs.getString("assigned_unit"), rs.getString("accepting_group"),
        rs.getString("business_key"), rs.getBoolean("assumption"), rs.getObject("assigned_on", LocalDate.class),
        granted(rs, "plan_due_on"), granted(rs, "due_on"));
    return new Implementation(rs.getLong("id"), order, Implementation.State.valueOf(rs.getString("state")),
        rs.getObject("revision_due_on", LocalDate.class), rs.getObject("submitted_on", LocalDate.class));
  }

  /** The day as it was extended, or as it was first. */
  private static LocalDate granted(ResultSet rs, String column) throws SQLException {
    LocalDate extended = rs.getObject("extended_" + column, LocalDate.class);
    return extended != null ? extended : rs.getObject(column, LocalDate.class);
  }

  private static Long id(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : value;
  }
}
