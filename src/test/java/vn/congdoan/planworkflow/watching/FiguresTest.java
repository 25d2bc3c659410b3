package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.engine.JobExecution;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** What Prometheus reads: figures that are true, taken once a minute and not at each reading, and shown to administrators and monitors alone. */
class FiguresTest extends ServerTest {

  private static final String DIRECT = "{level=\"direct\",plan=\"45-KH-DDTLD\",year=\"2026\"}";

  @Autowired private Figures figures;
  @Autowired private PlanYear plan;
  @Autowired private Reports reports;
  @Autowired private FanOut fanOut;
  @Autowired private JobExecution jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;

  private Period period;

  @BeforeEach
  void aYearIsOpen() {
    office.itIs(LocalDate.of(2026, 10, 5));
    period = plan.withUnits(2026, "LDLD-AG", "LDLD-BG", "LDLD-DNA");
  }

  @AfterEach
  void nobodyMonitorsAnyMore() {
    identity.deleteUser("giam-sat");
  }

  @Test
  void openTasksAreCountedByStepAndOverdueOnesBesideThem() {
    plan.running(period, "LDLD-AG");
    plan.running(period, "LDLD-BG");
    figures.renew();
    String step = "{process=\"annual-report\",step=\"userTask_draftReport\"}";
    assertThat(read()).containsEntry("planworkflow_tasks_open" + step, 2.0).containsEntry("planworkflow_tasks_overdue" + step, 0.0);

    office.itIs(LocalDate.of(2027, 3, 1));
    figures.renew();
    assertThat(read()).containsEntry("planworkflow_tasks_overdue" + step, 2.0);
  }

  @Test
  void aStepWithoutWorkIsNoLongerTold() {
    String instance = runtimeIdOf(plan.running(period, "LDLD-AG").unit());
    figures.renew();
    assertThat(read().keySet()).anyMatch(name -> name.startsWith("planworkflow_tasks_open{"));
    runtime.deleteProcessInstance(instance, "test");
    figures.renew();
    assertThat(read().keySet()).noneMatch(name -> name.startsWith("planworkflow_tasks_open{"));
  }

  @Test
  void howOftenTheyAreReadTheDatabaseIsNotAskedAgain() {
    figures.renew();
    double before = read().get("planworkflow_reports_accepted" + DIRECT);
    plan.accepted(period, "LDLD-AG", 5);
    assertThat(read()).containsEntry("planworkflow_reports_accepted" + DIRECT, before);
    figures.renew();
    assertThat(read()).containsEntry("planworkflow_reports_accepted" + DIRECT, before + 1);
  }

  @Test
  void reportsAreCountedByPlanYearAndLevelUntilTheYearIsFinished() {
    long superior = reports.find(period.id(), "LDLD-DNA").orElseThrow().id();
    reports.demand(period.id(), "LDLD-DNA-01", superior, "LDLD-DNA", "LDLD-DNA", period.subordinatesDueOn());
    plan.accepted(period, "LDLD-BG", 5);
    figures.renew();
    assertThat(read()).containsEntry("planworkflow_reports_expected" + DIRECT, 3.0).containsEntry("planworkflow_reports_accepted" + DIRECT, 1.0)
        .containsEntry("planworkflow_reports_expected" + DIRECT.replace("direct", "subordinate"), 1.0)
        .containsEntry("planworkflow_reports_accepted" + DIRECT.replace("direct", "subordinate"), 0.0);

    jdbc.sql("update reporting_period set finished_at = current_timestamp where id = ?").param(period.id()).update();
    figures.renew();
    assertThat(read().keySet()).noneMatch(name -> name.startsWith("planworkflow_reports_"));
  }

  @Test
  void aFanOutIsToldWhileItLaunchesAndWhileSomebodyWaitsForIt() {
    fanOut.open("test/1", "reporting.reportsSettled", "nobody", List.of(item("LDLD-AG"), item("LDLD-BG"), item("LDLD-DNA")));
    fanOut.settle("annual-report", PlanYear.key(2026) + "/LDLD-BG");
    figures.renew();
    String of = "{process=\"annual-report\"}";
    assertThat(read()).containsEntry("planworkflow_fanout_items" + of, 3.0).containsEntry("planworkflow_fanout_launched" + of, 0.0)
        .containsEntry("planworkflow_fanout_settled" + of, 1.0);

    fanOut.close("test/1");
    figures.renew();
    assertThat(read().keySet()).noneMatch(name -> name.startsWith("planworkflow_fanout_"));
  }

  @Test
  void oneThatNobodyWaitsForIsToldUntilAllOfItIsLaunched() {
    fanOut.open("test/2", null, "nobody", List.of(item("LDLD-AG")));
    assertThat(fanOut.running()).hasSize(1);
    fanOut.launchNext("test/2");
    assertThat(fanOut.running()).isEmpty();
  }

  @Test
  void jobsThatWaitAndIncidentsAreTold() {
    String instance = startWithAJob();
    jdbc.sql("update ACT_RU_JOB set CREATE_TIME_ = ? where PROCESS_INSTANCE_ID_ = ?")
        .params(java.sql.Timestamp.valueOf("2026-10-05 08:30:00"), instance).update();
    runtime.createIncident("test", instance, "test");
    figures.renew();
    Map<String, Double> read = read();
    assertThat(read.get("planworkflow_jobs_due{state=\"waiting\"}")).isGreaterThanOrEqualTo(1);
    assertThat(read).containsEntry("planworkflow_jobs_due{state=\"executing\"}", 0.0).containsEntry("planworkflow_incidents{process=\"annual-report\"}", 1.0);
    assertThat(read.get("planworkflow_jobs_longest_wait_seconds")).isGreaterThanOrEqualTo(1800);

    long waiting = jobs.standing().waiting();
    jdbc.sql("update ACT_RU_JOB set LOCK_EXP_TIME_ = ? where PROCESS_INSTANCE_ID_ = ?")
        .params(java.sql.Timestamp.valueOf("2026-10-05 09:01:00"), instance).update();
    assertThat(jobs.standing().executing()).isEqualTo(1);
    assertThat(jobs.standing().waiting()).isEqualTo(waiting - 1);
    jdbc.sql("update ACT_RU_JOB set RETRIES_ = 0, LOCK_EXP_TIME_ = null where PROCESS_INSTANCE_ID_ = ?").param(instance).update();
    assertThat(jobs.standing().waiting()).as("what has failed for good waits for people").isEqualTo(waiting - 1);
  }

  @Test
  void whatCamundasInterfacesAnswerIsMeasuredUnderFewNames() {
    send("admin", "GET", "/engine-rest/task?unknown-" + System.nanoTime(), null);
    send("admin", "GET", "/engine-rest/nothing-" + System.nanoTime(), null);
    send("admin", "GET", "/api/worklist", null);
    assertThat(read().keySet()).anyMatch(name -> name.startsWith("http_server_requests_seconds_bucket") && name.contains("uri=\"/engine-rest/**\""))
        .anyMatch(name -> name.startsWith("http_server_requests_seconds_bucket") && name.contains("uri=\"/api/worklist\"") && name.contains("le=\"0.25\""))
        .noneMatch(name -> name.contains("nothing-"));
  }

  @Test
  void administratorsAndMonitorsReadThemAndNobodyElse() {
    // What Prometheus is given: an account that is in this group and in no other.
    office.joins("giam-sat", List.of("monitors"));
    identity.deleteMembership("giam-sat", "members");
    assertThat(send(null, "GET", "/actuator/prometheus", null).statusCode()).isEqualTo(401);
    for (String other : new String[] {"cspl.staff", "supervisor", "modeler"}) {
      assertThat(send(other, "GET", "/actuator/prometheus", null).statusCode()).as(other).isEqualTo(403);
    }
    for (String reader : new String[] {"admin", "giam-sat"}) {
      assertThat(send(reader, "GET", "/actuator/prometheus", null).statusCode()).as(reader).isEqualTo(200);
    }
    for (String more : new String[] {"/actuator/metrics", "/actuator/info", "/actuator/prometheus/x", "/api/audit"}) {
      assertThat(send("giam-sat", "GET", more, null).statusCode()).as(more).isEqualTo(403);
    }
  }

  private FanOut.Item item(String unit) {
    return new FanOut.Item("annual-report", reports.find(period.id(), unit).orElseThrow().id(), PlanYear.key(2026) + "/" + unit);
  }

  private String runtimeIdOf(String unit) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(PlanYear.key(2026) + "/" + unit).singleResult().getId();
  }

  /** An instance of which the first step is still a job. */
  private String startWithAJob() {
    long superior = reports.find(period.id(), "LDLD-DNA").orElseThrow().id();
    reports.demand(period.id(), "LDLD-DNA-01", superior, "LDLD-DNA", "LDLD-DNA", period.subordinatesDueOn());
    fanOut.open("test/jobs", null, "nobody", List.of(item("LDLD-DNA")));
    fanOut.launchNext("test/jobs");
    String instance = runtimeIdOf("LDLD-DNA");
    assertThat(jdbc.sql("select count(*) from ACT_RU_JOB where PROCESS_INSTANCE_ID_ = ? and DUEDATE_ is null").param(instance).query(Integer.class).single())
        .isEqualTo(1);
    return instance;
  }

  /** Every line of figures with its value. */
  private Map<String, Double> read() {
    HttpResponse<String> answer = send("admin", "GET", "/actuator/prometheus", null);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().filter(line -> !line.startsWith("#"))
        .collect(Collectors.toMap(line -> line.substring(0, line.lastIndexOf(' ')), line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1).replace("Inf", "Infinity"))));
  }
}
