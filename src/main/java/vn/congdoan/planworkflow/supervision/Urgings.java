package vn.congdoan.planworkflow.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.worklist.DueList;

/** The late items that are urged, and their letters. */
@Repository
public class Urgings {

  private final JdbcClient jdbc;
  private final Clock clock;

  Urgings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Urging> find(DatedItem item) {
    return find(item.key());
  }

  /** By the key of the item. */
  public Optional<Urging> find(String item) {
    return jdbc.sql("select * from urging where item = ?").param(item).query(Urgings::read).optional();
  }

  /** @throws Refused NOT_FOUND */
  public Urging require(long id) {
    return jdbc.sql("select * from urging where id = ?").param(id).query(Urgings::read).optional()
        .orElseThrow(() -> Refused.notFound(Text.of("supervision.urgingUnknown")));
  }

  /** Urges an item from now on; one that was urged before, and whose work came back, is urged again. */
  public Urging open(DatedItem item, AlertLevel level, String planCode, String businessKey, DueList.DueWork work) {
    if (find(item).isEmpty()) {
      jdbc.sql("""
              insert into urging (item, subject, unit, due_on, plan, business_key, step, shown, level, opened_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(item.key(), item.subject(), item.unit(), item.dueOn(), planCode, businessKey, work.name(), work.shown(), level.name(),
              OffsetDateTime.now(clock))
          .update();
    } else {
      jdbc.sql("update urging set level = ?, closed_at = null where item = ?").params(level.name(), item.key()).update();
    }
    return find(item).orElseThrow();
  }

  public void raise(long id, AlertLevel level) {
    jdbc.sql("update urging set level = ? where id = ?").params(level.name(), id).update();
  }

  /** The item is done, or got another day. */
  public void close(long id) {
    jdbc.sql("update urging set closed_at = ? where id = ? and closed_at is null").params(OffsetDateTime.now(clock), id).update();
  }

  /** The next urgings that are open, by their ids. */
  public List<Urging> openAfter(long id, int limit) {
    return jdbc.sql("select * from urging where closed_at is null and id > ? order by id fetch first " + limit + " rows only").param(id)
        .query(Urgings::read).list();
  }

  // --- letters

  /** Keeps a letter; one of this level that is there already stays as it is. */
  public void write(long urgingId, AlertLevel level, String sender, String addressee, String body) {
    if (letters(urgingId).stream().anyMatch(letter -> letter.level() == level)) return;
    jdbc.sql("insert into urging_letter (urging_id, level, sender, addressee, body, written_on) values (?, ?, ?, ?, ?, ?)")
        .params(urgingId, level.name(), sender, addressee, body, LocalDate.now(clock)).update();
  }

  /** From the first to the newest. */
  public List<Letter> letters(long urgingId) {
    return jdbc.sql("select * from urging_letter where urging_id = ? order by id").param(urgingId).query(Urgings::readLetter).list();
  }

  /** Keeps what the addressee answers. */
  public void answer(long letterId, String answer, LocalDate promisedOn, String by) {
    jdbc.sql("update urging_letter set answer = ?, promised_on = ?, answered_by = ?, answered_at = ? where id = ? and answered_at is null")
        .params(answer, promisedOn, by, OffsetDateTime.now(clock), letterId).update();
  }

  private static Urging read(ResultSet rs, int row) throws SQLException {
    return new Urging(rs.getLong("id"), new DatedItem(rs.getString("subject"), rs.getString("unit"), rs.getObject("due_on", LocalDate.class)),
        rs.getString("plan"), rs.getString("business_key"), rs.getString("step"), rs.getString("shown"), AlertLevel.valueOf(rs.getString("level")),
        rs.getObject("opened_at", OffsetDateTime.class), rs.getObject("closed_at", OffsetDateTime.class));
  }

  private static Letter readLetter(ResultSet rs, int row) throws SQLException {
    return new Letter(rs.getLong("id"), rs.getLong("urging_id"), AlertLevel.valueOf(rs.getString("level")), rs.getString("sender"), rs.getString("addressee"),
        rs.getString("body"), rs.getObject("written_on", LocalDate.class), rs.getString("number"), rs.getString("answer"),
        rs.getObject("promised_on", LocalDate.class), rs.getString("answered_by"), rs.getObject("answered_at", OffsetDateTime.class));
  }
}
