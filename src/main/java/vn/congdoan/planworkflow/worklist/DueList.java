package vn.congdoan.planworkflow.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open work in the order of its due dates, for those who watch that nothing is late. */
@Repository
public class DueList {

  /**
   * An open task with a due date.
   *
   * @param subject what it is about, such as {@code report/12}; null when nobody wrote the work for its model
   * @param shown the same in words: unit, year, plan
   * @param groups whose members may do it
   */
  public record DueWork(String taskId, String instanceId, String process, String name, String subject, String shown, OffsetDateTime due,
      List<String> groups) {}

  /** Where the next page begins: behind the task with this due date and id. */
  public record Mark(OffsetDateTime due, String taskId) {

    public static final Mark BEGINNING = new Mark(OffsetDateTime.of(1900, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "");
  }

  private static final String SELECT = "select task_id, instance_id, process, name, subject, shown, due_at from work_item ";

  private final JdbcClient jdbc;

  DueList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next tasks that are due before a moment, the earliest first. */
  public List<DueWork> page(OffsetDateTime before, Mark after, int limit) {
    return withGroups(jdbc.sql(SELECT + "where due_at < :before and due_at >= :due and (due_at > :due or task_id > :task) order by due_at, task_id fetch first "
            + limit + " rows only")
        .param("before", before).param("due", after.due()).param("task", after.taskId()).query(DueList::work).list());
  }

  /** A task as the list still knows it; empty when it is not open or has no due date. */
  public Optional<DueWork> find(String taskId) {
    return withGroups(jdbc.sql(SELECT + "where task_id = ? and due_at is not null").param(taskId).query(DueList::work).list()).stream().findFirst();
  }

  /** Open work with a due date about these subjects, whoever does it. */
  public List<DueWork> about(Collection<String> subjects) {
    if (subjects.isEmpty()) return List.of();
    return withGroups(jdbc.sql(SELECT + "where subject in (:subjects) and due_at is not null order by due_at, task_id").param("subjects", subjects)
        .query(DueList::work).list());
  }

  private List<DueWork> withGroups(List<DueWork> found) {
    if (found.isEmpty()) return found;
    Map<String, List<String>> groups = jdbc.sql("select task_id, group_id from work_item_group where task_id in (:ids) order by group_id")
        .param("ids", found.stream().map(DueWork::taskId).toList())
        .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return found.stream().map(work -> new DueWork(work.taskId(), work.instanceId(), work.process(), work.name(), work.subject(), work.shown(), work.due(),
        groups.getOrDefault(work.taskId(), List.of()))).toList();
  }

  private static DueWork work(ResultSet rs, int row) throws SQLException {
    return new DueWork(rs.getString("task_id"), rs.getString("instance_id"), rs.getString("process"), rs.getString("name"), rs.getString("subject"),
        rs.getString("shown"), rs.getObject("due_at", OffsetDateTime.class), List.of());
  }
}
