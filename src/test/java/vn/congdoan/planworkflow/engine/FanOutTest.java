package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** Many instances and one parent: each started exactly once, the parent woken exactly once, whatever is repeated or lost. */
class FanOutTest extends ProcessTest {

  private static final String CODE = "test/1";
  private static final String KEY = PlanYear.key(2026);
  private static final String[] UNITS = {"LDLD-AG", "LDLD-BG", "LDLD-BL", "LDLD-BN", "LDLD-BK"};

  @Autowired private FanOut fanOut;
  @Autowired private PlanYear plan;
  @Autowired private Reports reports;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private Period period;

  @BeforeEach
  void fiveUnitsAreToReport() {
    office.itIs(LocalDate.of(2026, 10, 1));
    period = plan.withUnits(2026, UNITS);
  }

  @Test
  void aChunkIsStartedAtATimeUntilAllAre() {
    open(null, UNITS);
    assertThat(fanOut.launchNext(CODE)).isFalse();
    assertThat(fanOut.progress(CODE)).isEqualTo(new FanOut.Progress(5, 3, 0));
    assertThat(fanOut.launchNext(CODE)).isTrue();
    assertThat(fanOut.launchNext(CODE)).as("a repeated call starts nothing").isTrue();
    assertThat(instances()).isEqualTo(5);
    assertThat(jdbc.sql("select count(distinct instance_id) from fan_out_item").query(Integer.class).single()).isEqualTo(5);
  }

  @Test
  void openingAgainAddsOnlyWhatIsNew() {
    open(null, "LDLD-AG", "LDLD-BG");
    fanOut.launchNext(CODE);
    open(null, "LDLD-AG", "LDLD-BG", "LDLD-BL");
    fanOut.launchNext(CODE);
    assertThat(fanOut.progress(CODE)).isEqualTo(new FanOut.Progress(3, 3, 0));
    assertThat(instances()).isEqualTo(3);
  }

  @Test
  void aLaunchThatIsRolledBackLeavesNoInstanceAndIsRepeatedWhole() {
    open(null, UNITS);
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      fanOut.launchNext(CODE);
      status.setRollbackOnly();
    });
    assertThat(instances()).isZero();
    assertThat(fanOut.progress(CODE).launched()).isZero();
    fanOut.launchNext(CODE);
    fanOut.launchNext(CODE);
    assertThat(instances()).isEqualTo(5);
  }

  @Test
  void aJobThatRunsTwiceAtTheSameMomentStartsEachInstanceOnce() throws Exception {
    open(null, "LDLD-AG", "LDLD-BG");
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = nodes.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
        fanOut.launchNext(CODE);
        started.countDown();
        await(goOn);
      }));
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      Future<?> second = nodes.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> fanOut.launchNext(CODE)));
      Thread.sleep(300);
      goOn.countDown();
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
    } finally {
      goOn.countDown();
      nodes.shutdown();
    }
    assertThat(instances()).isEqualTo(2);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(KEY + "/LDLD-AG").count()).isEqualTo(1);
  }

  @Test
  void theParentIsWokenOnceByTheLastOne() {
    parentWaits();
    open("reporting.subordinateReportsSettled", UNITS);
    List<String> keys = Arrays.stream(UNITS).map(unit -> KEY + "/" + unit).toList();
    keys.subList(0, 4).forEach(key -> fanOut.settle("annual-report", key));
    fanOut.settle("annual-report", keys.get(0));
    fanOut.announceSettled();
    assertThat(woken()).as("one is still open").isZero();
    fanOut.settle("annual-report", keys.get(4));
    assertThat(woken()).isEqualTo(1);
    fanOut.settle("annual-report", keys.get(4));
    fanOut.announceSettled();
    assertThat(woken()).isEqualTo(1);
    assertThat(fanOut.progress(CODE).settled()).isEqualTo(5);
  }

  @Test
  void theParentIsWokenOnlyWhenTheLastOneIsCommitted() {
    parentWaits();
    open("reporting.subordinateReportsSettled", "LDLD-AG");
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      fanOut.settle("annual-report", KEY + "/LDLD-AG");
      status.setRollbackOnly();
    });
    fanOut.announceSettled();
    assertThat(woken()).isZero();
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      fanOut.settle("annual-report", KEY + "/LDLD-AG");
      assertThat(woken()).isZero();
    });
    assertThat(woken()).isEqualTo(1);
  }

  @Test
  void twoLastOnesAtTheSameMomentWakeTheParentOnceAtTheLatestWithTheSweep() throws Exception {
    parentWaits();
    open("reporting.subordinateReportsSettled", UNITS);
    ExecutorService people = Executors.newFixedThreadPool(UNITS.length);
    CountDownLatch together = new CountDownLatch(1);
    try {
      List<Future<?>> settling = new ArrayList<>();
      for (String unit : UNITS) {
        settling.add(people.submit(() -> {
          await(together);
          new TransactionTemplate(transactions).executeWithoutResult(status -> fanOut.settle("annual-report", KEY + "/" + unit));
        }));
      }
      together.countDown();
      for (Future<?> each : settling) each.get(20, TimeUnit.SECONDS);
    } finally {
      people.shutdown();
    }
    fanOut.announceSettled();
    assertThat(woken()).isEqualTo(1);
  }

  @Test
  void aMessageThatCameBeforeItsReceiverIsSentAgainByTheSweep() {
    open("reporting.subordinateReportsSettled", "LDLD-AG");
    fanOut.settle("annual-report", KEY + "/LDLD-AG");
    assertThat(jdbc.sql("select count(*) from fan_out where announced_at is not null").query(Integer.class).single()).as("nobody has heard it").isZero();
    parentWaits();
    fanOut.announceSettled();
    assertThat(woken()).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from fan_out where announced_at is not null").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void aParentThatNoLongerWaitsIsNotWoken() {
    parentWaits();
    open("reporting.subordinateReportsSettled", "LDLD-AG");
    fanOut.close(CODE);
    fanOut.settle("annual-report", KEY + "/LDLD-AG");
    fanOut.announceSettled();
    assertThat(woken()).isZero();
    assertThat(fanOut.progress(CODE).settled()).as("what comes later is still counted").isEqualTo(1);
  }

  private void open(String message, String... units) {
    fanOut.open(CODE, message, KEY + "/PARENT", Arrays.stream(units)
        .map(unit -> new FanOut.Item("annual-report", reports.find(period.id(), unit).orElseThrow().id(), KEY + "/" + unit)).toList());
  }

  /** A unit whose report waits for those of its subordinates; once woken, its draft is open. */
  private void parentWaits() {
    long parent = reports.demand(period.id(), "LDLD-DNA", null, "VPTLD", "VPDD", period.dueOn());
    reports.demand(period.id(), "LDLD-DNA-01", parent, "LDLD-DNA", "LDLD-DNA", period.subordinatesDueOn());
    runtime.createProcessInstanceByKey("annual-report").businessKey(KEY + "/PARENT")
        .setVariable("reportId", parent).setVariable("unitCode", "LDLD-DNA").setVariable("receivingUnitCode", "VPTLD")
        .setVariable("urgingUnitCode", "VPDD").startBeforeActivity("gateway_subordinatesOrDue").execute();
  }

  private long woken() {
    return tasks.createTaskQuery().processInstanceBusinessKey(KEY + "/PARENT").taskDefinitionKey("userTask_draftReport").count();
  }

  private long instances() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("annual-report").count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
