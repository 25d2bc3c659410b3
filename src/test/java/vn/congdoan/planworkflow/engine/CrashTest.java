package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congdoan.planworkflow.PlanWorkflowApplication;
import vn.congdoan.planworkflow.testing.Databases;

/** The whole application as a process of its own, killed with {@code kill -9} in the middle of a fan-out and started again. */
class CrashTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Process application;
  private int port;

  @TempDir private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    if (application != null) application.destroyForcibly().waitFor();
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
    start(url, user, password);
    send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/start", "");
    JsonNode prepare = task("vpdd.staff", "userTask_prepareAssignments");
    ObjectNode typed = JSON.createObjectNode();
    typed.putObject("fields").set("rows", get("vpdd.staff", "/api/tasks/" + prepare.get("id").asText()).at("/work/values/rows"));
    send("vpdd.staff", "POST", "/api/tasks/" + prepare.get("id").asText() + "/completion", typed.toString());
    JsonNode approve = task("vpdd.leader", "userTask_approveAssignments");
    send("vpdd.leader", "POST", "/api/tasks/" + approve.get("id").asText() + "/completion", "{\"fields\":{\"decision\":\"APPROVE\"}}");
    within(Duration.ofSeconds(60), "the fan-out to begin", () -> launched() > 0);
    application.destroyForcibly().waitFor();
    start(url, user, password);
    int before = launched();
    assertThat(before).as("launched when it was killed: some, not all").isGreaterThan(0).isLessThan(93);
    within(Duration.ofSeconds(120), "the fan-out to end", () -> launched() == 93);
    List<String> units = businessKeys("unit-implementation");
    assertThat(new TreeSet<>(units)).as("one instance per unit").hasSize(82).hasSameSizeAs(units);
    List<String> departments = businessKeys("department-implementation");
    assertThat(new TreeSet<>(departments)).as("one instance per duty and lead").hasSize(11).hasSameSizeAs(departments);
  }

  private int launched() {
    return businessKeys("unit-implementation").size() + businessKeys("department-implementation").size();
  }

  private List<String> businessKeys(String process) {
    List<String> keys = new ArrayList<>();
    get("admin", "/engine-rest/history/process-instance?processDefinitionKey=" + process)
        .forEach(instance -> keys.add(instance.get("businessKey").asText()));
    return keys;
  }

  private JsonNode task(String user, String step) {
    JsonNode[] found = new JsonNode[1];
    within(Duration.ofSeconds(30), step, () -> {
      JsonNode tasks = get(user, "/engine-rest/task?taskDefinitionKey=" + step);
      found[0] = tasks.get(0);
      return found[0] != null;
    });
    return found[0];
  }

  private void start(String url, String user, String password) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), PlanWorkflowApplication.class.getName(),
        "--server.port=" + port, "--spring.datasource.url=" + url, "--spring.datasource.username=" + user,
        "--spring.datasource.password=" + password,
        // Few per job, so that there is a middle to be killed in; a short lock, so that the test need not wait for it.
        "--planworkflow.fan-out-chunk=3", "--camunda.bpm.job-execution.lock-time-in-millis=5000",
        "--camunda.bpm.job-execution.max-wait=1000")
        .redirectErrorStream(true).redirectOutput(folder.resolve("application-" + port + ".log").toFile()).start();
    within(Duration.ofSeconds(120), "the application to start", () -> {
      assertThat(application.isAlive()).as("the application runs").isTrue();
      try {
        return answer("admin", "GET", "/engine-rest/engine", null).statusCode() == 200;
      } catch (IllegalStateException notYet) {
        return false;
      }
    });
  }

  private JsonNode get(String user, String path) {
    try {
      return JSON.readTree(expectSuccess(answer(user, "GET", path, null)).body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(String user, String method, String path, String body) {
    expectSuccess(answer(user, method, path, body));
  }

  private static HttpResponse<String> expectSuccess(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isBetween(200, 299);
    return response;
  }

  private HttpResponse<String> answer(String user, String method, String path, String body) {
    String basic = Base64.getEncoder().encodeToString((user + ":congdoan").getBytes(StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(30))
        .header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void within(Duration limit, String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waiting for %s", what).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
