package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.DataContext;
import vn.congdoan.planworkflow.plan.PlanLoader;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.supervision.LateItems.Wish;
import vn.congdoan.planworkflow.testing.Databases;

/** What is late on the real units and the real plan, on both databases. */
class LateItemsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  /** A Wednesday; 27 November, the last good day for reports, was the Friday before. */
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);
  private static final LocalDate DUE = LocalDate.of(2026, 11, 27);
  private static final String PLAN = "45-KH-DDTLD";
  private static final Wish ALL = new Wish(null, null, null, null);
  private static final Followers.Reach EVERYTHING = new Followers.Reach(null, null, Set.of());

  private DataContext data;
  private JdbcClient jdbc;
  private LateItems items;
  private Followers followers;
  private AlertLevels levels;
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

  @AfterEach
  void close() {
    if (data != null) data.close();
  }

  private void on(Databases database) {
    DataSource dataSource = database.migrated();
    data = new DataContext(dataSource, Path.of("processes"));
    data.get(PlanLoader.class).load();
    jdbc = JdbcClient.create(dataSource);
    WorkingDays workingDays = data.get(WorkingDays.class);
    levels = (dueOn, today) -> level(workingDays, dueOn, today);
    Units units = data.get(Units.class);
    Actors actors = data.get(Actors.class);
    items = new LateItems(jdbc, levels, new AlertReceivers(units, actors), actors, units, data.get(Plans.class), workingDays,
        Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE), beans.getBeanProvider(LetterLinks.class));
    followers = new Followers(data.get(Plans.class), units);
  }

  /** What alert-level.dmn says. */
  private static Optional<AlertLevel> level(WorkingDays workingDays, LocalDate dueOn, LocalDate today) {
    if (today.isAfter(dueOn)) return Optional.of(workingDays.between(dueOn, today) > 3 ? AlertLevel.SPECIAL_RED : AlertLevel.RED);
    return workingDays.plus(dueOn, -3).isAfter(today) ? Optional.empty() : Optional.of(AlertLevel.YELLOW);
  }

  private void add(String task, String subject, LocalDate due, String plan, Integer year, String... groups) {
    String owner = Actors.unitsOf(List.of(groups)).stream().sorted().findFirst().orElse("");
    jdbc.sql("""
            insert into work_item (task_id, instance_id, process, step, name, subject, shown, due_at, created_at, returned, review, plan, plan_year, owner)
            values (?, 'i', 'p', 's', ?, ?, 'nội dung', ?, ?, false, false, ?, ?, ?)""")
        .params(task, "Việc " + task, subject, due == null ? null : at(due), at(LocalDate.of(2026, 10, 1)), plan, year, owner).update();
    for (String group : groups) {
      jdbc.sql("insert into work_item_group (task_id, group_id, due_at, returned, folded) values (?, ?, ?, false, ' ')")
          .params(task, group, at(due == null ? LocalDate.of(9999, 1, 1) : due)).update();
    }
  }

  private static OffsetDateTime at(LocalDate day) {
    return day.atTime(LocalTime.of(17, 0)).atZone(ZONE).toOffsetDateTime();
  }

  private List<LateItem> all(Wish wish, Followers.Reach reach, String... groups) {
    List<LateItem> found = new ArrayList<>();
    LateItems.Page page = items.page(wish, reach, List.of(groups), null);
    found.addAll(page.items());
    while (page.next() != null) {
      page = items.page(wish, reach, List.of(groups), page.next());
      found.addAll(page.items());
    }
    return found;
  }

  private static List<String> tasks(List<LateItem> found) {
    return found.stream().map(LateItem::taskId).toList();
  }

  @ParameterizedTest
  @EnumSource
  void theWorstComesFirstWithWhoIsLateHowLongAndWhoMustDecide(Databases database) {
    on(database);
    add("draft", "report/1", DUE, PLAN, 2026, "LDLD-AG.staff");
    add("longAgo", "implementation/2", LocalDate.of(2026, 10, 15), PLAN, null, "CSPL.staff");
    add("ofLeader", "report/3", LocalDate.of(2026, 12, 1), PLAN, 2026, "CD-XD.leader");
    add("soon", "report/4", LocalDate.of(2026, 12, 4), PLAN, 2026, "LDLD-HN.staff");
    add("farOff", "report/5", LocalDate.of(2026, 12, 20), PLAN, 2026, "LDLD-HN.staff");
    add("withoutDate", "report/6", null, PLAN, 2026, "LDLD-HN.staff");

    List<LateItem> found = all(ALL, EVERYTHING);

    assertThat(tasks(found)).containsExactly("longAgo", "draft", "ofLeader");
    assertThat(found.get(0).level()).isEqualTo(AlertLevel.SPECIAL_RED);
    assertThat(found.get(0).workingDays()).isEqualTo(34);
    assertThat(found.get(0).decides()).containsExactly("Lãnh đạo – Đảng đoàn Tổng Liên đoàn Lao động Việt Nam",
        "Lãnh đạo – Thường trực Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam");
    LateItem draft = found.get(1);
    assertThat(draft.unitName()).isEqualTo("Liên đoàn Lao động tỉnh An Giang");
    assertThat(draft.who()).containsExactly("Chuyên viên – Liên đoàn Lao động tỉnh An Giang");
    assertThat(draft.workingDays()).isEqualTo(3);
    assertThat(draft.level()).isEqualTo(AlertLevel.RED);
    assertThat(draft.decides()).containsExactly("Lãnh đạo – Liên đoàn Lao động tỉnh An Giang", "Lãnh đạo – Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam");
    assertThat(found.get(2).decides()).as("above a leader").containsExactly("Lãnh đạo – Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam");
    assertThat(items.counts(ALL, EVERYTHING)).containsExactly(Map.entry(AlertLevel.YELLOW, 1L), Map.entry(AlertLevel.RED, 2L), Map.entry(AlertLevel.SPECIAL_RED, 1L));
    assertThat(tasks(all(new Wish(null, null, null, AlertLevel.YELLOW), EVERYTHING))).containsExactly("soon");
  }

  @ParameterizedTest
  @EnumSource
  void stepsOfOneUnitAboutOneSubjectWithOneDateAreOneItemAndTheReceiverHasItsOwn(Databases database) {
    on(database);
    add("b", "implementation/1", DUE, PLAN, null, "LDLD-AG.staff");
    add("a", "implementation/1", DUE, PLAN, null, "LDLD-AG.clerk");
    add("accept", "implementation/1", DUE, PLAN, null, "VPDD.staff");
    add("later", "implementation/1", DUE.plusDays(3), PLAN, null, "LDLD-AG.staff");

    List<LateItem> found = all(ALL, EVERYTHING);

    assertThat(found).hasSize(3);
    assertThat(found).filteredOn(item -> "LDLD-AG".equals(item.unit()) && item.dueOn().equals(DUE)).singleElement().satisfies(item -> {
      assertThat(item.steps()).containsExactlyInAnyOrder("Việc a", "Việc b");
      assertThat(item.who()).hasSize(2);
    });
    assertThat(found).filteredOn(item -> "VPDD".equals(item.unit())).singleElement().satisfies(item -> assertThat(item.taskId()).isEqualTo("accept"));
    assertThat(items.counts(ALL, EVERYTHING).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
  }

  /** Random work against a list that is made without a database. */
  @ParameterizedTest
  @EnumSource
  void everyFilterShowsWhatItSaysAndTheNumbersAreTheLengthsOfTheLists(Databases database) {
    on(database);
    record Row(String task, String subject, LocalDate due, String plan, Integer year, String unit) {}
    Random random = new Random(5);
    List<String> units = List.of("LDLD-AG", "LDLD-HN", "CD-XD", "CSPL", "VPTLD", "CDTCT-DK");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Row row = new Row("t%03d".formatted(i), random.nextInt(10) == 0 ? null : "report/" + random.nextInt(60), TODAY.plusDays(random.nextInt(30) - 25),
          random.nextInt(4) == 0 ? null : PLAN, random.nextBoolean() ? 2024 + random.nextInt(3) : null, units.get(random.nextInt(units.size())));
      rows.add(row);
      add(row.task(), row.subject(), row.due(), row.plan(), row.year(), row.unit() + ".staff");
    }
    Units known = data.get(Units.class);
    List<Wish> wishes = new ArrayList<>(List.of(ALL));
    for (AlertLevel level : AlertLevel.values()) wishes.add(new Wish(null, null, null, level));
    for (UnitKind kind : UnitKind.values()) wishes.add(new Wish(PLAN, null, kind, null));
    for (int year = 2023; year <= 2027; year++) wishes.add(new Wish(null, year, UnitKind.FEDERATION, AlertLevel.RED));
    wishes.add(new Wish("unknown", null, null, null));
    for (Followers.Reach reach : List.of(EVERYTHING, new Followers.Reach(Set.of(PLAN), Set.of(), Set.of(PLAN)))) {
      for (Wish wish : wishes) {
        Map<String, Row> expected = new LinkedHashMap<>();
        rows.stream().filter(row -> wish.plan() == null || wish.plan().equals(row.plan())).filter(row -> reach.plans() == null || row.plan() != null && reach.plans().contains(row.plan()))
            .filter(row -> wish.year() == null || (row.year() != null ? row.year().equals(wish.year()) : row.due().getYear() == wish.year()))
            .filter(row -> wish.kind() == null || known.require(row.unit()).kind() == wish.kind())
            .sorted(Comparator.comparing(Row::due).thenComparing(Row::task))
            .forEach(row -> expected.putIfAbsent((row.subject() == null ? row.task() : row.subject()) + row.unit() + row.due(), row));
        Map<AlertLevel, Long> counts = new EnumMap<>(AlertLevel.class);
        for (AlertLevel level : AlertLevel.values()) counts.put(level, 0L);
        List<String> shown = new ArrayList<>();
        for (Row row : expected.values()) {
          levels.at(row.due(), TODAY).ifPresent(level -> {
            counts.merge(level, 1L, Long::sum);
            if (wish.wants(level)) shown.add(row.task());
          });
        }
        assertThat(tasks(all(wish, reach))).as("%s %s", wish, reach).isEqualTo(shown);
        assertThat(items.counts(wish, reach)).as("%s", wish).isEqualTo(counts);
        List<String> exported = new ArrayList<>();
        items.each(wish, reach, List.of(), item -> exported.add(item.taskId()));
        assertThat(exported).isEqualTo(shown);
      }
    }
  }

  @Test
  void aRowLeadsToTheOwnFormElseToTheRecordThatMayBeReadElseToTheBoard() {
    on(Databases.H2);
    add("report", "report/1", DUE, PLAN, 2026, "LDLD-AG.staff");
    add("duty", "implementation/2", DUE, PLAN, null, "VPDD.staff");
    add("table", "assignment/3", DUE, PLAN, null, "CSPL.staff");

    assertThat(all(ALL, reach("supervisors"), "supervisors")).extracting(LateItem::href)
        .containsExactly("/ho-so?trien-khai=2", "/ho-so?bao-cao=1", "/tien-do#ke-hoach-45-KH-DDTLD");
    assertThat(all(ALL, reach("VPDD.staff"), "VPDD.staff")).extracting(LateItem::href).containsExactly("/camunda/app/tasklist/default/#/?task=duty",
        "/tien-do#nam-45-KH-DDTLD/2026", "/tien-do#ke-hoach-45-KH-DDTLD");
    assertThat(all(ALL, reach("TTDCT.leader"), "TTDCT.leader")).extracting(LateItem::href).contains("/ho-so?bao-cao=1");
    assertThat(all(ALL, reach("DDTLD.leader"), "DDTLD.leader")).extracting(LateItem::href).doesNotContain("/ho-so?bao-cao=1");
  }

  @Test
  void aLetterIsOfferedOnceSomethingIsLateAndOnlyWhereThereIsAPageForIt() {
    on(Databases.H2);
    add("late", "report/1", DUE, PLAN, 2026, "LDLD-AG.staff");
    add("soon", "report/2", TODAY, PLAN, 2026, "LDLD-AG.staff");
    assertThat(all(ALL, EVERYTHING)).extracting(LateItem::letter).containsOnlyNulls();

    beans.registerSingleton("letters", (LetterLinks) item -> Optional.of("/don-doc/thu?item=" + item.key()));

    assertThat(all(ALL, EVERYTHING)).extracting(LateItem::letter).containsExactly("/don-doc/thu?item=report/1|LDLD-AG|2026-11-27");
    assertThat(all(new Wish(null, null, null, AlertLevel.YELLOW), EVERYTHING)).extracting(LateItem::letter).containsOnlyNulls();
  }

  @Test
  void supervisorsLeadershipAndTheOfficeThatUrgesFollowAndNobodyElse() {
    on(Databases.H2);
    assertThat(reach("supervisors").plans()).isNull();
    assertThat(reach("TTDCT.leader").plans()).isNull();
    assertThat(reach("DDTLD.leader").plans()).isNull();
    assertThat(reach("members", "VPDD.staff").plans()).containsExactly(PLAN);
    for (String group : List.of("LDLD-AG.leader", "VPTLD.staff", "CSPL.leader", "camunda-admin", "modelers", "members")) {
      assertThat(followers.reach(Set.of(group))).as(group).isEmpty();
    }
  }

  private Followers.Reach reach(String... groups) {
    return followers.reach(Set.of(groups)).orElseThrow();
  }

  /** Not a test of every build: how long the questions take beside half a million open tasks, a tenth of them late. */
  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  @EnabledIfSystemProperty(named = "planworkflow.measure", matches = "true")
  void halfAMillionOpenTasks(Databases database) {
    on(database);
    for (int late : List.of(10, 100)) {
      jdbc.sql("delete from work_item").update();
      jdbc.sql("""
          insert into work_item (task_id, instance_id, process, step, name, subject, shown, due_at, created_at, returned, review, plan, plan_year, owner)
          select 't' || x, 'i', 'annual-report', 's', 'Soạn báo cáo năm', 'report/' || x, 'Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ',
            cast(? as timestamptz) + ((case when x %% 100 < %d then -(x %% 250) - 1 else x %% 300 + 20 end) * interval '1 day'), now(), false, false, ?, 2024 + x %% 3,
            (array['LDLD-AG', 'LDLD-HN', 'CD-XD', 'CSPL', 'VPTLD', 'CDTCT-DK'])[1 + x %% 6] from generate_series(1, 500000) x""".formatted(late))
          .params(at(TODAY), PLAN).update();
      jdbc.sql("insert into work_item_group (task_id, group_id, due_at, returned, folded) select task_id, owner || '.staff', due_at, false, ' x' from work_item").update();
      jdbc.sql("analyze").update();
      System.out.println("late " + late + " %: " + items.counts(ALL, EVERYTHING));
      Map<String, Runnable> questions = new LinkedHashMap<>();
      Wish narrow = new Wish(PLAN, 2026, UnitKind.FEDERATION, AlertLevel.SPECIAL_RED);
      LateItems.Page[] page = {items.page(ALL, EVERYTHING, List.of(), null)};
      questions.put("counts", () -> items.counts(ALL, EVERYTHING));
      questions.put("counts filtered", () -> items.counts(narrow, EVERYTHING));
      questions.put("first page", () -> items.page(ALL, EVERYTHING, List.of(), null));
      questions.put("next page", () -> items.page(ALL, EVERYTHING, List.of(), page[0].next()));
      questions.put("first page filtered", () -> items.page(narrow, EVERYTHING, List.of(), null));
      questions.put("first page of one plan", () -> items.page(ALL, reach("VPDD.staff"), List.of("VPDD.staff"), null));
      questions.forEach((name, question) -> {
        TreeSet<Long> millis = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
          long start = System.nanoTime();
          question.run();
          millis.add((System.nanoTime() - start) / 1_000_000);
        }
        System.out.println(name + ": " + millis.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " ms");
      });
      long start = System.nanoTime();
      long[] count = {0};
      items.each(ALL, EVERYTHING, List.of(), item -> count[0]++);
      System.out.println("export of " + count[0] + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
  }
}
