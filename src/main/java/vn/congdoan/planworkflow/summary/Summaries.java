package vn.congdoan.planworkflow.summary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The consolidated reports, with every approved version. */
@Repository
public class Summaries {

  /** What a lead department said about its sections. */
  public record Check(String unit, String decision, String remark, String by, OffsetDateTime at) {}

  /** An approved text and when it was approved. */
  public record Version(int number, OffsetDateTime approvedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Summaries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws Refused NOT_FOUND */
  public Summary require(long id) {
    return jdbc.sql("select * from summary where id = ?").param(id).query(Summaries::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("summary.unknown")));
  }

  public Optional<Summary> ofPeriod(long periodId) {
    return jdbc.sql("select * from summary where period_id = ?").param(periodId).query(Summaries::read).optional();
  }

  public long build(long periodId, Map<String, String> sections) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into summary (period_id, version, sections, built_at) values (?, 0, ?, ?)")
        .params(periodId, Json.write(sections), OffsetDateTime.now(clock)).update(key, "id");
    return key.getKey().longValue();
  }

  /** Changes the text; an approved version stays beside it. */
  public void edit(long id, Map<String, String> sections, String assessment, String proposals) {
    jdbc.sql("update summary set sections = ?, assessment = ?, proposals = ?, sealed_at = null where id = ?")
        .params(Json.write(sections), assessment, proposals, id).update();
  }

  /** The present text is approved and becomes the next version. */
  public void seal(long id) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (jdbc.sql("update summary set version = version + 1, sealed_at = ? where id = ? and sealed_at is null").params(now, id).update() == 0) return;
    Summary summary = require(id);
    jdbc.sql("insert into summary_version (summary_id, version, sections, assessment, proposals, approved_at) values (?, ?, ?, ?, ?, ?)")
        .params(id, summary.version(), Json.write(summary.sections()), summary.assessment(), summary.proposals(), now).update();
  }

  /** Every version that was approved, the first one first; the numbers and when. */
  public List<Version> versions(long id) {
    return jdbc.sql("select version, approved_at from summary_version where summary_id = ? order by version").param(id)
        .query((rs, n) -> new Version(rs.getInt(1), rs.getObject(2, OffsetDateTime.class))).list();
  }

  public void check(long id, String unit, String decision, String remark, String by) {
    jdbc.sql("insert into summary_check (summary_id, unit, decision, remark, checked_by, checked_at) values (?, ?, ?, ?, ?, ?)")
        .params(id, unit, decision, remark, by, OffsetDateTime.now(clock)).update();
  }

  public List<Check> checks(long id) {
    return jdbc.sql("select unit, decision, remark, checked_by, checked_at from summary_check where summary_id = ? order by id").param(id)
        .query((rs, n) -> new Check(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getObject(5, OffsetDateTime.class))).list();
  }

  private static Summary read(ResultSet rs, int row) throws SQLException {
    Map<String, String> sections = new LinkedHashMap<>();
    Json.read(rs.getString("sections")).forEach((code, text) -> sections.put(code, String.valueOf(text)));
    return new Summary(rs.getLong("id"), rs.getLong("period_id"), rs.getInt("version"), sections, rs.getString("assessment"),
        rs.getString("proposals"), rs.getObject("sealed_at", OffsetDateTime.class));
  }
}
