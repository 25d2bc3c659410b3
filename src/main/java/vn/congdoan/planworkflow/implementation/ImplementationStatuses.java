package vn.congdoan.planworkflow.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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

  /** Duties of departments first, each level of units in the order of units.csv. */
  public List<ImplementationStatus> ofPlan(String plan) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql("""
            select i.* from implementation i join unit u on u.code = i.unit
            where i.plan = ? order by i.kind, i.depth, case when i.kind = 'DEPARTMENT' then i.id else 0 end, u.file_order""").param(plan)
        .query((rs, n) -> {
          Implementation read = Implementations.read(rs, n);
          Implementation.Order order = read.order();
          return new ImplementationStatus(read.id(), order.kind(), order.plan(), order.directiveId(), order.parentId(), order.depth(),
              order.paragraph(), order.unit(), read.state(), order.dueOn(), read.late(today), rs.getObject("closed_at", OffsetDateTime.class));
        }).list();
  }
}
