package vn.congdoan.planworkflow.document;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The incoming and outgoing registers of the units (Decree 30/2020/NĐ-CP, articles 15 and 22). */
@Repository
public class Registers {

  /** Which of a unit's registers. */
  public enum Direction {
    IN,
    OUT
  }

  private final JdbcClient jdbc;
  private final Numbers numbers;
  private final Attempt attempt;

  Registers(JdbcClient jdbc, Numbers numbers, Attempt attempt) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.attempt = attempt;
  }

  /** The number after the highest one that was registered. */
  public long upcoming(String unit, Direction direction, String period) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from register_entry where unit = ? and direction = ? and period = ?")
        .params(unit, direction.name(), period).query(Long.class).single();
  }

  public boolean taken(String unit, Direction direction, String period, long number) {
    return jdbc.sql("select count(*) from register_entry where unit = ? and direction = ? and period = ? and number = ?")
        .params(unit, direction.name(), period, number).query(Integer.class).single() > 0;
  }

  /** @throws Refused CONFLICT when the number was given before */
  public void register(String unit, Direction direction, String period, long number, String document, String detail, String by, LocalDate on) {
    if (taken(unit, direction, period, number)) {
      throw Refused.conflict(Text.of("document.numberTaken", number, period));
    }
    enter(unit, direction, period, number, document, detail, by, on);
  }

  private void enter(String unit, Direction direction, String period, long number, String document, String detail, String by, LocalDate on) {
    boolean entered = attempt.insert(() -> jdbc.sql("""
            insert into register_entry (unit, direction, period, number, document, detail, registered_by, registered_on, folded)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(unit, direction.name(), period, number, document, detail, by, on, RegisterSearch.folded(number, period, document, detail)).update());
    if (!entered) throw Refused.conflict(Text.of("document.numberJustTaken", number, period));
  }

  /**
   * Registers under the number after the highest one, in a transaction: whoever does so at the same moment waits, and gets the number after this one.
   *
   * @return the number
   */
  public long registerNext(String unit, Direction direction, String period, String document, String detail, String by, LocalDate on) {
    // What is counted there is of no interest; its row is the queue.
    numbers.queue("register/" + unit + "/" + direction, period);
    long number = upcoming(unit, direction, period);
    enter(unit, direction, period, number, document, detail, by, on);
    return number;
  }

  public Optional<String> document(String unit, Direction direction, String period, long number) {
    return jdbc.sql("select document from register_entry where unit = ? and direction = ? and period = ? and number = ?")
        .params(unit, direction.name(), period, number).query(String.class).optional();
  }
}
