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
   * @param inPlaceOf user id of whoever the actor stood in for; null when it was done in the own name
   */
  public record Act(long id, String subject, Kind kind, String step, String reason, String actor, OffsetDateTime at, String inPlaceOf) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final InPlaceOf inPlaceOf;

  Acts(JdbcClient jdbc, Clock clock, InPlaceOf inPlaceOf) {
    this.inPlaceOf = inPlaceOf;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void append(String subject, Kind kind, String step, String reason, String actor) {
    jdbc.sql("insert into act (subject, kind, step, reason, actor, acted_at, in_place_of) values (?, ?, ?, ?, ?, ?, ?)")
        .params(subject, kind.name(), step, reason, actor, OffsetDateTime.now(clock), inPlaceOf.of(actor).orElse(null)).update();
  }

  /** Records a decision of a reviewer. */
  public void append(String subject, Review review, String step, String actor) {
    append(subject, Kind.valueOf(review.decision().name()), step, review.reason(), actor);
  }

  public List<Act> of(String subject) {
    return jdbc.sql("select id, subject, kind, step, reason, actor, acted_at, in_place_of from act where subject = ? order by id").param(subject)
        .query((rs, n) -> new Act(rs.getLong(1), rs.getString(2), Kind.valueOf(rs.getString(3)), rs.getString(4), rs.getString(5),
            rs.getString(6), rs.getObject(7, OffsetDateTime.class), rs.getString(8)))
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
   * Four eyes (domain rule 2). Both who submitted in another's place and whoever was absent count as the drafter; and who decides in another's place has
   * that person's eyes beside the own.
   *
   * @throws Refused FORBIDDEN when the reviewer has ever submitted this subject
   */
  public void requireOtherThanDrafter(String subject, String reviewer) {
    List<Act> submitted = of(subject).stream().filter(act -> act.kind() == Kind.SUBMIT).toList();
    if (submitted.stream().anyMatch(act -> isBy(reviewer, act))) throw Refused.forbidden(Text.of("approval.drafterApproves"));
    String absent = inPlaceOf.of(reviewer).orElse(null);
    if (absent != null && submitted.stream().anyMatch(act -> isBy(absent, act))) throw Refused.forbidden(Text.of("approval.absentDrafted"));
  }

  private static boolean isBy(String person, Act act) {
    return person.equals(act.actor()) || person.equals(act.inPlaceOf());
  }
}
