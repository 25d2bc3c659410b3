package vn.congdoan.planworkflow.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Folded;
import vn.congdoan.planworkflow.testing.Databases;

/** The list of open work and of what was given on, on both databases. */
class WorklistTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  /** A Thursday morning; the third working day from it is Tuesday. */
  private static final OffsetDateTime NOW = LocalDate.of(2026, 11, 12).atTime(9, 0).atZone(ZONE).toOffsetDateTime();
  private static final String GROUP = "LDLD-AG.staff";

  private JdbcClient jdbc;
  private Worklist worklist;
  private HandedIn handedIn;

  private void on(Databases database) {
    DataSource dataSource = database.migrated();
    jdbc = JdbcClient.create(dataSource);
    worklist = new Worklist(jdbc, new WorkingDays(Map.of()), Clock.fixed(NOW.toInstant(), ZONE));
    handedIn = new HandedIn(jdbc);
  }

  private void add(String id, OffsetDateTime due, boolean returned, String... groups) {
    worklist.add(new WorkItem(id, "instance-" + id, "annual-report", "userTask_draftReport", "Soạn báo cáo năm", "report/" + id,
        "Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ", "LDLD-AG", null, due, NOW.minusDays(3), returned, false, List.of(groups), "45-KH-DDTLD",
        2026), 50);
  }

  private List<String> ids(Urgency urgency, String... groups) {
    return worklist.page(urgency, List.of(groups), null).items().stream().map(WorkItem::taskId).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyItemHasOneUrgencyAndTheEarliestDueComesFirst(Databases database) {
    on(database);
    add("late", NOW.minusSeconds(1), false, GROUP);
    add("veryLate", NOW.minusDays(9), true, GROUP);
    add("now", NOW, false, GROUP);
    add("tuesdayEvening", LocalDate.of(2026, 11, 17).atTime(23, 59).atZone(ZONE).toOffsetDateTime(), true, GROUP);
    add("wednesday", LocalDate.of(2026, 11, 18).atStartOfDay(ZONE).toOffsetDateTime(), false, GROUP);
    add("returned", NOW.plusDays(30), true, GROUP);
    add("noDue", null, false, GROUP);
    add("returnedNoDue", null, true, GROUP);
    add("foreign", NOW.minusDays(1), false, "LDLD-DNA.staff");

    assertThat(ids(Urgency.OVERDUE, GROUP)).containsExactly("veryLate", "late");
    assertThat(ids(Urgency.SOON, GROUP)).containsExactly("now", "tuesdayEvening");
    assertThat(ids(Urgency.RETURNED, GROUP)).containsExactly("returned", "returnedNoDue");
    assertThat(ids(Urgency.OTHER, GROUP)).containsExactly("wednesday", "noDue");
    assertThat(worklist.count(List.of(GROUP))).isEqualTo(8);
    assertThat(worklist.count(Urgency.OVERDUE, List.of(GROUP))).isEqualTo(2);
    assertThat(worklist.count(List.of())).isZero();
    assertThat(ids(Urgency.OVERDUE)).as("somebody in no group").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void pagesFollowOneAnotherWithoutGapOrRepetitionWhateverIsDueAtTheSameMoment(Databases database) {
    on(database);
    for (int i = 0; i < 3 * Worklist.PAGE; i++) add("t%03d".formatted(i), NOW.minusHours(1 + i / 30), false, i % 3 == 0 ? new String[] {GROUP, "B.staff"} : new String[] {GROUP});

    List<String> seen = new ArrayList<>();
    Worklist.Mark mark = null;
    int pages = 0;
    do {
      Worklist.Page page = worklist.page(Urgency.OVERDUE, List.of(GROUP, "B.staff"), mark);
      page.items().forEach(item -> seen.add(item.taskId()));
      assertThat(page.items()).hasSize(Worklist.PAGE);
      mark = page.next();
      pages++;
    } while (mark != null);

    assertThat(pages).isEqualTo(3);
    assertThat(seen).doesNotHaveDuplicates().hasSize(3 * Worklist.PAGE);
    assertThat(seen.get(0)).as("the earliest due").isEqualTo("t030");
    assertThat(worklist.count(Urgency.OVERDUE, List.of(GROUP, "B.staff"))).isEqualTo(3 * Worklist.PAGE);
  }

  @ParameterizedTest
  @EnumSource
  void aCountEndsAtItsLimit(Databases database) {
    on(database);
    jdbc.sql("""
        insert into work_item (task_id, instance_id, process, step, name, shown, created_at, returned, review)
        select cast(x as varchar), 'i', 'p', 's', 'n', 's', current_timestamp, false, false from %s
        """.formatted(database == Databases.H2 ? "system_range(1, 1500)" : "generate_series(1, 1500) x")).update();
    jdbc.sql("insert into work_item_group (task_id, group_id, due_at, returned, folded) select task_id, ?, ?, false, ' n' from work_item").params(GROUP, NOW.minusDays(1)).update();

    assertThat(worklist.count(Urgency.OVERDUE, List.of(GROUP))).isEqualTo(Worklist.COUNTED);
    assertThat(worklist.count(List.of(GROUP))).isEqualTo(Worklist.COUNTED);
  }

  @ParameterizedTest
  @EnumSource
  void whatChangesWhileATaskWaitsIsTakenOver(Databases database) {
    on(database);
    add("a", NOW.plusDays(30), true, GROUP, "B.staff");

    worklist.change("a", "ldld-ag.staff", NOW.minusDays(1), 50, Set.of(GROUP, "C.staff"));

    WorkItem item = worklist.page(Urgency.OVERDUE, List.of("C.staff"), null).items().get(0);
    assertThat(item.assignee()).isEqualTo("ldld-ag.staff");
    assertThat(item.due()).isEqualTo(NOW.minusDays(1));
    assertThat(item.groups()).containsExactly("C.staff", GROUP);
    assertThat(worklist.count(List.of("B.staff"))).isZero();
    worklist.change("a", null, null, 50, Set.of(GROUP));
    assertThat(ids(Urgency.RETURNED, GROUP)).containsExactly("a");
    worklist.change("unknown", "somebody", NOW, 50, Set.of(GROUP));
    assertThat(worklist.present(List.of("unknown"))).as("the first assignee comes before the task is in the list").isEmpty();
    worklist.remove("a");
    assertThat(worklist.count(List.of(GROUP))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheGroupsOwnWorkIsFoundByItsWords(Databases database) {
    on(database);
    add("mine", NOW, false, GROUP, "B.staff");
    add("foreign", NOW, false, "LDLD-DNA.staff");

    assertThat(worklist.find(Folded.patterns("an GIANG bao cao"), List.of(GROUP, "B.staff"), 10)).extracting(WorkItem::taskId).containsExactly("mine");
    assertThat(worklist.find(Folded.patterns("đồng nai"), List.of(GROUP), 10)).isEmpty();
    assertThat(worklist.find(Folded.patterns("an giang"), List.of(), 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasGivenOnStandsOnceInTheListOfWhoDidItAndOfTheGroup(Databases database) {
    on(database);
    Asker first = new Asker("an", Set.of(GROUP, "members"));
    Asker second = new Asker("binh", Set.of(GROUP));
    Asker moved = new Asker("an", Set.of("LDLD-DNA.staff"));
    Asker stranger = new Asker("chi", Set.of("LDLD-DNA.staff"));
    handedIn.keep("report/1", "An Giang · 2026", "i1", "an", List.of(GROUP), NOW.minusDays(2));
    handedIn.keep("report/2", "An Giang · 2025", "i2", "binh", List.of(GROUP), NOW.minusDays(1));
    handedIn.keep("report/1", "An Giang · 2026", "i1", "binh", List.of(GROUP), NOW);

    assertThat(subjects(first)).containsExactly("report/1", "report/2");
    assertThat(subjects(second)).containsExactly("report/1", "report/2");
    assertThat(subjects(moved)).as("who changed the unit keeps what was the own").containsExactly("report/1");
    assertThat(subjects(stranger)).isEmpty();
    assertThat(handedIn.holds(second, "report/2")).isTrue();
    assertThat(handedIn.holds(moved, "report/2")).isFalse();
    assertThat(handedIn.holds(stranger, "report/1")).isFalse();
    assertThat(handedIn.find(Folded.patterns("2025 an"), first, 5)).extracting(HandedIn.Handed::subject).containsExactly("report/2");
    assertThat(handedIn.find(Folded.patterns("2025 an"), stranger, 5)).isEmpty();
    assertThat(new Asker(GROUP, Set.of())).as("a user named like a group").satisfies(asker -> assertThat(subjects(asker)).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void pagesOfWhatWasGivenOnFollowOneAnother(Databases database) {
    on(database);
    Asker asker = new Asker("an", Set.of(GROUP, "B.staff"));
    for (int i = 0; i < 50; i++) {
      handedIn.keep("report/" + i, "r", "i", i % 2 == 0 ? "an" : "binh", i % 3 == 0 ? List.of("B.staff", GROUP) : List.of(GROUP), NOW.minusMinutes(i / 4));
    }

    List<String> seen = new ArrayList<>();
    HandedIn.Mark mark = null;
    do {
      HandedIn.Page page = handedIn.page(asker, mark);
      page.items().forEach(item -> seen.add(item.subject()));
      mark = page.next();
    } while (mark != null);

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(new HashSet<>(seen)).hasSize(50);
  }

  private List<String> subjects(Asker asker) {
    return handedIn.page(asker, null).items().stream().map(HandedIn.Handed::subject).toList();
  }
}
