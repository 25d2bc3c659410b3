package vn.congdoan.planworkflow.approval;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The record of who did what to a subject; rows are only ever appended (domain rules 1, 2 and 6). */
@Repository
public class Acts {

  /** What was done. */
  public enum Kind {
    SUBMIT,
    APPROVE,
    RETURN,
    REJECT,
    RECORD,
    AUTO;

    public String label() {
      return Text.label(this);
    }
  }

  /**
   * One act.
   *
   * @param subject what it was done to, such as {@code report/12}
   * @param step Vietnamese name of the step
   * @param reason given for a return or reject; else null or a remark
   * @param actor user id; null for the system itself
   */
  public record Act(long id, String subject, Kind kind, String step, String reason, String actor, OffsetDateTime at) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Acts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void append(String subject, Kind kind, String step, String reason, String actor) {
    jdbc.sql("insert into act (subject, kind, step, reason, actor, acted_at) values (?, ?, ?, ?, ?, ?)")
        .params(subject, kind.name(), step, reason, actor, OffsetDateTime.now(clock)).update();
  }

  /** Records a decision of a reviewer. */
  public void append(String subject, Review review, String step, String actor) {
    append(subject, Kind.valueOf(review.decision().name()), step, review.reason(), actor);
  }

  public List<Act> of(String subject) {
    return jdbc.sql("select id, subject, kind, step, reason, actor, acted_at from act where subject = ? order by id").param(subject)
        .query((rs, n) -> new Act(rs.getLong(1), rs.getString(2), Kind.valueOf(rs.getString(3)), rs.getString(4), rs.getString(5),
            rs.getString(6), rs.getObject(7, OffsetDateTime.class)))
        .list();
  }

  /** The newest act on a subject, when that is a return: the next person reads its reason first. */
  public Optional<Act> lastReturn(String subject) {
    return lastReturn(of(subject));
  }

  /** The same of acts that have been read already. */
  public static Optional<Act> lastReturn(List<Act> all) {
    List<Act> acts = all.stream().filter(act -> act.kind() != Kind.AUTO && act.kind() != Kind.RECORD).toList();
    return acts.isEmpty() || acts.get(acts.size() - 1).kind() != Kind.RETURN ? Optional.empty() : Optional.of(acts.get(acts.size() - 1));
  }

  /**
   * Four eyes (domain rule 2).
   *
   * @throws Refused FORBIDDEN when the reviewer has ever submitted this subject
   */
  public void requireOtherThanDrafter(String subject, String reviewer) {
    if (of(subject).stream().anyMatch(act -> act.kind() == Kind.SUBMIT && reviewer.equals(act.actor()))) {
      throw Refused.forbidden(Text.of("approval.drafterApproves"));
    }
  }
}
