package vn.congdoan.planworkflow.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.InTransaction;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** What people have typed into the forms of open tasks, kept on the server while they type. */
@Repository
class Drafts {

  record Draft(int version, Map<String, Object> fields, String savedBy, OffsetDateTime savedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final InTransaction<String, Draft> known = new InTransaction<>();

  Drafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Draft> find(String taskId) {
    return Optional.ofNullable(known.get(taskId, id -> jdbc.sql("select version, fields, saved_by, saved_at from task_draft where task_id = ?").param(id)
        .query((rs, n) -> new Draft(rs.getInt(1), Json.read(rs.getString(2)), rs.getString(3), rs.getObject(4, OffsetDateTime.class))).optional()
        .orElse(null)));
  }

  /**
   * Saves what was typed.
   *
   * @param basedOn version that the form was loaded with; null for none
   * @throws Refused CONFLICT when somebody else, or another window, saved a newer one
   */
  @Transactional
  Draft save(String taskId, Integer basedOn, Map<String, Object> fields, String by) {
    known.forget();
    OffsetDateTime now = OffsetDateTime.now(clock);
    int version = basedOn == null ? 1 : basedOn + 1;
    if (basedOn == null) {
      try {
        jdbc.sql("insert into task_draft (task_id, version, fields, saved_by, saved_at) values (?, ?, ?, ?, ?)")
            .params(taskId, version, Json.write(fields), by, now).update();
      } catch (DuplicateKeyException e) {
        throw newer();
      }
    } else if (jdbc.sql("update task_draft set version = ?, fields = ?, saved_by = ?, saved_at = ? where task_id = ? and version = ?")
        .params(version, Json.write(fields), by, now, taskId, basedOn).update() == 0) {
      throw newer();
    }
    return new Draft(version, fields, by, now);
  }

  /**
   * What was typed counts as the newest draft until the present transaction ends, without being written: its task is about to be completed with it.
   *
   * @param basedOn version that the form was loaded with; null for none
   * @throws Refused CONFLICT when somebody else, or another window, saved a newer one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void hand(String taskId, Integer basedOn, Map<String, Object> fields, String by) {
    // Locked, so that nobody saves a newer one meanwhile.
    Integer newest = jdbc.sql("select version from task_draft where task_id = ? for update").param(taskId).query(Integer.class).optional().orElse(null);
    if (!Objects.equals(newest, basedOn)) throw newer();
    known.forget();
    known.get(taskId, id -> new Draft(basedOn == null ? 1 : basedOn + 1, fields, by, OffsetDateTime.now(clock)));
  }

  void discard(String taskId) {
    known.forget();
    jdbc.sql("delete from task_draft where task_id = ?").param(taskId).update();
  }

  private static Refused newer() {
    return Refused.conflict(Text.of("desk.newerDraft"));
  }
}
