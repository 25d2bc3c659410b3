package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;

/** A node in production on a PostgreSQL of its own, watched from outside while it works, while its database hangs, and while its jobs stand still. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedNodeIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "Quan-tri-2026";
  private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\{");

  @TempDir private static Path folder;

  private EmbeddedPostgres server;
  private JdbcClient jdbc;
  private Application node;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    jdbc = JdbcClient.create(server.getPostgresDatabase());
    node = new Application(folder, "--spring.profiles.active=production", "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres", "--spring.datasource.password=postgres", "--camunda.bpm.admin-user.password=" + PASSWORD,
        "--planworkflow.session-secret=0123456789abcdef0123456789abcdef", "--planworkflow.figures=PT1S", "--planworkflow.health.database-answers-within=PT2S",
        "--planworkflow.health.jobs-wait-at-most=PT5S", "--camunda.bpm.job-execution.max-wait=1000",
        // A job that fails fails at once for good.
        "--camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R1/PT1S").ready();
  }

  @AfterAll
  void stop() throws Exception {
    node.close();
    goOn();
    server.close();
  }

  @AfterEach
  void everythingIsWellAgain() {
    goOn();
    within(Duration.ofSeconds(90), "health to come back", () -> health("").statusCode() == 200);
  }

  @Test
  void everyFigureOfTheDashboardExists() throws IOException {
    failingInstance();
    within(Duration.ofSeconds(60), "the first figures and the first job", () -> {
      Set<String> known = figures();
      return known.contains("planworkflow_jobs_due") && known.contains("planworkflow_jobs_duration_seconds_count");
    });
    somethingOfEverything();
    Set<String> named = new TreeSet<>();
    Matcher metrics = METRIC.matcher(expressions());
    while (metrics.find()) named.add(metrics.group(1));
    assertThat(named).as("figures that the dashboard names").hasSizeGreaterThan(20);
    named.remove("up");
    assertThat(figures()).containsAll(named);
  }

  @Test
  void theLogIsAnObjectPerLineWithPlanUnitInstanceAndStep() throws Exception {
    List<String> lines = node.log().lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode said = JSON.readTree(line);
      assertThat(said.at("/@timestamp").asText()).as(line).isNotEmpty();
      assertThat(said.at("/service/name").asText()).isEqualTo("plan-workflow");
      assertThat(said.at("/log/level").asText()).isNotEmpty();
      assertThat(said.at("/message").asText()).isNotEmpty();
    }
    String instance = failingInstance();
    within(Duration.ofSeconds(60), "the failed job in the log", () -> node.log().lines().anyMatch(line -> line.contains(instance)));
    JsonNode failed = JSON.readTree(node.log().lines().filter(line -> line.startsWith("{") && line.contains(instance)).findFirst().orElseThrow());
    assertThat(failed.path("plan").asText()).as("%s", failed).isEqualTo("45-KH-DDTLD");
    assertThat(failed.path("year").asInt()).isEqualTo(2026);
    assertThat(failed.path("unit").asText()).isEqualTo("LDLD-DNA");
    assertThat(failed.path("processInstanceId").asText()).isEqualTo(instance);
    assertThat(failed.path("processDefinitionKey").asText()).isEqualTo("annual-report");
    assertThat(failed.at("/error/stack_trace").asText()).as("in its field, and not over many lines").contains("\tat ");
  }

  @Test
  void aDatabaseThatHangsIsToldWithinSecondsAndIsNoReasonToRestart() {
    assertThat(health("").statusCode()).isEqualTo(200);
    assertThat(health("/readiness").statusCode()).isEqualTo(200);
    hang();
    within(Duration.ofSeconds(30), "the node to tell", () -> health("/readiness").statusCode() == 503);
    Instant asked = Instant.now();
    HttpResponse<String> answer = health("");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).as("nothing more to anybody").isEqualTo("{\"status\":\"DOWN\",\"groups\":[\"liveness\",\"readiness\"]}");
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(25));
    assertThat(health("/liveness").statusCode()).isEqualTo(200);
    goOn();
    within(Duration.ofSeconds(90), "the node to answer again by itself", () -> health("/readiness").statusCode() == 200);
  }

  @Test
  void jobsThatStandStillAreToldButTakeNoNodeOutOfService() {
    // Whoever looks for jobs has to wait; everything else goes on.
    try (java.sql.Connection other = server.getPostgresDatabase().getConnection(); java.sql.Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // Taken by a node that is no more, until the table is locked.
      statement.execute("insert into act_ru_job (id_, rev_, type_, retries_, suspension_state_, exclusive_, handler_type_, handler_cfg_, priority_, "
          + "create_time_, lock_owner_, lock_exp_time_) values ('standing-still', 1, 'message', 3, 1, false, 'batch-seed-job', 'nothing', 0, "
          + "localtimestamp - interval '1 hour', 'nobody', localtimestamp + interval '3 seconds')");
      other.commit();
      statement.execute("lock table act_ru_job in exclusive mode");
      within(Duration.ofSeconds(60), "the node to tell", () -> health("").statusCode() == 503);
      assertThat(health("/readiness").statusCode()).isEqualTo(200);
      assertThat(health("/liveness").statusCode()).isEqualTo(200);
      statement.execute("delete from act_ru_job where id_ = 'standing-still'");
      other.commit();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    within(Duration.ofSeconds(60), "the node to tell that it goes on", () -> health("").statusCode() == 200);
  }

  // --- what is there to be watched

  /** Rows as the stages would write them; what they mean is tested where the figures are. */
  private void somethingOfEverything() {
    String task = "watched-" + System.nanoTime();
    jdbc.sql("insert into work_item (task_id, instance_id, process, step, name, shown, created_at, returned, review) values (?, 'x', 'annual-report', "
        + "'userTask_draftReport', 'x', 'x', now(), false, false)").param(task).update();
    jdbc.sql("insert into reporting_period (plan, report_year, due_on, subordinates_due_on, cut_off_on, opened_at) values ('45-KH-DDTLD', ?, "
        + "current_date, current_date, current_date, now())").param((int) (System.nanoTime() % 100_000)).update();
    long period = jdbc.sql("select max(id) from reporting_period").query(Long.class).single();
    jdbc.sql("insert into unit_report (period_id, unit, receiving_unit, urging_unit, due_on, stage, version, returned, missing_at_close) values (?, 'LDLD-AG', "
        + "'VPTLD', 'VPDD', current_date, 'NOT_STARTED', 0, false, false)").param(period).update();
    jdbc.sql("insert into fan_out (code, parent_key) values (?, 'x')").param(task).update();
    jdbc.sql("insert into fan_out_item (fan_out, process, subject_id, business_key) values (?, 'annual-report', 0, ?)").params(task, task).update();
    jdbc.sql("insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, cause_incident_id_) values (?, 1, now(), 'test', ?)")
        .params(task, task).update();
    within(Duration.ofSeconds(30), "them to be told", () -> figures().containsAll(Set.of("planworkflow_tasks_open", "planworkflow_incidents",
        "planworkflow_reports_expected", "planworkflow_fanout_items")));
  }

  /** An instance with a job that fails, put where the engine looks for it. */
  private String failingInstance() {
    String id = java.util.UUID.randomUUID().toString();
    String definition = jdbc.sql("select id_ from act_re_procdef where key_ = 'annual-report'").query(String.class).single();
    jdbc.sql("insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, act_inst_id_, is_active_, "
        + "is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_) values (?, 1, ?, ?, ?, ?, "
        + "'serviceTask_launchSubordinateReports', ?, true, false, true, false, 1, 0, 1)")
        .params(id, id, id, "45-KH-DDTLD/2026/LDLD-DNA", definition, id).update();
    jdbc.sql("insert into act_ru_job (id_, rev_, type_, retries_, suspension_state_, exclusive_, handler_type_, handler_cfg_, priority_, create_time_, execution_id_, "
        + "process_instance_id_, root_proc_inst_id_, process_def_id_, process_def_key_) values (?, 1, 'message', 1, 1, true, 'async-continuation', "
        + "'transition-create-scope', 0, now(), ?, ?, ?, ?, 'annual-report')").params("job-" + id.substring(0, 20), id, id, id, definition).update();
    return id;
  }

  private Set<String> figures() {
    HttpResponse<String> answer = node.answerTo(Application.basic("admin", PASSWORD), "GET", "/actuator/prometheus", null);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().filter(line -> !line.startsWith("#")).map(line -> line.split("[{ ]")[0]).collect(Collectors.toSet());
  }

  private static String expressions() throws IOException {
    StringBuilder all = new StringBuilder();
    JsonNode dashboard = JSON.readTree(Files.readString(Path.of("docker/grafana/plan-workflow.json")));
    dashboard.findValuesAsText("expr").forEach(expression -> all.append(expression).append('\n'));
    return all.toString();
  }

  private HttpResponse<String> health(String group) {
    return node.answer(null, "GET", "/actuator/health" + group, null);
  }

  // --- the database stops answering without closing anything, and goes on

  private void hang() {
    signal("STOP");
  }

  private void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    long main = postmaster();
    List<String> pids = Stream.concat(Stream.of(main), ProcessHandle.of(main).orElseThrow().children().map(ProcessHandle::pid)).map(String::valueOf).toList();
    List<String> command = Stream.concat(Stream.of("kill", "-" + name), pids.stream()).toList();
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Long postmaster;

  private long postmaster() {
    if (postmaster == null) {
      String data = jdbc.sql("show data_directory").query(String.class).single();
      try {
        postmaster = Long.valueOf(Files.readAllLines(Path.of(data, "postmaster.pid")).get(0).strip());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return postmaster;
  }
}
