package vn.congdoan.planworkflow.worklist;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which open tasks of some groups stand on a page of a filter, read from an index in the filter's order, however much work the groups have. */
@Repository
public class TaskPages {

  /** What a page is sorted by. */
  public enum Order {
    CREATED("g.created_at", "created_at"),
    DUE("g.due_at", "due_at"),
    PRIORITY("g.priority", "priority");

    private final String column;
    private final String inPage;

    Order(String column, String inPage) {
      this.column = column;
      this.inPage = inPage;
    }
  }

  /**
   * What a filter asks for; null is no wish.
   *
   * @param groups whose tasks; the person who asks has to belong to each
   * @param dueBefore only with a due date before it
   * @param dueAfter only with a due date after it
   * @param returned true for tasks that mend what was returned
   * @param review true for tasks that decide on what others drew up
   */
  public record Wish(Set<String> groups, OffsetDateTime dueBefore, OffsetDateTime dueAfter, Boolean returned, Boolean review) {}

  /** Later than any due date: what stands there has none. */
  private static final OffsetDateTime NO_DUE_DATE = OffsetDateTime.of(9998, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc;

  public TaskPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ids of the tasks on a page, in its order; tasks without a due date are sorted behind all others, or before them when it descends. */
  public List<String> ids(Wish wish, Order order, boolean ascending, int first, int most) {
    if (wish.groups().isEmpty() || most <= 0) return List.of();
    String direction = ascending ? "" : " desc";
    String parts = parts(wish, order, "select g.task_id, g.created_at, g.due_at, g.priority from work_item_group g where %s order by " + order.column + direction + ", g.task_id"
        + direction + " fetch first " + ((long) first + most) + " rows only");
    return bound("select distinct " + order.inPage + ", task_id from (" + parts + ") p order by " + order.inPage + direction + ", task_id" + direction
        + " offset " + first + " rows fetch first " + most + " rows only", wish).query((rs, n) -> rs.getString(2)).list();
  }

  /** How many there are, counted up to a limit. */
  public int count(Wish wish, int limit) {
    if (wish.groups().isEmpty()) return 0;
    String parts = parts(wish, Order.CREATED, "select g.task_id from work_item_group g where %s fetch first " + limit + " rows only");
    return bound("select count(*) from (select distinct task_id from (" + parts + ") p fetch first " + limit + " rows only) c", wish)
        .query(Integer.class).single();
  }

  /** Each group's part is cut by its own index before the parts are put together. */
  private static String parts(Wish wish, Order order, String part) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < wish.groups().size(); i++) {
      String condition = "g.group_id = :group" + i
          + (wish.dueBefore() == null ? "" : " and g.due_at < :before")
          + (wish.dueAfter() == null ? "" : " and g.due_at > :after" + (wish.dueBefore() == null ? " and g.due_at < :none" : ""))
          + (wish.returned() == null ? "" : " and g.returned = " + wish.returned());
      // An index by creation begins with what is asked for by it; all of a group is both of its halves.
      List<Boolean> halves = wish.review() != null ? List.of(wish.review())
          : order == Order.CREATED && wish.returned() == null && wish.dueBefore() == null && wish.dueAfter() == null ? List.of(true, false) : List.of();
      if (halves.isEmpty()) parts.add("(" + part.formatted(condition) + ")");
      for (Boolean half : halves) parts.add("(" + part.formatted(condition + " and g.review = " + half) + ")");
    }
    return String.join(" union all ", parts);
  }

  private JdbcClient.StatementSpec bound(String sql, Wish wish) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    int i = 0;
    for (String group : wish.groups()) statement.param("group" + i++, group);
    if (wish.dueBefore() != null) statement.param("before", wish.dueBefore());
    if (wish.dueAfter() != null) {
      statement.param("after", wish.dueAfter());
      if (wish.dueBefore() == null) statement.param("none", NO_DUE_DATE);
    }
    return statement;
  }
}
