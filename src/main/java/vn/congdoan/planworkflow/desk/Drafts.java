package vn.congdoan.planworkflow.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** What people have typed into the forms of open tasks, kept on the server while they type. */
@Repository
class Drafts {

  record Draft(int version, Map<String, Object> fields, String savedBy, OffsetDateTime savedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Draft> find(String taskId) {
    return jdbc.sql("select version, fields, saved_by, saved_at from task_draft where task_id = ?").param(taskId)
        .query((rs, n) -> new Draft(rs.getInt(1), Json.read(rs.getString(2)), rs.getString(3), rs.getObject(4, OffsetDateTime.class))).optional();
  }

  /**
   * Saves what was typed.
   *
   * @param basedOn version that the form was loaded with; null for none
   * @throws Refused CONFLICT when somebody else, or another window, saved a newer one
   */
  @Transactional
  Draft save(String taskId, Integer basedOn, Map<String, Object> fields, String by) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    int version = basedOn == null ? 1 : basedOn + 1;
    if (basedOn == null) {
      try {
        jdbc.sql("insert into task_draft (task_id, version, fields, saved_by, saved_at) values (?, ?, ?, ?, ?)")
            .params(taskId, version, Json.write(fields), by, now).update();
      } catch (DuplicateKeyException e) {
        throw newer(taskId);
      }
    } else if (jdbc.sql("update task_draft set version = ?, fields = ?, saved_by = ?, saved_at = ? where task_id = ? and version = ?")
        .params(version, Json.write(fields), by, now, taskId, basedOn).update() == 0) {
      throw newer(taskId);
    }
    return new Draft(version, fields, by, now);
  }

  void discard(String taskId) {
    jdbc.sql("delete from task_draft where task_id = ?").param(taskId).update();
  }

  private static Refused newer(String taskId) {
    return Refused.conflict(Text.of("desk.newerDraft"));
  }
}
