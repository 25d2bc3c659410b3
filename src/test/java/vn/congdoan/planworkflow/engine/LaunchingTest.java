package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** Launching gives way to people: in few jobs at a time, behind whatever somebody waits for, and never in the act of whoever sets it going. */
class LaunchingTest extends ProcessTest {

  @Autowired private FanOut fanOut;
  @Autowired private PlanYear plan;
  @Autowired private PlanRuns runs;
  @Autowired private PlanStarts starts;
  @Autowired private Periods periods;
  @Autowired private Reports reports;
  @Autowired private ManagementService management;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void whoeverOpensAYearWaitsForNoneOfTheUnitsBelow() {
    office.itIs(LocalDate.of(2026, 10, 1));
    runs.begin(Office.PLAN, "vpdd.staff");
    office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2026));
    Period period = periods.find(Office.PLAN, 2026).orElseThrow();
    assertThat(levels(period)).as("only the direct units so far").containsExactly(0);
    office.runDueJobs();
    assertThat(levels(period)).containsExactly(0, 1, 2);
    long superior = reports.find(period.id(), "LDLD-HN").orElseThrow().id();
    assertThat(reports.subordinates(superior)).isNotEmpty().allSatisfy(report -> {
      assertThat(report.dueOn()).isEqualTo(period.subordinatesDueOn());
      assertThat(report.receivingUnit()).isEqualTo("LDLD-HN");
    });
    assertThat(reports.demandBelow(period.id(), 0, period.subordinatesDueOn(), LocalDate.of(2026, 10, 1), 1000)).as("each unit once").isZero();
    assertThat(jdbc.sql("select count(*) - count(distinct unit) from unit_report").query(Integer.class).single()).isZero();
  }

  @Test
  void aJobThatLaunchesGivesWayToEveryOther() {
    office.itIs(LocalDate.of(2026, 10, 1));
    runs.begin(Office.PLAN, "vpdd.staff");
    office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2026));
    List<Job> jobs = management.createJobQuery().processDefinitionKey("annual-cycle").list();
    assertThat(jobs).hasSize(1).allMatch(job -> job.getPriority() < 0);
    assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).isJobExecutorAcquireByPriority()).isTrue();
  }

  @Test
  void aNodeLaunchesInOneJobAtATime() throws Exception {
    office.itIs(LocalDate.of(2026, 10, 1));
    Period period = plan.withUnits(2026, "LDLD-AG", "LDLD-BG");
    open("test/1", period, "LDLD-AG");
    open("test/2", period, "LDLD-BG");
    CountDownLatch launched = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService jobs = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = jobs.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
        fanOut.launchNext("test/1");
        launched.countDown();
        await(goOn);
      }));
      assertThat(launched.await(20, TimeUnit.SECONDS)).isTrue();
      Future<?> second = jobs.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> fanOut.launchNext("test/2")));
      Thread.sleep(500);
      assertThat(second.isDone()).as("the second waits for the first to be committed").isFalse();
      goOn.countDown();
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
    } finally {
      goOn.countDown();
      jobs.shutdown();
    }
    assertThat(fanOut.progress("test/2").launched()).isEqualTo(1);
  }

  @Test
  void theEnginesTablesHaveTheIndexesThatTheyLack() {
    assertThat(jdbc.sql("select index_name from information_schema.indexes where index_name like 'PW%'").query(String.class).list())
        .contains("PW_IDX_TASK_PARENT", "PW_IDX_JOB_DUEDATE");
  }

  private List<Integer> levels(Period period) {
    return jdbc.sql("select distinct depth from unit_report where period_id = ? order by depth").param(period.id()).query(Integer.class).list();
  }

  private void open(String code, Period period, String unit) {
    fanOut.open(code, null, PlanYear.key(2026), List.of(new FanOut.Item("annual-report", reports.find(period.id(), unit).orElseThrow().id(),
        PlanYear.key(2026) + "/" + unit)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
