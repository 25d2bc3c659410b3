package vn.congdoan.planworkflow.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the engine's background work stands: on this node, and in the database that all nodes share. */
@Component
public class JobExecution {

  /**
   * Jobs whose time has come.
   *
   * @param waiting how many no node has taken yet
   * @param executing how many some node has taken
   * @param longestWait how long the oldest of those that wait has been due; zero when none waits
   */
  public record Standing(long waiting, long executing, Duration longestWait) {}

  private final JdbcClient jdbc;
  private final ObjectProvider<MeasuredJobs> executor;
  private final Clock clock;

  JobExecution(JdbcClient jdbc, ObjectProvider<MeasuredJobs> executor, Clock clock) {
    this.jdbc = jdbc;
    this.executor = executor;
    this.clock = clock;
  }

  /** Whether this node is one of those that execute jobs. */
  public boolean isMeantToRunHere() {
    return executor.getIfAvailable() != null;
  }

  /** Whether this node looks for jobs. */
  public boolean runsHere() {
    MeasuredJobs here = executor.getIfAvailable();
    return here != null && here.isActive();
  }

  /** How long ago this node ended a job, or began to look for them. */
  public Duration sinceLastJobHere() {
    return executor.getObject().sinceLastJob();
  }

  /** What is due now; jobs that were suspended or have failed for good are not. */
  public Standing standing() {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql("""
            select count(case when LOCK_EXP_TIME_ >= :now then 1 end), count(case when LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < :now then 1 end),
                min(case when LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < :now then coalesce(DUEDATE_, CREATE_TIME_) end)
            from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= :now)""")
        .param("now", now)
        .query((rs, n) -> {
          Timestamp oldest = rs.getTimestamp(3);
          return new Standing(rs.getLong(2), rs.getLong(1),
              oldest == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, now.getTime() - oldest.getTime())));
        }).single();
  }

  /** Open incidents by process, each counted once, where it began. */
  public Map<String, Long> incidents() {
    Map<String, Long> incidents = new LinkedHashMap<>();
    jdbc.sql("""
            select coalesce(d.KEY_, 'none'), count(*) from ACT_RU_INCIDENT i left join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_
            where i.CAUSE_INCIDENT_ID_ = i.ID_ group by coalesce(d.KEY_, 'none') order by 1""")
        .query(rs -> {
          incidents.put(rs.getString(1), rs.getLong(2));
        });
    return incidents;
  }
}
