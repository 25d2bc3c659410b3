package vn.congdoan.planworkflow.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.worklist.DueList;

/** Who was told, when, that an item is near its day or past it; rows are only ever appended, one per item and level. */
@Repository
public class Alerts {

  /**
   * One alert.
   *
   * @param step the step that waited then
   * @param shown what it is about, in words
   * @param receivers groups that were told
   */
  public record Alert(DatedItem item, AlertLevel level, String taskId, String step, String shown, List<String> receivers, LocalDate on,
      OffsetDateTime at) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Alerts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps an alert.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the item was alerted at this level before
   */
  public void append(DatedItem item, AlertLevel level, DueList.DueWork work, Collection<String> receivers) {
    jdbc.sql("""
            insert into alert (item, level, subject, unit, due_on, task_id, step, shown, receivers, alerted_on, alerted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(item.key(), level.name(), item.subject(), item.unit(), item.dueOn(), work.taskId(), work.name(), work.shown(),
            String.join(" ", receivers), LocalDate.now(clock), OffsetDateTime.now(clock))
        .update();
  }

  /** The highest level at which each of these items was alerted; items that never were are left out. */
  public Map<DatedItem, AlertLevel> levels(Collection<DatedItem> items) {
    if (items.isEmpty()) return Map.of();
    Map<String, AlertLevel> byKey = new HashMap<>();
    jdbc.sql("select item, level from alert where item in (:items)").param("items", items.stream().map(DatedItem::key).distinct().toList())
        .query((rs, n) -> byKey.merge(rs.getString(1), AlertLevel.valueOf(rs.getString(2)), (a, b) -> a.compareTo(b) >= 0 ? a : b)).list();
    Map<DatedItem, AlertLevel> levels = new HashMap<>();
    items.forEach(item -> {
      if (byKey.containsKey(item.key())) levels.put(item, byKey.get(item.key()));
    });
    return levels;
  }

  public Optional<AlertLevel> level(DatedItem item) {
    return Optional.ofNullable(levels(List.of(item)).get(item));
  }

  /** Alerts of an item, the first one first. */
  public List<Alert> of(DatedItem item) {
    return jdbc.sql("select * from alert where item = ? order by id").param(item.key()).query(Alerts::read).list();
  }

  /** Alerts of a day, in the order in which they were raised. */
  public List<Alert> on(LocalDate day) {
    return jdbc.sql("select * from alert where alerted_on = ? order by id").param(day).query(Alerts::read).list();
  }

  private static Alert read(ResultSet rs, int row) throws SQLException {
    return new Alert(new DatedItem(rs.getString("subject"), rs.getString("unit"), rs.getObject("due_on", LocalDate.class)),
        AlertLevel.valueOf(rs.getString("level")), rs.getString("task_id"), rs.getString("step"), rs.getString("shown"),
        Arrays.asList(rs.getString("receivers").split(" ")), rs.getObject("alerted_on", LocalDate.class), rs.getObject("alerted_at", OffsetDateTime.class));
  }
}
