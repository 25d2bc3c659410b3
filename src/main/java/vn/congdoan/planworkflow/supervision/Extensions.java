package vn.congdoan.planworkflow.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.InTransaction;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The requests for later due dates; none is deleted, so the first date and every change stay on record. */
@Repository
public class Extensions {

  private static final String UNDECIDED = " state in ('OPEN', 'RETURNED')";

  private final JdbcClient jdbc;
  private final Clock clock;
  /** Each step of an item asks whether its date was moved, when it ends and when the next begins. */
  private final InTransaction<String, List<Extension>> known = new InTransaction<>();

  Extensions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws Refused NOT_FOUND */
  public Extension require(long id) {
    return jdbc.sql("select * from due_extension where id = ?").param(id).query(Extensions::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("supervision.extensionUnknown")));
  }

  /** Every request about a unit's work on a subject, the oldest first. */
  public List<Extension> of(String subject, String unit) {
    return known.get(subject + "|" + unit, item -> jdbc.sql("select * from due_extension where subject = ? and unit = ? order by id").params(subject, unit)
        .query(Extensions::read).list());
  }

  /** The request of an item that nobody has decided on yet. */
  public Optional<Extension> undecided(String subject, String unit, LocalDate dueOn) {
    return of(subject, unit).stream().filter(one -> one.dueOn().equals(dueOn) && one.state().undecided()).findFirst();
  }

  /** The undecided request that belongs to an open task. */
  public Optional<Extension> undecidedAt(String taskId) {
    return jdbc.sql("select * from due_extension where task_id = ? and" + UNDECIDED).param(taskId).query(Extensions::read).optional();
  }

  /** Keeps a new request; state, time and what is decided later are not asked of it. */
  public long ask(Extension asked) {
    known.forget();
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("""
            insert into due_extension (subject, unit, plan, task_id, step, shown, asking_group, first_due_on, due_on, proposed_on, reason, asked_by,
              asked_in_place_of, asked_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""")
        .params(asked.subject(), asked.unit(), asked.plan(), asked.taskId(), asked.step(), asked.shown(), asked.askingGroup(), asked.firstDueOn(),
            asked.dueOn(), asked.proposedOn(), asked.reason(), asked.askedBy(), asked.askedInPlaceOf(), OffsetDateTime.now(clock))
        .update(key, "id");
    return key.getKey().longValue();
  }

  /** The process instance that carries the request. */
  public void carriedBy(long id, String instanceId) {
    known.forget();
    jdbc.sql("update due_extension set instance_id = ? where id = ?").params(instanceId, id).update();
  }

  /** Who has to decide now. */
  public void decidedByGroup(long id, Extension.Authority authority, String group) {
    known.forget();
    jdbc.sql("update due_extension set authority = ?, deciding_group = ? where id = ?").params(authority.name(), group, id).update();
  }

  /** The item goes on in another task. */
  public void moveTo(long id, String taskId) {
    known.forget();
    jdbc.sql("update due_extension set task_id = ? where id = ?").params(taskId, id).update();
  }

  /** Whoever asked has clarified the reason or changed the date. */
  public void amend(long id, String reason, LocalDate proposedOn) {
    change(id, "state = 'OPEN', reason = ?, proposed_on = ?", Extension.State.RETURNED, reason, proposedOn);
  }

  public void sendBack(long id) {
    change(id, "state = 'RETURNED'", Extension.State.OPEN);
  }

  public void grant(long id, LocalDate on, String reason, String by, String inPlaceOf) {
    change(id, "state = 'GRANTED', granted_on = ?, decision_reason = ?, decided_by = ?, decided_in_place_of = ?, decided_at = ?", Extension.State.OPEN,
        on, reason, by, inPlaceOf, OffsetDateTime.now(clock));
  }

  public void refuse(long id, String reason, String by, String inPlaceOf) {
    change(id, "state = 'REFUSED', decision_reason = ?, decided_by = ?, decided_in_place_of = ?, decided_at = ?", Extension.State.OPEN, reason, by,
        inPlaceOf, OffsetDateTime.now(clock));
  }

  /** The item was done before anybody decided. */
  public void end(long id) {
    known.forget();
    jdbc.sql("update due_extension set state = 'ENDED', decided_at = ? where id = ? and" + UNDECIDED).params(OffsetDateTime.now(clock), id).update();
  }

  /**
   * The due date that a day has become: a day from the one that was moved up to the one that was granted is the granted one, through however many
   * extensions.
   */
  public LocalDate granted(String subject, String unit, LocalDate reckoned) {
    List<Extension> granted = of(subject, unit).stream().filter(one -> one.state() == Extension.State.GRANTED).toList();
    LocalDate due = reckoned;
    for (Extension one : granted) {
      if (!due.isBefore(one.dueOn()) && due.isBefore(one.grantedOn())) due = one.grantedOn();
    }
    return due;
  }

  /** The very first due date of an item that is due on a day now. */
  public LocalDate firstDueOn(String subject, String unit, LocalDate dueOn) {
    return of(subject, unit).stream().filter(one -> one.state() == Extension.State.GRANTED && one.grantedOn().equals(dueOn)).map(Extension::firstDueOn)
        .findFirst().orElse(dueOn);
  }

  private void change(long id, String set, Extension.State from, Object... values) {
    known.forget();
    JdbcClient.StatementSpec statement = jdbc.sql("update due_extension set " + set + " where id = ? and state = '" + from + "'");
    int n = 1;
    for (Object value : values) statement = statement.param(n++, value);
    if (statement.param(n, id).update() == 0) throw Refused.conflict(Text.of("supervision.extensionMoved"));
  }

  private static Extension read(ResultSet rs, int row) throws SQLException {
    String authority = rs.getString("authority");
    return new Extension(rs.getLong("id"), rs.getString("subject"), rs.getString("unit"), rs.getString("plan"), rs.getString("task_id"),
        rs.getString("step"), rs.getString("shown"), rs.getString("asking_group"), rs.getObject("first_due_on", LocalDate.class),
        rs.getObject("due_on", LocalDate.class), rs.getObject("proposed_on", LocalDate.class), rs.getString("reason"), rs.getString("asked_by"),
        rs.getString("asked_in_place_of"), rs.getObject("asked_at", OffsetDateTime.class), Extension.State.valueOf(rs.getString("state")),
        authority == null ? null : Extension.Authority.valueOf(authority), rs.getString("deciding_group"), rs.getObject("granted_on", LocalDate.class),
        rs.getString("decision_reason"), rs.getString("decided_by"), rs.getString("decided_in_place_of"),
        rs.getObject("decided_at", OffsetDateTime.class), rs.getString("instance_id"));
  }
}
