package vn.congdoan.planworkflow.implementation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The opinions that were asked of coordinating units. */
@Repository
public class CoordinationRequests {

  private final JdbcClient jdbc;

  CoordinationRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @throws Refused NOT_FOUND */
  public CoordinationRequest require(long id) {
    return jdbc.sql("select * from coordination_request where id = ?").param(id).query(CoordinationRequests::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("implementation.requestUnknown", id)));
  }

  /** Those of an implementation, in the order in which they were asked. */
  public List<CoordinationRequest> of(long implementationId) {
    return jdbc.sql("select * from coordination_request where implementation_id = ? order by round, id").param(implementationId)
        .query(CoordinationRequests::read).list();
  }

  /** Those about one version of the department's plan. */
  public List<CoordinationRequest> of(long implementationId, int round) {
    return of(implementationId).stream().filter(request -> request.round() == round).toList();
  }

  /** Asks units about a version of a plan; a unit that was asked about it already is not asked again. */
  @Transactional
  public void ask(long implementationId, int round, Collection<String> units, String question, String content, LocalDate dueOn) {
    Set<String> asked = of(implementationId, round).stream().map(CoordinationRequest::unit).collect(Collectors.toSet());
    for (String unit : units) {
      if (!asked.add(unit)) continue;
      jdbc.sql("insert into coordination_request (implementation_id, round, unit, question, content, due_on, state) values (?, ?, ?, ?, ?, ?, ?)")
          .params(implementationId, round, unit, question, content, dueOn, CoordinationRequest.State.ASKED.name()).update();
    }
  }

  /** More time for the answer was granted. */
  public void extend(long id, LocalDate dueOn) {
    jdbc.sql("update coordination_request set due_on = ? where id = ?").params(dueOn, id).update();
  }

  public void save(CoordinationRequest request) {
    jdbc.sql("update coordination_request set state = ?, opinion = ?, closed_at = ? where id = ?")
        .params(request.state().name(), request.opinion(), request.closedAt(), request.id()).update();
  }

  private static CoordinationRequest read(ResultSet rs, int n) throws SQLException {
    return new CoordinationRequest(rs.getLong("id"), rs.getLong("implementation_id"), rs.getInt("round"), rs.getString("unit"),
        rs.getString("question"), rs.getString("content"), rs.getObject("due_on", LocalDate.class),
        CoordinationRequest.State.valueOf(rs.getString("state")), rs.getString("opinion"), rs.getObject("closed_at", OffsetDateTime.class));
  }
}
