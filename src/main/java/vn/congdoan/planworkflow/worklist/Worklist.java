package vn.congdoan.planworkflow.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.search.Folded;

/** The open user tasks, by who may do them and how pressing they are. */
@Repository
public class Worklist {

  /** Items on one page. */
  public static final int PAGE = 20;

  /** A count ends here: nobody works through more, and counting on would read all of an office's work. */
  public static final int COUNTED = 1000;

  /** Sorts work without a due date behind all other. */
  private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final String COLUMNS = "task_id, instance_id, process, step, name, subject, shown, unit, assignee, due_at, created_at, returned, review,"
      + " plan, plan_year";

  /** Where the next page begins: behind the item with this due date and id. */
  public record Mark(OffsetDateTime due, String taskId) {}

  /**
   * Open work of a group.
   *
   * @param firstDue null when nothing of it has a due date
   */
  public record GroupWork(String group, int items, OffsetDateTime firstDue) {}

  /** Open tasks of one step of a process, and how many of them are past their day. */
  public record StepWork(String process, String step, long open, long overdue) {}

  /**
   * Work that somebody may do.
   *
   * @param reviews true for steps that decide only, false for the others only; null for all
   */
  public record Share(String group, Boolean reviews) {

    static List<Share> whole(Collection<String> groups) {
      return new TreeSet<>(groups).stream().map(group -> new Share(group, null)).toList();
    }

    String condition() {
      return reviews == null ? "" : " and exists (select 1 from work_item w where w.task_id = g.task_id and w.review = " + reviews + ")";
    }
  }

  /** One page; {@code next} is null on the last. */
  public record Page(List<WorkItem> items, Mark next) {}

  private final JdbcClient jdbc;
  private final WorkingDays workingDays;
  private final Clock clock;

  public Worklist(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
    this.jdbc = jdbc;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  // --- kept by the engine's events

  void add(WorkItem item, int priority) {
    jdbc.sql("insert into work_item (" + COLUMNS + ", owner) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(item.taskId(), item.instanceId(), item.process(), item.step(), item.name(), item.subject(), item.shown(), item.unit(), item.assignee(),
            item.due(), item.created(), item.returned(), item.review(), item.plan(), item.year(), item.owner())
        .update();
    for (String group : new TreeSet<>(item.groups())) addGroup(item, group, item.due(), priority);
  }

  /** Takes over what can change while a task waits; of a task that is not in the list yet there is nothing to change. */
  void change(String taskId, String assignee, OffsetDateTime due, int priority, Collection<String> groups) {
    WorkItem present = items(List.of(taskId)).get(taskId);
    if (present == null) return;
    jdbc.sql("update work_item set assignee = ?, due_at = ?, owner = ? where task_id = ?").params(assignee, due, WorkItem.ownerOf(groups), taskId).update();
    jdbc.sql("update work_item_group set due_at = ?, priority = ? where task_id = ?").params(orNever(due), priority, taskId).update();
    for (String group : present.groups()) {
      if (!groups.contains(group)) jdbc.sql("delete from work_item_group where task_id = ? and group_id = ?").params(taskId, group).update();
    }
    for (String group : groups) {
      if (!present.groups().contains(group)) addGroup(present, group, due, priority);
    }
  }

  void remove(String taskId) {
    jdbc.sql("delete from work_item where task_id = ?").param(taskId).update();
  }

  private void addGroup(WorkItem item, String group, OffsetDateTime due, int priority) {
    jdbc.sql("insert into work_item_group (task_id, group_id, due_at, created_at, priority, returned, review, folded) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(item.taskId(), group, orNever(due), item.created(), priority, item.returned(), item.review(), Folded.of(1000, item.name(), item.shown()))
        .update();
  }

  /** Ids in the list behind one and up to another; to the end of the list when that is null. */
  List<String> ids(String after, String upTo) {
    return jdbc.sql("select task_id from work_item where task_id > :after" + (upTo == null ? "" : " and task_id <= :upTo")).param("after", after)
        .params(upTo == null ? Map.of() : Map.of("upTo", upTo)).query(String.class).list();
  }

  Set<String> present(Collection<String> ids) {
    if (ids.isEmpty()) return Set.of();
    return new HashSet<>(jdbc.sql("select task_id from work_item where task_id in (:ids)").param("ids", ids).query(String.class).list());
  }

  // --- what people ask

  /** How much open work each group has that has any; of all groups when they are null. */
  public List<GroupWork> ofEachGroup(Collection<String> groups) {
    JdbcClient.StatementSpec statement = jdbc.sql("select group_id, count(*), min(due_at) from work_item_group "
        + (groups == null ? "" : "where group_id in (:groups) ") + "group by group_id order by group_id");
    if (groups != null) statement.param("groups", groups);
    return statement.query((rs, n) -> {
      OffsetDateTime due = rs.getObject(3, OffsetDateTime.class);
      return new GroupWork(rs.getString(1), rs.getInt(2), due.getYear() >= NEVER.getYear() - 1 ? null : due);
    }).list();
  }

  /** How much work is open in each step that has any: reads the whole list once, so it is nothing for a page. */
  public List<StepWork> ofEachStep() {
    return jdbc.sql("select process, step, count(*), count(case when due_at < ? then 1 end) from work_item group by process, step order by 1, 2")
        .param(OffsetDateTime.now(clock)).query((rs, n) -> new StepWork(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4))).list();
  }

  /** The next page of the work that one of the groups may do, the earliest due first; from the beginning without a mark. */
  public Page page(Urgency urgency, Collection<String> groups, Mark after) {
    return pageOf(urgency, Share.whole(groups), after);
  }

  /** The same of shares of the groups' work. */
  public Page pageOf(Urgency urgency, List<Share> own, Mark after) {
    if (own.isEmpty()) return new Page(List.of(), null);
    String behind = after == null ? "" : " and g.due_at >= :due and (g.due_at > :due or g.task_id > :task)";
    // Each group's part is cut by its own index before the parts are put together.
    String parts = union(own, "select g.due_at, g.task_id from work_item_group g where g.group_id = :group%d and " + urgency.condition() + behind
        + "%s order by g.due_at, g.task_id fetch first " + (PAGE + 1) + " rows only");
    JdbcClient.StatementSpec statement = jdbc.sql("select distinct due_at, task_id from (" + parts + ") p order by due_at, task_id fetch first "
        + (PAGE + 1) + " rows only");
    bind(statement, urgency, own);
    if (after != null) statement.param("due", after.due()).param("task", after.taskId());
    List<Mark> marks = statement.query((rs, n) -> new Mark(rs.getObject(1, OffsetDateTime.class), rs.getString(2))).list();
    List<Mark> shown = marks.subList(0, Math.min(PAGE, marks.size()));
    Map<String, WorkItem> items = items(shown.stream().map(Mark::taskId).toList());
    return new Page(shown.stream().map(mark -> items.get(mark.taskId())).filter(item -> item != null).toList(),
        marks.size() > PAGE ? shown.get(PAGE - 1) : null);
  }

  /** How much work the groups may do, counted up to {@link #COUNTED}. */
  public int count(Urgency urgency, Collection<String> groups) {
    return countOf(urgency, Share.whole(groups));
  }

  /** The same of shares of the groups' work. */
  public int countOf(Urgency urgency, List<Share> own) {
    if (own.isEmpty()) return 0;
    String parts = union(own, "select g.task_id from work_item_group g where g.group_id = :group%d and " + urgency.condition()
        + "%s fetch first " + COUNTED + " rows only");
    JdbcClient.StatementSpec statement = jdbc.sql("select count(*) from (select distinct task_id from (" + parts + ") p fetch first " + COUNTED
        + " rows only) c");
    bind(statement, urgency, own);
    return statement.query(Integer.class).single();
  }

  /** How much open work the groups may do, counted up to {@link #COUNTED}. */
  public int count(Collection<String> groups) {
    return Math.min(COUNTED, IntStream.range(0, Urgency.values().length).map(i -> count(Urgency.values()[i], groups)).sum());
  }

  /** Ids of the open tasks in which a unit works on a subject until a day. */
  public List<String> tasksOf(String subject, String unit, LocalDate dueOn) {
    return jdbc.sql("""
            select distinct w.task_id from work_item w join work_item_group g on g.task_id = w.task_id
            where w.subject = ? and g.group_id like ? and w.due_at >= ? and w.due_at < ? order by w.task_id""")
        .params(subject, unit + ".%", startOf(dueOn), startOf(dueOn.plusDays(1))).query(String.class).list();
  }

  private OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  /** How much open work these shares hold, counted up to {@link #COUNTED}. */
  public int countOf(List<Share> own) {
    return Math.min(COUNTED, IntStream.range(0, Urgency.values().length).map(i -> countOf(Urgency.values()[i], own)).sum());
  }

  /** Groups that have work which is overdue, due soon or returned. */
  public List<String> pressedGroups() {
    return jdbc.sql("select distinct group_id from work_item_group where due_at < :later or returned = true order by group_id")
        .param("later", later()).query(String.class).list();
  }

  /** Open work about these subjects, whoever does it. */
  List<WorkItem> about(Collection<String> subjects) {
    if (subjects.isEmpty()) return List.of();
    List<String> ids = jdbc.sql("select task_id from work_item where subject in (:subjects)").param("subjects", subjects).query(String.class).list();
    return List.copyOf(items(ids).values());
  }

  /** Work of the groups that has all the words, the earliest due first. */
  List<WorkItem> find(List<String> patterns, Collection<String> groups, int limit) {
    if (groups.isEmpty()) return List.of();
    List<Share> own = Share.whole(groups);
    String words = IntStream.range(0, patterns.size()).mapToObj(i -> " and g.folded like :word" + i).collect(Collectors.joining());
    String parts = union(own, "select g.due_at, g.task_id from work_item_group g where g.group_id = :group%d" + words
        + "%s order by g.due_at, g.task_id fetch first " + limit + " rows only");
    JdbcClient.StatementSpec statement = jdbc.sql("select distinct due_at, task_id from (" + parts + ") p order by due_at, task_id fetch first " + limit
        + " rows only");
    bind(statement, own);
    for (int i = 0; i < patterns.size(); i++) statement.param("word" + i, patterns.get(i));
    List<String> ids = statement.query((rs, n) -> rs.getString(2)).list();
    return List.copyOf(items(ids).values());
  }

  private static String union(List<Share> shares, String part) {
    return IntStream.range(0, shares.size()).mapToObj(i -> "(" + part.replace("%d", Integer.toString(i)).replace("%s", shares.get(i).condition()) + ")")
        .collect(Collectors.joining(" union all "));
  }

  private static void bind(JdbcClient.StatementSpec statement, List<Share> shares) {
    for (int i = 0; i < shares.size(); i++) statement.param("group" + i, shares.get(i).group());
  }

  private void bind(JdbcClient.StatementSpec statement, Urgency urgency, List<Share> shares) {
    bind(statement, shares);
    if (urgency == Urgency.OVERDUE || urgency == Urgency.SOON) statement.param("now", OffsetDateTime.now(clock));
    if (urgency != Urgency.OVERDUE) statement.param("later", later());
  }

  /** The first moment that is not due soon. */
  private OffsetDateTime later() {
    return workingDays.dueSoonUntil(LocalDate.now(clock)).plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  private Map<String, WorkItem> items(List<String> ids) {
    if (ids.isEmpty()) return Map.of();
    Map<String, List<String>> groups = jdbc.sql("select task_id, group_id from work_item_group where task_id in (:ids) order by group_id").param("ids", ids)
        .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<String, WorkItem> found = jdbc.sql("select " + COLUMNS + " from work_item where task_id in (:ids)").param("ids", ids)
        .query((rs, n) -> item(rs, groups.getOrDefault(rs.getString(1), List.of()))).list().stream()
        .collect(Collectors.toMap(WorkItem::taskId, item -> item));
    Map<String, WorkItem> inOrder = new LinkedHashMap<>();
    ids.forEach(id -> {
      if (found.containsKey(id)) inOrder.put(id, found.get(id));
    });
    return inOrder;
  }

  private static WorkItem item(ResultSet rs, List<String> groups) throws SQLException {
    return new WorkItem(rs.getString("task_id"), rs.getString("instance_id"), rs.getString("process"), rs.getString("step"), rs.getString("name"),
        rs.getString("subject"), rs.getString("shown"), rs.getString("unit"), rs.getString("assignee"), rs.getObject("due_at", OffsetDateTime.class),
        rs.getObject("created_at", OffsetDateTime.class), rs.getBoolean("returned"), rs.getBoolean("review"), groups, rs.getString("plan"),
        rs.getObject("plan_year", Integer.class));
  }

  private static OffsetDateTime orNever(OffsetDateTime due) {
    return due == null ? NEVER : due;
  }
}
