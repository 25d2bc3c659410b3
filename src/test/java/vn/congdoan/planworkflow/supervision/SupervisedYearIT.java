package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.congdoan.planworkflow.PlanWorkflowApplication;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.supervision.Reminders.Open;
import vn.congdoan.planworkflow.supervision.Reminders.Reminder;
import vn.congdoan.planworkflow.supervision.process.AlertSweep;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;

/**
 * A whole year of plan 45, day by day, all its units: some early, some late, some returned, some silent. Who was reminded on which day is exactly
 * what {@link Reminders} works out beside it, and the same when the application is ended and started again in the middle.
 */
class SupervisedYearIT {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  /** Reports are overdue, and not yet specially so. */
  private static final LocalDate RESTART = LocalDate.of(2026, 12, 1);

  /** The steps at which people of this year ever act. */
  private static final String[] ACTED = {"userTask_registerDocument", "userTask_routeDocument", "userTask_acknowledgeDuty", "userTask_draftReport",
      "userTask_approveReport", "userTask_acceptReport", "userTask_urgeUnit", "userTask_answerUrging"};

  private enum Character {
    EARLY,
    LATE,
    RETURNED,
    SILENT
  }

  private ConfigurableApplicationContext application;
  private Office office;
  private final Map<String, Open> seen = new HashMap<>();
  private final Set<String> returned = new HashSet<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    if (application != null) application.close();
    ClockUtil.reset();
  }

  @Test
  void everybodyIsRemindedOnTheDaysThatTheOracleNamesWithOrWithoutARestart() throws Exception {
    List<Reminder> once = year("once", null);
    assertThat(once).filteredOn(reminder -> reminder.level().equals("SPECIAL_RED")).hasSizeGreaterThan(100);
    Map<Character, String> federations = new TreeMap<>();
    once.stream().map(Reminder::unit).filter(unit -> unit.matches("LDLD-[A-Z]+")).distinct().sorted()
        .forEach(unit -> federations.putIfAbsent(characterOf(unit), unit));
    assertThat(federations).containsOnlyKeys(Character.values());
    assertThat(reports(once, federations.get(Character.SILENT))).containsExactly("YELLOW 2026-11-24", "RED 2026-11-30", "SPECIAL_RED 2026-12-03");
    assertThat(reports(once, federations.get(Character.EARLY))).isEmpty();
    assertThat(once).as("a returned report has a day of its own").anySatisfy(reminder -> {
      assertThat(reminder.step()).isEqualTo("Soạn báo cáo năm");
      assertThat(characterOf(reminder.unit())).isEqualTo(Character.RETURNED);
      assertThat(reminder.dueOn()).isAfter(LocalDate.of(2026, 11, 27));
    });
    assertThat(once).as("the receiver's delay is the receiver's").anyMatch(reminder -> reminder.unit().equals("VPTLD") && reminder.level().equals("RED"));

    assertThat(year("restarted", RESTART)).as("with a restart in the middle").isEqualTo(once);
  }

  private static List<String> reports(List<Reminder> reminders, String unit) {
    return reminders.stream().filter(reminder -> reminder.unit().equals(unit) && reminder.dueOn().equals(LocalDate.of(2026, 11, 27)))
        .map(reminder -> reminder.level() + " " + reminder.on()).toList();
  }

  /** Runs the year on a new database; what the product told, after it was compared with the oracle. */
  private List<Reminder> year(String name, LocalDate restart) throws Exception {
    seen.clear();
    returned.clear();
    Reminders oracle = new Reminders();
    atTime(FIRST, 8, 0);
    start(name);
    office.as("vpdd.staff", () -> application.getBean(PlanStarts.class).startPlan(Office.PLAN));
    office.runDueJobs();
    application.getBean(PlanYear.class).assign(Office.PLAN, null, "APPROVE", null);
    List<Reminder> told = new ArrayList<>();
    for (LocalDate day = FIRST.plusDays(1); !day.isAfter(LAST); day = day.plusDays(1)) {
      atTime(day, 7, 30);
      if (day.equals(restart)) {
        application.close();
        start(name);
      }
      application.getBean(AlertSweep.class).sweepWhenDue();
      oracle.morning(day, open());
      told.addAll(toldOn(day));
      atTime(day, 10, 0);
      office.runDueJobs();
      if (oracle.isWorkingDay(day)) act(day);
    }
    application.close();
    application = null;
    Comparator<Reminder> order = Comparator.comparing(Reminder::toString);
    List<Reminder> expected = oracle.all().stream().sorted(order).toList();
    List<Reminder> actual = told.stream().sorted(order).toList();
    assertThat(actual).as(name).isEqualTo(expected);
    return actual;
  }

  private void start(String name) {
    application = new SpringApplicationBuilder(PlanWorkflowApplication.class, Office.class, PlanYear.class).run(
        "--server.port=0", "--spring.datasource.url=jdbc:h2:file:" + folder.resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE",
        "--camunda.bpm.process-engine-name=year" + name, "--camunda.bpm.job-execution.enabled=false", "--planworkflow.fan-out-sweep=PT24H",
        "--planworkflow.bcrypt-cost=4");
    office = application.getBean(Office.class);
  }

  private void atTime(LocalDate day, int hour, int minute) {
    ClockUtil.setCurrentTime(java.util.Date.from(day.atTime(LocalTime.of(hour, minute)).atZone(Office.ZONE).toInstant()));
  }

  private List<Reminder> toldOn(LocalDate day) {
    return application.getBean(Alerts.class).on(day).stream()
        .map(alert -> new Reminder(day, alert.level().name(), alert.item().unit(), alert.item().dueOn(), alert.step(), alert.receivers())).toList();
  }

  /** All that waits in the engine, but for answers to letters. */
  private List<Open> open() {
    return application.getBean(TaskService.class).createTaskQuery().list().stream().map(this::open)
        .filter(task -> !task.name().equals("Trả lời văn bản đôn đốc")).toList();
  }

  private Open open(Task task) {
    return seen.computeIfAbsent(task.getId(), id -> {
      String group = application.getBean(TaskService.class).getIdentityLinksForTask(id).get(0).getGroupId();
      String about = application.getBean(RuntimeService.class).createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult()
          .getBusinessKey();
      return new Open(id, task.getName(), about, group, task.getDueDate().toInstant().atZone(Office.ZONE).toLocalDate());
    });
  }

  // --- what people do

  private static Character characterOf(String unit) {
    return Character.values()[new Random(29L * unit.hashCode()).nextInt(100) % Character.values().length];
  }

  /** The same for the same unit and matter in every run. */
  private static int seeded(String what, int bound) {
    return new Random(45L * what.hashCode()).nextInt(bound);
  }

  private void act(LocalDate today) {
    // What one does may open the next desk's work on the same day.
    for (boolean acted = true; acted;) {
      acted = false;
      List<Task> waiting = application.getBean(TaskService.class).createTaskQuery().taskDefinitionKeyIn(ACTED).list();
      for (Task task : waiting) open(task);
      waiting.sort(Comparator.comparing((Task task) -> open(task).about()).thenComparing(Task::getTaskDefinitionKey));
      for (Task task : waiting) acted |= act(task, open(task), today);
    }
  }

  private boolean act(Task task, Open open, LocalDate today) {
    Character character = characterOf(open.unit());
    String user = open.group().toLowerCase(Locale.ROOT);
    Object[] fields = switch (task.getTaskDefinitionKey()) {
      case "userTask_registerDocument" -> acts(character, open, today)
          ? new Object[] {"arrivedOn", today.toString(), "forwardedTo", "Ban Chính sách"} : null;
      case "userTask_routeDocument", "userTask_acknowledgeDuty" -> acts(character, open, today)
          ? new Object[] {"directive", "Giao bộ phận chuyên môn chủ trì."} : null;
      case "userTask_draftReport" -> acts(character, open, today) ? ReportTexts.whole(office.work(user, task), 1) : null;
      case "userTask_approveReport" -> new Object[] {"decision", "APPROVE"};
      case "userTask_acceptReport" -> decision(open, today);
      case "userTask_urgeUnit" -> seeded(open.about(), 2) == 0
          ? new Object[] {"method", "PHONE", "note", "Đã gọi điện, đơn vị hứa gửi sớm."} : null;
      case "userTask_answerUrging" -> character == Character.LATE
          ? new Object[] {"answer", "Chậm do thiếu số liệu.", "promisedOn", today.plusDays(2).toString()} : null;
      default -> throw new IllegalArgumentException(task.getTaskDefinitionKey());
    };
    if (fields == null) return false;
    office.completes(user, task, fields);
    return true;
  }

  /** Early ten days before at the latest, late some days after the day; what was returned is mended around its new day. */
  private boolean acts(Character character, Open open, LocalDate today) {
    int days = seeded(open.unit(), 12);
    return switch (character) {
      case EARLY -> today.isAfter(open.dueOn().minusDays(10 + days)) || open.dueOn().minusDays(12).isBefore(today);
      case LATE -> today.isAfter(open.dueOn().plusDays(days));
      case RETURNED -> returned.contains(open.about()) ? today.isAfter(open.dueOn().minusDays(4).plusDays(days)) : today.isAfter(open.dueOn().minusDays(3));
      case SILENT -> false;
    };
  }

  /** The receiving office takes its time, and returns what is poor once. */
  private Object[] decision(Open open, LocalDate today) {
    String reporter = open.about().substring(open.about().lastIndexOf('/') + 1);
    if (characterOf(reporter) == Character.RETURNED && returned.add(open.about())) {
      return new Object[] {"decision", "RETURN", "reason", "Thiếu số liệu."};
    }
    return today.isAfter(open.dueOn().minusDays(3).plusDays(seeded(open.about(), 9))) ? new Object[] {"decision", "APPROVE"} : null;
  }
}
