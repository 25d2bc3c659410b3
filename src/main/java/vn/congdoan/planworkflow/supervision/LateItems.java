package vn.congdoan.planworkflow.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/**
 * What is late, the worst first: open work whose day is over or near, with who has to act and who must decide. Several steps of one unit about the
 * same subject with the same due date are one item.
 */
@Repository
public class LateItems {

  /** Items on one page. */
  public static final int PAGE = 50;

  /** No decision table warns earlier than this. */
  private static final int DAYS_AHEAD = 60;
  private static final int CHUNK = 1000;

  private static final Set<AlertLevel> LATE = EnumSet.of(AlertLevel.RED, AlertLevel.SPECIAL_RED);
  private static final Map<String, String> RECORDS = Map.of("report", "bao-cao", "implementation", "trien-khai", "summary", "tong-hop",
      "submission", "trinh");
  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

  /**
   * What a reader looks at; null is no wish.
   *
   * @param year that the work reports on, or in which it is due when it belongs to no year
   * @param kind of the unit that has to act
   * @param level null for all that is late
   */
  public record Wish(String plan, Integer year, UnitKind kind, AlertLevel level) {

    boolean wants(AlertLevel candidate) {
      return level == null ? LATE.contains(candidate) : level == candidate;
    }
  }

  /** Where the next page begins: behind the item with this due date and task. */
  public record Mark(OffsetDateTime due, String taskId) {}

  /** One page; {@code next} is null on the last. */
  public record Page(List<LateItem> items, Mark next) {}

  /** Due dates of one level that follow one another. */
  private record Span(OffsetDateTime from, OffsetDateTime to) {}

  /** A due date with its level; null for none. */
  private record Due(OffsetDateTime at, AlertLevel level) {}

  private record Lead(String taskId, String name, String subject, String shown, String plan, Integer year, String owner, OffsetDateTime due,
      boolean returned) {}

  private final JdbcClient jdbc;
  private final AlertLevels levels;
  private final AlertReceivers receivers;
  private final Actors actors;
  private final Units units;
  private final Plans plans;
  private final WorkingDays workingDays;
  private final Clock clock;
  private final ObjectProvider<LetterLinks> letters;

  LateItems(JdbcClient jdbc, AlertLevels levels, AlertReceivers receivers, Actors actors, Units units, Plans plans, WorkingDays workingDays,
      Clock clock, ObjectProvider<LetterLinks> letters) {
    this.jdbc = jdbc;
    this.levels = levels;
    this.receivers = receivers;
    this.actors = actors;
    this.units = units;
    this.plans = plans;
    this.workingDays = workingDays;
    this.clock = clock;
    this.letters = letters;
  }

  /** How many items there are of each level, whatever level the reader wishes to see. */
  public Map<AlertLevel, Long> counts(Wish wish, Followers.Reach reach) {
    Map<AlertLevel, Long> counts = new EnumMap<>(AlertLevel.class);
    for (AlertLevel level : AlertLevel.values()) counts.put(level, 0L);
    Map<Instant, AlertLevel> levelOf = new HashMap<>();
    OffsetDateTime last = null;
    for (Due due : dues()) {
      if (due.level() == null) continue;
      levelOf.put(due.at().toInstant(), due.level());
      last = due.at();
    }
    // Most of what is near is not near enough for a level.
    if (last == null) return counts;
    bound("select due_at, count(*) from (select distinct coalesce(w.subject, w.task_id) as item, w.owner, w.due_at from work_item w where w.due_at <= :last and "
        + conditions(wish, reach) + ") d group by due_at", wish, reach).param("last", last).query(rs -> {
          AlertLevel level = levelOf.get(rs.getObject(1, OffsetDateTime.class).toInstant());
          if (level != null) counts.merge(level, rs.getLong(2), Long::sum);
        });
    return counts;
  }

  /**
   * The next page, the earliest due first; from the beginning without a mark.
   *
   * @param groups of the reader
   */
  public Page page(Wish wish, Followers.Reach reach, Collection<String> groups, Mark after) {
    List<Lead> leads = leads(wish, reach, spans(wish), after, PAGE + 1);
    List<Lead> shown = leads.subList(0, Math.min(PAGE, leads.size()));
    return new Page(new Telling(reach, groups).tell(shown), leads.size() > PAGE ? mark(shown.get(PAGE - 1)) : null);
  }

  /** Hands on every item that the wish shows, in the same order as {@link #page}, without keeping them all. */
  public void each(Wish wish, Followers.Reach reach, Collection<String> groups, Consumer<LateItem> taker) {
    List<Span> spans = spans(wish);
    Telling telling = new Telling(reach, groups);
    Mark after = null;
    while (true) {
      List<Lead> leads = leads(wish, reach, spans, after, CHUNK);
      telling.tell(leads).forEach(taker);
      if (leads.size() < CHUNK) return;
      after = mark(leads.get(CHUNK - 1));
    }
  }

  private static Mark mark(Lead lead) {
    return new Mark(lead.due(), lead.taskId());
  }

  // --- what the database is asked

  /** Every due date that is over or near, whoever's it is, with its level. */
  private List<Due> dues() {
    LocalDate today = LocalDate.now(clock);
    Map<LocalDate, Optional<AlertLevel>> levelOf = new HashMap<>();
    // From one date to the next along their index: there are far fewer of them than items.
    return jdbc.sql("""
            with recursive due (at) as (
              select min(due_at) from work_item where due_at < :horizon
              union all
              select (select min(w.due_at) from work_item w where w.due_at > due.at and w.due_at < :horizon) from due where due.at is not null)
            select at from due where at is not null order by at""").param("horizon", horizon())
        .query((rs, n) -> {
          OffsetDateTime at = rs.getObject(1, OffsetDateTime.class);
          return new Due(at, levelOf.computeIfAbsent(day(at), dueOn -> levels.at(dueOn, today)).orElse(null));
        }).list();
  }

  private List<Span> spans(Wish wish) {
    List<Span> spans = new ArrayList<>();
    boolean open = false;
    for (Due due : dues()) {
      boolean wanted = due.level() != null && wish.wants(due.level());
      if (wanted && open) spans.set(spans.size() - 1, new Span(spans.get(spans.size() - 1).from(), due.at()));
      else if (wanted) spans.add(new Span(due.at(), due.at()));
      open = wanted;
    }
    return spans;
  }

  private List<Lead> leads(Wish wish, Followers.Reach reach, List<Span> spans, Mark after, int limit) {
    if (spans.isEmpty()) return List.of();
    StringBuilder sql = new StringBuilder("select w.task_id, w.name, w.subject, w.shown, w.plan, w.plan_year, w.owner, w.due_at, w.returned from work_item w where ")
        .append(conditions(wish, reach)).append(" and (");
    for (int i = 0; i < spans.size(); i++) {
      sql.append(i == 0 ? "" : " or ").append("w.due_at >= :from").append(i).append(" and w.due_at <= :to").append(i);
    }
    sql.append(")");
    if (after != null) sql.append(" and w.due_at >= :due and (w.due_at > :due or w.task_id > :task)");
    // Asked row by row along the index of the due dates; as a join it would read everything for one page.
    sql.append(" and (w.subject is null or w.task_id = (select min(o.task_id) from work_item o where o.subject = w.subject and o.owner = w.owner")
        .append(" and o.due_at = w.due_at))")
        .append(" order by w.due_at, w.task_id fetch first ").append(limit).append(" rows only");
    JdbcClient.StatementSpec statement = bound(sql.toString(), wish, reach);
    for (int i = 0; i < spans.size(); i++) statement.param("from" + i, spans.get(i).from()).param("to" + i, spans.get(i).to());
    if (after != null) statement.param("due", after.due()).param("task", after.taskId());
    return statement.query(LateItems::lead).list();
  }

  private static String conditions(Wish wish, Followers.Reach reach) {
    StringBuilder sql = new StringBuilder("w.due_at < :horizon");
    if (wish.plan() != null) sql.append(" and w.plan = :plan");
    if (wish.year() != null) sql.append(" and (w.plan_year = :year or w.plan_year is null and w.due_at >= :yearFrom and w.due_at < :yearTo)");
    if (wish.kind() != null) sql.append(" and w.owner in (select code from unit where kind = :kind)");
    if (reach.plans() != null) sql.append(" and w.plan in (:reach)");
    return sql.toString();
  }

  private JdbcClient.StatementSpec bound(String sql, Wish wish, Followers.Reach reach) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql).param("horizon", horizon());
    if (wish.plan() != null) statement.param("plan", wish.plan());
    if (wish.year() != null) {
      statement.param("year", wish.year()).param("yearFrom", start(LocalDate.of(wish.year(), 1, 1))).param("yearTo", start(LocalDate.of(wish.year() + 1, 1, 1)));
    }
    if (wish.kind() != null) statement.param("kind", wish.kind().name());
    if (reach.plans() != null) statement.param("reach", reach.plans());
    return statement;
  }

  private static Lead lead(ResultSet rs, int row) throws SQLException {
    return new Lead(rs.getString("task_id"), rs.getString("name"), rs.getString("subject"), rs.getString("shown"), rs.getString("plan"),
        rs.getObject("plan_year", Integer.class), rs.getString("owner"), rs.getObject("due_at", OffsetDateTime.class), rs.getBoolean("returned"));
  }

  private OffsetDateTime horizon() {
    return start(LocalDate.now(clock).plusDays(DAYS_AHEAD));
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  private LocalDate day(OffsetDateTime at) {
    return at.atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  /** Puts items into words for one reader; names are asked for once, however many items bear them. */
  private final class Telling {

    private final Followers.Reach reach;
    private final Collection<String> groups;
    private final LetterLinks letterLinks;
    private final LocalDate today = LocalDate.now(clock);
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Optional<Unit>> unitOf = new HashMap<>();
    private final Map<String, Optional<Plan>> planOf = new HashMap<>();
    private final Map<LocalDate, Integer> daysOf = new HashMap<>();

    Telling(Followers.Reach reach, Collection<String> groups) {
      this.reach = reach;
      this.groups = groups;
      this.letterLinks = letters.getIfAvailable();
    }

    List<LateItem> tell(List<Lead> leads) {
      if (leads.isEmpty()) return List.of();
      Map<String, List<String[]>> tasks = tasksAbout(leads);
      Map<String, List<String>> acting = actingOn(leads.stream().map(Lead::taskId).toList(), tasks);
      return leads.stream().map(lead -> item(lead, tasks.getOrDefault(key(lead.subject(), lead.owner(), lead.due()), List.of()), acting)).toList();
    }

    /** Id and name of the open tasks of these items. */
    private Map<String, List<String[]>> tasksAbout(List<Lead> leads) {
      List<String> subjects = leads.stream().map(Lead::subject).filter(subject -> subject != null).distinct().toList();
      Map<String, List<String[]>> tasks = new HashMap<>();
      if (subjects.isEmpty()) return tasks;
      jdbc.sql("select task_id, name, subject, owner, due_at from work_item where subject in (:subjects) and due_at is not null order by created_at, task_id")
          .param("subjects", subjects).query(rs -> {
            tasks.computeIfAbsent(key(rs.getString(3), rs.getString(4), rs.getObject(5, OffsetDateTime.class)), key -> new ArrayList<>())
                .add(new String[] {rs.getString(1), rs.getString(2)});
          });
      return tasks;
    }

    private Map<String, List<String>> actingOn(List<String> leadIds, Map<String, List<String[]>> tasks) {
      Set<String> ids = new TreeSet<>(leadIds);
      tasks.values().forEach(open -> open.forEach(task -> ids.add(task[0])));
      return jdbc.sql("select task_id, group_id from work_item_group where task_id in (:ids) order by group_id").param("ids", ids)
          .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream()
          .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private LateItem item(Lead lead, List<String[]> tasks, Map<String, List<String>> acting) {
      Set<String> steps = new LinkedHashSet<>();
      Set<String> owners = new TreeSet<>(acting.getOrDefault(lead.taskId(), List.of()));
      if (tasks.isEmpty()) steps.add(lead.name());
      for (String[] task : tasks) {
        steps.add(task[1]);
        owners.addAll(acting.getOrDefault(task[0], List.of()));
      }
      LocalDate dueOn = day(lead.due());
      boolean late = today.isAfter(dueOn);
      Optional<Plan> plan = lead.plan() == null ? Optional.empty() : planOf.computeIfAbsent(lead.plan(), plans::find);
      Optional<Unit> unit = unitOf.computeIfAbsent(lead.owner(), units::find);
      DatedItem dated = lead.subject() == null || lead.owner().isEmpty() ? null : new DatedItem(lead.subject(), lead.owner(), dueOn);
      AlertLevel level = levels.at(dueOn, today).orElse(null);
      List<String> decides = level == null || lead.owner().isEmpty() ? List.of()
          : receivers.of(level, new DatedItem(lead.subject(), lead.owner(), dueOn), owners, plan);
      return new LateItem(lead.taskId(), List.copyOf(steps), lead.shown(), plan.map(Plan::number).orElse(null), unit.map(Unit::code).orElse(null),
          unit.map(Unit::name).orElse(null), unit.map(found -> found.kind().label()).orElse(null), named(owners), dueOn,
          daysOf.computeIfAbsent(dueOn, due -> late ? workingDays.between(due, today) : workingDays.between(today, due)), late, level,
          named(decides), lead.returned(), href(lead, owners),
          dated == null || letterLinks == null || !late ? null : letterLinks.letterAbout(dated).orElse(null));
    }

    private List<String> named(Collection<String> wanted) {
      return wanted.stream().map(group -> names.computeIfAbsent(group, actors::describe)).toList();
    }

    /** The form of one's own work, else the record, else the place on the board. */
    private String href(Lead lead, Set<String> owners) {
      if (owners.stream().anyMatch(groups::contains)) return TASKLIST + lead.taskId();
      String kind = lead.subject() == null ? "" : lead.subject().replaceFirst("/.*", "");
      if (RECORDS.containsKey(kind) && reach.opens(kind, lead.plan())) {
        return "/ho-so?" + RECORDS.get(kind) + "=" + lead.subject().substring(kind.length() + 1);
      }
      if (lead.plan() == null) return "/tien-do";
      return "/tien-do#" + (lead.year() != null ? "nam-" + lead.plan() + "/" + lead.year() : "ke-hoach-" + lead.plan());
    }

    private String key(String subject, String owner, OffsetDateTime due) {
      return subject + "|" + owner + "|" + due.toInstant();
    }
  }

  /** The plans that the reader sees, with their numbers. */
  public Map<String, String> plansOf(Followers.Reach reach) {
    Map<String, String> seen = new LinkedHashMap<>();
    plans.all().stream().filter(plan -> reach.plans() == null || reach.plans().contains(plan.code())).forEach(plan -> seen.put(plan.code(), plan.number()));
    return seen;
  }

  /** The years that a wish can name: from the oldest plan on to the present one. */
  public List<Integer> years() {
    int thisYear = LocalDate.now(clock).getYear();
    int first = plans.all().stream().mapToInt(plan -> plan.issuedOn().getYear()).min().orElse(thisYear);
    return IntStream.rangeClosed(first, Math.max(first, thisYear)).boxed().toList();
  }
}
