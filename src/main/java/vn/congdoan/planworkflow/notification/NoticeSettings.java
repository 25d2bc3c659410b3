package vn.congdoan.planworkflow.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Which kinds of mail a person does without. */
@Repository
public class NoticeSettings {

  private final JdbcClient jdbc;
  private final Clock clock;

  public NoticeSettings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Set<NoticeKind> turnedOff(String userId) {
    return jdbc.sql("select kind from notice_setting where user_id = ?").param(userId).query(String.class).list().stream().map(NoticeKind::valueOf)
        .collect(Collectors.toSet());
  }

  /**
   * Turns exactly these kinds off, and all others on.
   *
   * @throws Refused INVALID for a kind that everybody gets
   */
  @Transactional
  public void turnOff(String userId, Set<NoticeKind> kinds) {
    for (NoticeKind kind : kinds) {
      if (!kind.optional()) throw new Refused(Refused.Kind.INVALID, Text.of("notification.notOptional", kind.label()));
    }
    jdbc.sql("delete from notice_setting where user_id = ?").param(userId).update();
    kinds.forEach(kind -> jdbc.sql("insert into notice_setting (user_id, kind, off_at) values (?, ?, ?)")
        .params(userId, kind.name(), OffsetDateTime.now(clock)).update());
  }

  /** Those of these people who do without this kind. */
  Set<String> without(NoticeKind kind, Collection<String> userIds) {
    if (userIds.isEmpty()) return Set.of();
    return new HashSet<>(jdbc.sql("select user_id from notice_setting where kind = :kind and user_id in (:users)").param("kind", kind.name())
        .param("users", userIds).query(String.class).list());
  }
}
