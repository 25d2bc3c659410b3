package vn.congdoan.planworkflow.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

/** The submissions to leadership, and the only ways in which they change. */
@Repository
public class Submissions {

  /** What a member of a body said. */
  public record Opinion(String body, String member, String text, OffsetDateTime at) {}

  /**
   * The document as the leading office revised it for leadership.
   *
   * @param sections text by content group
   */
  public record Revision(Map<String, String> sections, String assessment, String proposals) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Submissions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws Refused NOT_FOUND */
  public Submission require(long id) {
    return jdbc.sql("select * from submission where id = ?").param(id).query(Submissions::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("submission.unknown")));
  }

  public Optional<Submission> ofYear(String planCode, int year) {
    return jdbc.sql("select * from submission where plan = ? and report_year = ?").params(planCode, year).query(Submissions::read).optional();
  }

  /** Opens the submission of a summary; a second call returns the first one's id. */
  public long open(long summaryId, String planCode, int year) {
    Optional<Long> present = jdbc.sql("select id from submission where summary_id = ?").param(summaryId).query(Long.class).optional();
    if (present.isPresent()) return present.get();
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into submission (summary_id, plan, report_year, opened_at) values (?, ?, ?, ?)")
        .params(summaryId, planCode, year, OffsetDateTime.now(clock)).update(key, "id");
    return key.getKey().longValue();
  }

  public void keepPresidiumOpinion(long id, String opinion) {
    jdbc.sql("update submission set presidium_opinion = ? where id = ?").params(opinion, id).update();
  }

  public void addOpinion(long id, String body, String member, String text, String by) {
    jdbc.sql("insert into submission_opinion (submission_id, body, member, opinion, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?)")
        .params(id, body, member, text, by, OffsetDateTime.now(clock)).update();
  }

  public List<Opinion> opinions(long id) {
    return jdbc.sql("select body, member, opinion, recorded_at from submission_opinion where submission_id = ? order by id").param(id)
        .query((rs, n) -> new Opinion(rs.getString(1), rs.getString(2), rs.getString(3), rs.getObject(4, OffsetDateTime.class))).list();
  }

  public void conclude(long id, String conclusion) {
    jdbc.sql("update submission set conclusion = ? where id = ?").params(conclusion, id).update();
  }

  /** Keeps a revised document beside the versions before it, and how it answers the return. */
  public void revise(long id, Revision revision, String explanation, String by) {
    int version = jdbc.sql("select coalesce(max(version), 0) + 1 from submission_revision where submission_id = ?").param(id).query(Integer.class).single();
    jdbc.sql("""
            insert into submission_revision (submission_id, version, sections, assessment, proposals, revised_by, revised_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(id, version, Json.write(revision.sections()), revision.assessment(), revision.proposals(), by, OffsetDateTime.now(clock)).update();
    explain(id, explanation);
  }

  /** The newest revised document; empty while leadership has the summary as it was approved. */
  public Optional<Revision> revision(long id) {
    return jdbc.sql("select sections, assessment, proposals from submission_revision where submission_id = ? order by version desc fetch first 1 rows only")
        .param(id).query((rs, n) -> {
          Map<String, String> sections = new LinkedHashMap<>();
          Json.read(rs.getString(1)).forEach((code, text) -> sections.put(code, String.valueOf(text)));
          return new Revision(sections, rs.getString(2), rs.getString(3));
        }).optional();
  }

  private void explain(long id, String explanation) {
    jdbc.sql("update submission set explanation = ? where id = ?").params(explanation, id).update();
  }

  public void draftNotice(long id, String content, List<Map<String, Object>> directives) {
    jdbc.sql("update submission set notice_content = ?, notice_directives = ? where id = ?")
        .params(content, Json.write(Map.of("directives", directives)), id).update();
  }

  public void sign(long id, String by) {
    jdbc.sql("update submission set signed_by = ? where id = ?").params(by, id).update();
  }

  public void issue(long id, String number, LocalDate on) {
    jdbc.sql("update submission set notice_number = ?, issued_on = ?, folded = ? where id = ? and notice_number is null")
        .params(number, on, NoticeSearch.folded(number), id).update();
  }

  private static Submission read(ResultSet rs, int row) throws SQLException {
    List<Map<String, Object>> directives = new ArrayList<>();
    if (Json.read(rs.getString("notice_directives")).get("directives") instanceof List<?> list) {
      for (Object item : list) {
        Map<String, Object> directive = new LinkedHashMap<>();
        ((Map<?, ?>) item).forEach((name, value) -> directive.put(String.valueOf(name), value));
        directives.add(directive);
      }
    }
    return new Submission(rs.getLong("id"), rs.getLong("summary_id"), rs.getString("plan"), rs.getInt("report_year"),
        rs.getString("presidium_opinion"), rs.getString("conclusion"), rs.getString("notice_content"), directives, rs.getString("explanation"),
        rs.getString("notice_number"), rs.getString("signed_by"), rs.getObject("issued_on", LocalDate.class));
  }
}
