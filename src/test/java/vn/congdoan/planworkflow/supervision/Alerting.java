package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.supervision.process.AlertSweep;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** Who is told of what, once each, whatever the sweeps do. */
abstract class Alerting extends ProcessTest {

  /** A Friday. */
  private static final LocalDate DUE = LocalDate.of(2026, 11, 27);
  private static final LocalDate YELLOW_DAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate RED_DAY = LocalDate.of(2026, 11, 30);
  private static final LocalDate SPECIAL_RED_DAY = LocalDate.of(2026, 12, 3);
  private static final String KEY = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanYear year;
  @Autowired private AlertSweep sweep;
  @Autowired private Alerts alerts;
  @Autowired private Urgings urgings;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcClient jdbc;

  @Test
  void theOwnerThenTheSuperiorsThenTheLeadershipAreToldOnceEach() {
    DatedItem item = report();
    sweepOn(LocalDate.of(2026, 11, 23));
    assertThat(alerts.of(item)).as("four working days before").isEmpty();

    for (LocalDate day = YELLOW_DAY; !day.isAfter(LocalDate.of(2026, 12, 20)); day = day.plusDays(1)) sweepOn(day);

    assertThat(alerts.of(item)).extracting(Alerts.Alert::level, Alerts.Alert::on, Alerts.Alert::receivers).containsExactly(
        tuple(AlertLevel.YELLOW, YELLOW_DAY, List.of("LDLD-AG.staff")),
        tuple(AlertLevel.RED, RED_DAY, List.of("LDLD-AG.leader", "DCT.leader")),
        tuple(AlertLevel.SPECIAL_RED, SPECIAL_RED_DAY, List.of("DDTLD.leader", "TTDCT.leader")));
    assertThat(alerts.level(item)).contains(AlertLevel.SPECIAL_RED);
    assertThat(alerts.on(RED_DAY)).extracting(Alerts.Alert::item).contains(item);
  }

  @Test
  void theWorkOfALeaderIsToldToTheLeaderAboveAlone() {
    DatedItem item = report();
    office.completes("ldld-ag.staff", KEY, "userTask_draftReport", whole());
    sweepOn(RED_DAY);

    assertThat(alerts.of(item)).hasSize(1).allSatisfy(alert -> assertThat(alert.receivers()).containsExactly("DCT.leader"));
  }

  @Test
  void aSystemThatWasDownOverTheDaysTellsTheHighestLevelAlone() {
    DatedItem item = report();
    sweepOn(LocalDate.of(2026, 12, 8));

    assertThat(alerts.of(item)).extracting(Alerts.Alert::level).containsExactly(AlertLevel.SPECIAL_RED);
    assertThat(urgings.find(item)).get().extracting(Urging::level).isEqualTo(AlertLevel.SPECIAL_RED);
  }

  @Test
  void twoSweepsAtOnceTellEverybodyOnce() throws Exception {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    office.itIs(RED_DAY.atTime(7, 30));
    long before = rows("alert");
    CountDownLatch begin = new CountDownLatch(1);
    try (ExecutorServices two = new ExecutorServices(Executors.newFixedThreadPool(4))) {
      List<Future<Integer>> raised = IntStream.range(0, 4).mapToObj(node -> two.pool().submit(() -> {
        begin.await();
        return sweep.sweep();
      })).toList();
      begin.countDown();
      int all = 0;
      for (Future<Integer> one : raised) all += one.get();
      assertThat(all).as("alerts raised by all sweeps together").isEqualTo((int) (rows("alert") - before));
    }
    assertThat(alerts.on(RED_DAY)).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    assertThat(jdbc.sql("select count(*) from (select item, level from alert group by item, level having count(*) > 1) d").query(Integer.class).single()).isZero();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("urging").count()).isEqualTo(rows("urging"));
    assertThat(rows("alert_sweep")).isEqualTo(1);
  }

  @Test
  void theDelayOfTheReceiverIsTheReceivers() {
    DatedItem item = report();
    office.itIs(LocalDate.of(2026, 11, 20));
    send();
    Task accept = office.task(KEY, "userTask_acceptReport");
    LocalDate acceptanceDue = accept.getDueDate().toInstant().atZone(Office.ZONE).toLocalDate();
    sweepOn(LocalDate.of(2026, 12, 31));

    assertThat(alerts.of(item)).as("the unit handed in").isEmpty();
    assertThat(alerts.of(new DatedItem(item.subject(), "VPTLD", acceptanceDue))).extracting(Alerts.Alert::level).containsExactly(AlertLevel.SPECIAL_RED);
    assertThat(urgings.find(new DatedItem(item.subject(), "VPTLD", acceptanceDue))).isPresent();
  }

  @Test
  void whatIsReturnedIsANewItemWithItsOwnDay() {
    DatedItem item = report();
    sweepOn(DUE);
    send();
    office.completes("vptld.staff", KEY, "userTask_acceptReport", "decision", "RETURN", "reason", "Thiếu số liệu.");
    Task mend = office.task(KEY, "userTask_draftReport");
    DatedItem returned = new DatedItem(item.subject(), item.unit(), mend.getDueDate().toInstant().atZone(Office.ZONE).toLocalDate());
    assertThat(returned.dueOn()).isAfter(DUE);
    sweepOn(returned.dueOn());

    assertThat(alerts.of(item)).extracting(Alerts.Alert::level).containsExactly(AlertLevel.YELLOW);
    assertThat(alerts.of(returned)).extracting(Alerts.Alert::level, Alerts.Alert::receivers)
        .containsExactly(tuple(AlertLevel.YELLOW, List.of("LDLD-AG.staff")));
  }

  @Test
  void anotherDueDateIsAnotherItemAndEndsTheUrgingOfTheOld() {
    DatedItem item = report();
    sweepOn(RED_DAY);
    assertThat(urgings.find(item)).get().extracting(Urging::closedAt).isNull();
    Task draft = office.task(KEY, "userTask_draftReport");
    draft.setDueDate(Date.from(LocalDateTime.of(2026, 12, 10, 17, 0).atZone(Office.ZONE).toInstant()));
    tasks.saveTask(draft);

    assertThat(urgings.find(item)).get().extracting(Urging::closedAt).isNotNull();
    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_answerUrging").count()).isZero();
    DatedItem later = new DatedItem(item.subject(), item.unit(), LocalDate.of(2026, 12, 10));
    sweepOn(LocalDate.of(2026, 12, 4));
    assertThat(alerts.level(later)).isEmpty();
    sweepOn(LocalDate.of(2026, 12, 7));
    assertThat(alerts.level(later)).contains(AlertLevel.YELLOW);
  }

  @Test
  void onlyAWorkingDayFromItsHourOnIsSweptByItselfAndOnce() {
    DatedItem item = report();
    office.itIs(YELLOW_DAY.atTime(7, 29));
    sweep.sweepWhenDue();
    assertThat(alerts.of(item)).as("before the hour").isEmpty();
    office.itIs(LocalDate.of(2026, 11, 28).atTime(9, 0));
    sweep.sweepWhenDue();
    assertThat(alerts.of(item)).as("a Saturday").isEmpty();
    office.itIs(YELLOW_DAY.atTime(7, 30));
    sweep.sweepWhenDue();
    assertThat(alerts.of(item)).hasSize(1);
    assertThat(rows("alert_sweep")).isEqualTo(1);
    sweep.sweepWhenDue();
    assertThat(rows("alert_sweep")).isEqualTo(1);
  }

  @Test
  void nobodyChangesWhatWasTold() {
    report();
    sweepOn(YELLOW_DAY);
    assertThatThrownBy(() -> jdbc.sql("update alert set level = 'RED'").update()).hasStackTraceContaining("only ever appended");
    assertThatThrownBy(() -> jdbc.sql("delete from alert").update()).hasStackTraceContaining("only ever appended");
  }

  @Test
  void aFarDayIsNotEvenRead() {
    DatedItem item = report();
    jdbc.sql("update work_item set due_at = ? where subject = ?").params(LocalDate.of(2027, 6, 1).atStartOfDay(Office.ZONE).toOffsetDateTime(), item.subject())
        .update();
    office.itIs(YELLOW_DAY);
    assertThat(sweep.sweep()).isZero();
  }

  private DatedItem report() {
    office.itIs(LocalDate.of(2026, 11, 10));
    Period period = year.withUnits(2026, "LDLD-AG");
    Report report = year.running(period, "LDLD-AG");
    assertThat(report.dueOn()).isEqualTo(DUE);
    return new DatedItem(report.subject(), "LDLD-AG", DUE);
  }

  private void send() {
    office.completes("ldld-ag.staff", KEY, "userTask_draftReport", whole());
    office.completes("ldld-ag.leader", KEY, "userTask_approveReport", "decision", "APPROVE");
  }

  private Object[] whole() {
    return ReportTexts.whole(office.work("ldld-ag.staff", office.task(KEY, "userTask_draftReport")), 1);
  }

  private void sweepOn(LocalDate day) {
    office.itIs(day.atTime(7, 30));
    sweep.sweep();
    office.runDueJobs();
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private record ExecutorServices(ExecutorService pool) implements AutoCloseable {

    @Override
    public void close() {
      pool.shutdownNow();
    }
  }
}
