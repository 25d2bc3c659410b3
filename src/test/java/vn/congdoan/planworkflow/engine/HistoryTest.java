package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** What the engine's history holds and for how long: what is over and past its time goes, what runs and what our own tables hold stays. */
class HistoryTest extends ProcessTest {

  private static final String DONE = PlanYear.key(2026) + "/LDLD-AG";
  private static final String RUNNING = PlanYear.key(2026) + "/LDLD-BG";

  private static final List<String> OF_THE_ENGINE = List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_TASKINST", "ACT_HI_VARINST", "ACT_HI_OP_LOG",
      "ACT_HI_COMMENT", "ACT_HI_INCIDENT", "ACT_HI_JOB_LOG");
  private static final List<String> OURS = List.of("unit_report", "report_version", "report_figure", "act", "handed_in", "audit_entry", "attachment",
      "reporting_period", "register_entry");

  @Autowired private PlanYear plan;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private Reports reports;
  @Autowired private FanOut fanOut;
  @Autowired private JdbcClient jdbc;

  /** By business key: what was removed can't be asked for any more. */
  private final Map<String, String> instances = new LinkedHashMap<>();
  private Period period;

  @BeforeEach
  void oneReportIsDoneAndOneIsNot() {
    office.itIs(LocalDate.of(2026, 10, 5));
    period = plan.withUnits(2026, "LDLD-AG", "LDLD-BG");
    plan.running(period, "LDLD-AG");
    plan.running(period, "LDLD-BG");
    Task draft = office.task(DONE, "userTask_draftReport");
    office.attaches("ldld-ag.staff", draft, "minh-chung.pdf");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 5));
    office.completes("ldld-ag.leader", DONE, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", DONE, "userTask_acceptReport", "decision", "APPROVE");
    office.runDueJobs();
    assertThat(office.ended("annual-report", DONE, "endEvent_reportAccepted")).isTrue();
  }

  @Test
  void whatIsOverGoesAfterItsTimeAndNothingElseDoes() {
    Map<String, Long> runningBefore = rowsOf(RUNNING);
    Map<String, Long> oursBefore = count(OURS);
    assertThat(rowsOf(DONE).get("ACT_HI_PROCINST")).isEqualTo(1);
    assertThat(runningBefore.get("ACT_HI_ACTINST")).isPositive();
    assertThat(runningBefore.get("ACT_HI_TASKINST")).isPositive();

    cleanAt(LocalDateTime.of(2031, 10, 1, 23, 0));
    assertThat(rowsOf(DONE).get("ACT_HI_PROCINST")).as("some days short of five years").isEqualTo(1);

    cleanAt(LocalDateTime.of(2031, 10, 6, 23, 0));
    assertThat(rowsOf(DONE).values()).as("five years after its end").containsOnly(0L);
    assertThat(rowsOf(RUNNING)).as("what runs, however old").isEqualTo(runningBefore);
    assertThat(count(OURS)).isEqualTo(oursBefore);
    assertThat(office.openSteps(RUNNING)).containsExactly("userTask_draftReport");
  }

  @Test
  void itIsRemovedAtNightOnly() {
    office.itIs(LocalDateTime.of(2026, 10, 6, 12, 0));
    history.cleanUpHistoryAsync(false);
    Job clean = cleaning().get(0);
    assertThat(LocalTime.ofInstant(clean.getDuedate().toInstant(), Office.ZONE)).isEqualTo(LocalTime.of(22, 0));
    assertThat(clean.isSuspended()).isFalse();
  }

  @Test
  void whoDidWhatWhenIsWrittenAndWhatNobodyReadsIsNot() {
    Map<String, Long> written = rowsOf(DONE);
    assertThat(written.get("ACT_HI_TASKINST")).isEqualTo(3);
    assertThat(written.get("ACT_HI_ACTINST")).isGreaterThan(5);
    assertThat(written.get("ACT_HI_VARINST")).isPositive();
    assertThat(written.get("ACT_HI_OP_LOG")).as("who completed which task").isGreaterThanOrEqualTo(3);
    String instance = instance(DONE);
    assertThat(jdbc.sql("select count(*) from ACT_HI_DETAIL where PROC_INST_ID_ = ?").param(instance).query(Long.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from ACT_HI_IDENTITYLINK where ROOT_PROC_INST_ID_ = ?").param(instance).query(Long.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from ACT_HI_JOB_LOG where PROCESS_INSTANCE_ID_ = ?").param(instance).query(Long.class).single()).isZero();
  }

  @Test
  void aFailedJobIsWritten() {
    long superior = reports.demand(period.id(), "LDLD-DNA", null, "VPTLD", "VPDD", period.dueOn());
    reports.demand(period.id(), "LDLD-DNA-01", superior, "LDLD-DNA", "LDLD-DNA", period.subordinatesDueOn());
    fanOut.open("test/1", null, "nobody", List.of(new FanOut.Item("annual-report", superior, PlanYear.key(2026) + "/LDLD-DNA")));
    fanOut.launchNext("test/1");
    String instance = instance(PlanYear.key(2026) + "/LDLD-DNA");
    runtime.setVariable(instance, "reportId", -1L);
    String launch = management.createJobQuery().processInstanceId(instance).messages().singleResult().getId();
    assertThatThrownBy(() -> management.executeJob(launch)).isNotNull();
    assertThat(history.createHistoricJobLogQuery().jobId(launch).list()).hasSize(1).allMatch(line -> line.isFailureLog());
  }

  /** Five years where a mass of units act, ten where leadership decides; what is kept longer than a plan runs is never short of its final review. */
  @Test
  void howLongEachProcessIsKeptWasChosen() {
    Map<String, Integer> days = new LinkedHashMap<>();
    repository.createProcessDefinitionQuery().latestVersion().list()
        .forEach(definition -> days.put(definition.getKey(), definition.getHistoryTimeToLive()));
    assertThat(days).containsEntry("annual-report", 1825).containsEntry("coordination-request", 1825).containsEntry("deadline-extension", 1825)
        .containsEntry("urging", 1825)
        .containsEntry("plan-implementation", 3650).containsEntry("annual-cycle", 3650).containsEntry("task-assignment", 3650)
        .containsEntry("unit-implementation", 3650).containsEntry("department-implementation", 3650).containsEntry("report-summary", 3650)
        .containsEntry("leadership-submission", 3650).containsEntry("send-notices", 90);
  }

  /** As the job at night does it, at once. */
  private void cleanAt(LocalDateTime night) {
    office.itIs(night);
    history.cleanUpHistoryAsync(true);
    cleaning().forEach(job -> management.executeJob(job.getId()));
  }

  private List<Job> cleaning() {
    List<Job> jobs = new ArrayList<>(history.findHistoryCleanupJobs());
    assertThat(jobs).isNotEmpty();
    return jobs;
  }

  private String instance(String businessKey) {
    return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).singleResult().getId();
  }

  private Map<String, Long> rowsOf(String businessKey) {
    String instance = instances.computeIfAbsent(businessKey, this::instance);
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : OF_THE_ENGINE) {
      String column = table.equals("ACT_HI_JOB_LOG") ? "PROCESS_INSTANCE_ID_" : "PROC_INST_ID_";
      rows.put(table, jdbc.sql("select count(*) from " + table + " where " + column + " = ?").param(instance).query(Long.class).single());
    }
    return rows;
  }

  private Map<String, Long> count(List<String> tables) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : tables) rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    return rows;
  }
}
