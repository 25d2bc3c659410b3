package vn.congdoan.planworkflow.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /**
   * How many units a unit has passed the plan down to.
   *
   * @param total of them, those only that are directly below it
   * @param done of those
   */
  public record Cascade(int total, int done) {}

  /** Duties and units of the assignment tables, duties of departments first, units in the order of units.csv; not what they passed down. */
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

  /** What the units of the assignment tables have passed down, by the id of theirs; a whole country is counted, never read. */
  public Map<Long, Cascade> cascades(String plan) {
    return jdbc.sql("select parent_id, count(*), count(closed_at) from implementation where plan = ? and depth = 1 group by parent_id").param(plan)
        .query((rs, n) -> Map.entry(rs.getLong(1), new Cascade(rs.getInt(2), rs.getInt(3)))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
