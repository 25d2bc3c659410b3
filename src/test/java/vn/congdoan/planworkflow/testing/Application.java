package vn.congdoan.planworkflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import vn.congdoan.planworkflow.PlanWorkflowApplication;

/** The whole application as a process of its own, which a test can start, ask over HTTP and kill. */
public final class Application implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Process process;
  private final Path log;
  private final int port;

  /**
   * Starts a process and returns at once.
   *
   * @param folder for its log
   * @param arguments as on the command line
   */
  public Application(Path folder, String... arguments) throws IOException {
    this(folder, List.of(), arguments);
  }

  /** @param options of the virtual machine */
  public Application(Path folder, List<String> options, String... arguments) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    log = folder.resolve("application-" + port + ".log");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8",
        // It lives for a minute or two: what the second compiler would gain is never earned back.
        "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlanWorkflowApplication.class.getName(), "--server.port=" + port));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    process = builder.start();
  }

  /** Waits until it answers. */
  public Application ready() {
    within(Duration.ofMinutes(5), "the application to start", () -> {
      assertThat(process.isAlive()).as("the application runs; its log: %s", log()).isTrue();
      try {
        return answer(null, "GET", "/dang-nhap", null).statusCode() == 200;
      } catch (IllegalStateException notYet) {
        return false;
      }
    });
    return this;
  }

  /** Waits until it has ended by itself; what it ended with. */
  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(120, java.util.concurrent.TimeUnit.SECONDS)).as("the application ends by itself; its log: %s", log()).isTrue();
    return process.exitValue();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "(none)";
    }
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code kill -STOP}: the machine stands still, and nobody is told. */
  public void pause() {
    signal("STOP");
  }

  /** Goes on as if no time had passed. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).as("kill -%s", name).isZero();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks it to end, as an operator does, and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(90, java.util.concurrent.TimeUnit.SECONDS)).as("the application stops when asked; its log: %s", log()).isTrue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  public JsonNode get(String user, String path) {
    try {
      return JSON.readTree(expectSuccess(answer(user, "GET", path, null)).body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public void post(String user, String path, String body) {
    expectSuccess(answer(user, "POST", path, body));
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  /** An answer to a request with HTTP Basic and the demonstration's password; as nobody when the user is null. */
  public HttpResponse<String> answer(String user, String method, String path, String body) {
    return answerTo(user == null ? null : basic(user, "congdoan"), method, path, body);
  }

  public static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** An answer to a request with this Authorization header, or with none. */
  public HttpResponse<String> answerTo(String authorization, String method, String path, String body) {
    return send(authorization, method, path, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
  }

  /** An answer to a request that brings this body. */
  public HttpResponse<String> send(String authorization, String method, String path, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json").method(method, body);
    if (authorization != null) request.header("Authorization", authorization);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a condition, at most so long. */
  public static void within(Duration limit, String what, BooleanSupplier condition) {
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

  private static HttpResponse<String> expectSuccess(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isBetween(200, 299);
    return response;
  }
}
