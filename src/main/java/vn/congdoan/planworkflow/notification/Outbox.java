package vn.congdoan.planworkflow.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.organization.Accounts;

/** What was told and to whom: kept until the mail server has taken it, and for a while afterwards. */
@Repository
public class Outbox {

  /** How far a mail is; derived, never written down. */
  public enum State {
    WAITING("try_at is not null"),
    SENT("sent_at is not null"),
    UNDELIVERABLE("refused_at is not null");

    private final String condition;

    State(String condition) {
      this.condition = condition;
    }
  }

  /**
   * A mail to one person.
   *
   * @param said what it says, as MailText reads it
   * @param messageId the same in every repetition, so that a receiver drops those
   */
  record Notice(long id, NoticeKind kind, String receiver, Map<String, Object> said, String messageId, OffsetDateTime createdAt) {}

  /** A mail as administrators see it. */
  public record Line(long id, NoticeKind kind, String receiver, String address, OffsetDateTime createdAt, OffsetDateTime sentAt,
      OffsetDateTime refusedAt, OffsetDateTime tryAt, String refusal) {}

  private static final int LONGEST_REASON = 1000;

  private final JdbcClient jdbc;
  private final MailSettings settings;
  private final Clock clock;

  Outbox(JdbcClient jdbc, MailSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** Keeps a mail for each of these people who was not told under this key before. */
  void add(NoticeKind kind, String key, Collection<Accounts.Person> people, Map<String, Object> said) {
    Set<String> told = new HashSet<>(jdbc.sql("select receiver from notice where notice_key = ?").param(key).query(String.class).list());
    OffsetDateTime now = OffsetDateTime.now(clock);
    for (Accounts.Person person : people) {
      if (!told.add(person.userId())) continue;
      jdbc.sql("""
              insert into notice (kind, notice_key, receiver, address, said, message_id, urgent, created_at, try_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          // Ids begin anew in a new database; a receiver would take the mails of the new one for repetitions.
          .params(kind.name(), key, person.userId(), person.mail(), Json.write(said), UUID.randomUUID() + "@" + settings.domain(),
              kind != NoticeKind.DIGEST, now, now)
          .update();
    }
  }

  /** Whether something can be sent now, as far as the rate allows. */
  public boolean anythingDue() {
    return !due(1).isEmpty();
  }

  /** The next to send, the urgent first. */
  List<Long> due(int limit) {
    return jdbc.sql("select id from notice where try_at <= ? order by urgent desc, id fetch first " + limit + " rows only")
        .param(OffsetDateTime.now(clock)).query(Long.class).list();
  }

  /** Takes a mail for the running transaction; empty when it is sent already, or another node is just sending it. */
  Optional<Notice> take(long id) {
    return jdbc.sql("select id, kind, receiver, said, message_id, created_at from notice where id = ? and try_at is not null for update skip locked")
        .param(id).query((rs, n) -> notice(rs)).optional();
  }

  void sent(long id, String address) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql("update notice set sent_at = ?, tried_at = ?, address = ?, try_at = null, refusal = null where id = ?").params(now, now, address, id).update();
  }

  /** Nobody takes this mail: administrators see why, and may have it tried again. */
  void refused(long id, String address, String why) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql("update notice set refused_at = ?, tried_at = ?, address = ?, try_at = null, refusal = ? where id = ?")
        .params(now, now, address, shortened(why), id).update();
  }

  /** The receiver's server asks to come again. */
  void postponed(long id, String address, String why) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql("update notice set tried_at = ?, address = ?, try_at = ?, refusal = ? where id = ?")
        .params(now, address, now.plus(settings.postponed()), shortened(why), id).update();
  }

  /** When the server was asked since then, the earliest first. */
  List<OffsetDateTime> triedAfter(OffsetDateTime moment) {
    return jdbc.sql("select tried_at from notice where tried_at > ? order by tried_at").param(moment).query(OffsetDateTime.class).list();
  }

  /** Lets all undeliverable mails be tried once more. */
  public int tryUndeliverableAgain() {
    return jdbc.sql("update notice set try_at = ?, refused_at = null where refused_at is not null").param(OffsetDateTime.now(clock)).update();
  }

  void forgetSentBefore(OffsetDateTime moment) {
    jdbc.sql("delete from notice where sent_at < ?").param(moment).update();
  }

  public long count(State state) {
    return jdbc.sql("select count(*) from notice where " + state.condition).query(Long.class).single();
  }

  /** The newest mails in a state, or in any. */
  public List<Line> newest(State state, Long before, int limit) {
    String where = (state == null ? "1 = 1" : state.condition) + (before == null ? "" : " and id < " + before);
    return jdbc.sql("select id, kind, receiver, address, created_at, sent_at, refused_at, try_at, refusal from notice where " + where
            + " order by id desc fetch first " + limit + " rows only")
        .query((rs, n) -> new Line(rs.getLong("id"), NoticeKind.valueOf(rs.getString("kind")), rs.getString("receiver"), rs.getString("address"),
            time(rs, "created_at"), time(rs, "sent_at"), time(rs, "refused_at"), time(rs, "try_at"), rs.getString("refusal"))).list();
  }

  private static Notice notice(ResultSet rs) throws SQLException {
    return new Notice(rs.getLong("id"), NoticeKind.valueOf(rs.getString("kind")), rs.getString("receiver"), Json.read(rs.getString("said")),
        rs.getString("message_id"), time(rs, "created_at"));
  }

  private static OffsetDateTime time(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class);
  }

  private static String shortened(String text) {
    return text == null || text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}
