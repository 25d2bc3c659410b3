package vn.congdoan.planworkflow.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The read side of implementation; published for later stages and the board. */
@Repository
public class ImplementationStatuses {

  private final JdbcClient jdbc;
  private final Clock clock;

  ImplementationStatuses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How many units below one of the assignment table have the plan, on however many levels, and how many of them are done. */
  public record Cascade(int total, int done) {}

  /** What the assignment tables gave out: duties of departments first, then units in the order of units.csv. */
  public List<ImplementationStatus> ofPlan(String plan) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql("""
            select i.* from implementation i join unit u on u.code = i.unit
            where i.plan = ? and i.depth = 0 order by i.kind, case when i.kind = 'DEPARTMENT' then i.id else 0 end, u.file_order""").param(plan)
        .query((rs, n) -> {
          Implementation read = Implementations.read(rs, n);
          Implementation.Order order = read.order();
          return new ImplementationStatus(read.id(), order.kind(), order.plan(), order.directiveId(), order.parentId(), order.depth(),
              order.paragraph(), order.unit(), read.state(), order.dueOn(), read.late(today), rs.getObject("closed_at", OffsetDateTime.class));
        }).list();
  }

  /** The cascades below units of the assignment tables, by those units; there may be a hundred thousand units in them, so they are only counted. */
  public Map<String, Cascade> cascades(String plan) {
    Map<String, Cascade> cascades = new HashMap<>();
    jdbc.sql("select assigned_unit, count(*), count(closed_at) from implementation where plan = ? and depth > 0 group by assigned_unit").param(plan)
        .query(rs -> {
          cascades.put(rs.getString(1), new Cascade(rs.getInt(2), rs.getInt(3)));
        });
    return cascades;
  }
}
