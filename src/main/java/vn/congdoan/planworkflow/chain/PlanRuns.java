package vn.congdoan.planworkflow.chain;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The plans that are being carried out, or were. */
@Repository
public class PlanRuns {

  /**
   * One plan's run.
   *
   * @param finalReview text of the final review; null until it was drafted
   * @param endedAt null while the plan runs
   */
  public record PlanRun(String plan, String startedBy, OffsetDateTime startedAt, String finalReview, OffsetDateTime endedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  PlanRuns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<PlanRun> find(String planCode) {
    return jdbc.sql("select plan, started_by, started_at, final_review, ended_at from plan_run where plan = ?").param(planCode)
        .query((rs, n) -> new PlanRun(rs.getString(1), rs.getString(2), rs.getObject(3, OffsetDateTime.class), rs.getString(4),
            rs.getObject(5, OffsetDateTime.class))).optional();
  }

  /** @throws Refused CONFLICT when the plan runs already, or has ended */
  public void begin(String planCode, String by) {
    if (find(planCode).isPresent()) {
      throw Refused.conflict(Text.of("chain.planRuns", planCode));
    }
    jdbc.sql("insert into plan_run (plan, started_by, started_at) values (?, ?, ?)").params(planCode, by, OffsetDateTime.now(clock)).update();
  }

  public void keepFinalReview(String planCode, String content) {
    jdbc.sql("update plan_run set final_review = ? where plan = ?").params(content, planCode).update();
  }

  /** The plan is done, or was not assigned; the latter may be started again. */
  public void end(String planCode) {
    jdbc.sql("update plan_run set ended_at = ? where plan = ? and ended_at is null").params(OffsetDateTime.now(clock), planCode).update();
  }

  public void withdraw(String planCode) {
    jdbc.sql("delete from plan_run where plan = ?").param(planCode).update();
  }
}
