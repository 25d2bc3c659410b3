package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.People;

/** The application killed with {@code kill -9} in the middle of a fan-out and started again: every unit has exactly one instance. */
class CrashTest {

  /** 82 unions and 11 duties of departments. */
  private static final int ALL = 93;

  private Application application;

  @TempDir private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    if (application != null) application.close();
  }

  @Test
  void everyUnitHasExactlyOneInstanceAfterACrashOnAnH2File() throws Exception {
    survives("jdbc:h2:file:" + folder.resolve("plan-workflow"), "sa", "");
  }

  @Test
  void everyUnitHasExactlyOneInstanceAfterACrashOnPostgres() throws Exception {
    Databases.Address address = Databases.POSTGRESQL.create();
    survives(address.url(), address.username(), address.password());
  }

  private void survives(String url, String user, String password) throws Exception {
    application = start(url, user, password);
    // An H2 file is up to a second behind when it is killed: then people do anew what was lost, and the fan-out is killed once more.
    for (int crash = 0; crash < 3 && (crash == 0 || launched() == 0); crash++) {
      assertThat(application.answer("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/start", "").statusCode()).isIn(201, 409);
      within(Duration.ofSeconds(90), "the fan-out to begin", () -> {
        bringOn();
        return launched() > 0;
      });
      application.kill();
      application = start(url, user, password);
    }
    assertThat(launched()).as("launched when it was killed: some, not all").isGreaterThan(0).isLessThan(ALL);
    within(Duration.ofSeconds(120), "the fan-out to end", () -> launched() == ALL);
    List<String> units = businessKeys("unit-implementation");
    assertThat(new TreeSet<>(units)).as("one instance per unit").hasSize(82).hasSameSizeAs(units);
    List<String> duties = businessKeys("department-implementation");
    assertThat(new TreeSet<>(duties)).as("one instance per duty and lead").hasSize(ALL - 82).hasSameSizeAs(duties);
  }

  /** The assignments are prepared and approved, each when it is open. */
  private void bringOn() {
    People people = new People(() -> List.of(application));
    for (JsonNode open : tasks("vpdd.staff", "userTask_prepareAssignments")) {
      String task = open.get("id").asText();
      people.completes("vpdd.staff", task, Map.of("rows", application.get("vpdd.staff", "/api/tasks/" + task).at("/work/values/rows")));
    }
    for (JsonNode open : tasks("vpdd.leader", "userTask_approveAssignments")) {
      people.completes("vpdd.leader", open.get("id").asText(), Map.of("decision", "APPROVE"));
    }
  }

  private Application start(String url, String user, String password) throws IOException {
    return new Application(folder, "--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--spring.datasource.password=" + password,
        // One per job, so that there is a middle to be killed in; a short lock, so that the test need not wait for it.
        "--planworkflow.fan-out-chunk=1", "--camunda.bpm.job-execution.lock-time-in-millis=5000", "--camunda.bpm.job-execution.max-wait=1000")
        .ready();
  }

  private int launched() {
    return businessKeys("unit-implementation").size() + businessKeys("department-implementation").size();
  }

  private List<String> businessKeys(String process) {
    List<String> keys = new ArrayList<>();
    application.get("admin", "/engine-rest/history/process-instance?processDefinitionKey=" + process)
        .forEach(instance -> keys.add(instance.get("businessKey").asText()));
    return keys;
  }

  private JsonNode tasks(String user, String step) {
    return application.get(user, "/engine-rest/task?taskDefinitionKey=" + step);
  }
}
