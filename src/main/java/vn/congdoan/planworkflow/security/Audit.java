package vn.congdoan.planworkflow.security;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.congdoan.planworkflow.approval.InPlaceOf;

/**
 * Who did what, when and from where: log-ins, work on tasks, deployments, changes of accounts and rights, operations of administrators, and what
 * was refused. Why something was decided stands with its subject ({@code approval.Acts}) and not here. Rows are only ever appended.
 */
@Repository
public class Audit {

  /** How it ended. */
  public enum Outcome { DONE, REFUSED }

  /**
   * One line of the record.
   *
   * @param actor user id; null when unknown
   * @param address from where; null for work of the system itself
   * @param inPlaceOf user id of whoever the actor stood in for; null when it was done in the own name
   */
  public record Entry(long id, OffsetDateTime at, String actor, String address, AuditAction action, String subject, Outcome outcome, String detail,
      String inPlaceOf) {}

  /**
   * Which lines are wanted; null means all.
   *
   * @param before only older ones than this id
   * @param text part of the subject or the detail
   */
  public record Wanted(Long before, String actor, AuditAction action, Outcome outcome, LocalDate from, LocalDate to, String text) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final InPlaceOf inPlaceOf;

  Audit(JdbcClient jdbc, Clock clock, InPlaceOf inPlaceOf) {
    this.inPlaceOf = inPlaceOf;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Within the present transaction, so that what is taken back was never recorded as done. */
  void append(String actor, AuditAction action, String subject, Outcome outcome, String detail) {
    jdbc.sql("insert into audit_entry (happened_at, actor, address, action, subject, outcome, detail, in_place_of) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(OffsetDateTime.now(clock), cut(actor, 100), cut(address(), 64), action.code(), cut(subject, 400), outcome.name(), cut(detail, 1000),
            cut(inPlaceOf.of(actor).orElse(null), 100))
        .update();
  }

  /** Something that the person of the present request did. */
  void done(AuditAction action, String subject, String detail) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    append(authentication == null ? null : authentication.getName(), action, subject, Outcome.DONE, detail);
  }

  void refusedLogIn(String account, String detail) {
    append(account, AuditAction.LOG_IN, null, Outcome.REFUSED, detail);
  }

  /** Newest first. */
  public List<Entry> page(Wanted wanted, int size) {
    StringBuilder sql = new StringBuilder("select id, happened_at, actor, address, action, subject, outcome, detail, in_place_of from audit_entry where 1 = 1");
    List<Object> values = new ArrayList<>();
    narrow(sql, values, " and id < ?", wanted.before());
    narrow(sql, values, " and actor = ?", wanted.actor());
    narrow(sql, values, " and action = ?", wanted.action() == null ? null : wanted.action().code());
    narrow(sql, values, " and outcome = ?", wanted.outcome() == null ? null : wanted.outcome().name());
    narrow(sql, values, " and happened_at >= ?", wanted.from() == null ? null : startOf(wanted.from()));
    narrow(sql, values, " and happened_at < ?", wanted.to() == null ? null : startOf(wanted.to().plusDays(1)));
    if (wanted.text() != null) {
      String pattern = "%" + wanted.text().toLowerCase(java.util.Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
      sql.append(" and (lower(subject) like ? escape '!' or lower(detail) like ? escape '!')");
      values.add(pattern);
      values.add(pattern);
    }
    sql.append(" order by id desc fetch first ? rows only");
    values.add(size);
    return jdbc.sql(sql.toString()).params(values).query((rs, n) -> new Entry(rs.getLong(1), rs.getObject(2, OffsetDateTime.class), rs.getString(3),
        rs.getString(4), AuditAction.of(rs.getString(5)), rs.getString(6), Outcome.valueOf(rs.getString(7)), rs.getString(8), rs.getString(9))).list();
  }

  /** What has ever been recorded as done, for the choice of a filter. */
  public List<AuditAction> actions() {
    return jdbc.sql("select distinct action from audit_entry order by action").query((rs, n) -> AuditAction.of(rs.getString(1))).list();
  }

  private OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  private static void narrow(StringBuilder sql, List<Object> values, String condition, Object value) {
    if (value == null) return;
    sql.append(condition);
    values.add(value);
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes ? attributes.getRequest().getRemoteAddr() : null;
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
