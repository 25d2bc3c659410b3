package vn.congdoan.planworkflow.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.congdoan.planworkflow.testing.Application.basic;
import static vn.congdoan.planworkflow.testing.Application.within;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.document.Archive;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.People;
import vn.congdoan.planworkflow.testing.Visitor;

/** A full pool of connections and a full disk: people read what is wrong, what they typed is saved a moment later, nothing is mended by hand. */
class ShortageIT {

  private static final int ALL = 93;
  private static final int POOL = 6;
  private static final int DISK = 128;
  private static final String NO_ROOM = "Máy chủ đã hết chỗ lưu dữ liệu.";
  private static final String NO_CONNECTION = "Đang có quá nhiều người cùng làm việc.";

  private Application application;
  private JdbcClient jdbc;

  @TempDir private Path folder;

  @Test
  void aFullPoolAndAFullDiskUnderPostgresAreToldAndPass() throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mounted(folder.resolve("disk"), DISK);
    assumeTrue(mounted.isPresent(), "only root can mount a small disk");
    try (SmallDisk disk = mounted.get()) {
      Databases.Address database = Databases.POSTGRESQL.createIn(disk.folder());
      jdbc = JdbcClient.create(database.dataSource());
      String url = database.url() + "&ApplicationName=node";
      try (Application started = new Application(folder, arguments(url, database.username(), database.password()))) {
        application = started.ready();
        People people = new People(() -> List.of(started));
        people.startThePlan();
        String task = people.task("vpdd.staff", "taskDefinitionKey=userTask_prepareAssignments");
        aFullPool(database, task);
        aFullDisk(disk, people, task);
      }
      Databases.POSTGRESQL.drop(database);
    }
  }

  private void aFullPool(Databases.Address database, String task) throws Exception {
    Visitor visitor = new Visitor(application.port()).loggedIn("cspl.staff");
    List<CompletableFuture<HttpResponse<String>>> saves = new ArrayList<>();
    try (Connection holding = database.dataSource().getConnection(); Statement statement = holding.createStatement()) {
      holding.setAutoCommit(false);
      // Whoever saves waits, and keeps a connection while waiting.
      statement.execute("lock table task_draft in exclusive mode");
      for (int i = 0; i < 2 * POOL; i++) saves.add(saving(task, null, "Lần " + i));
      within(Duration.ofSeconds(30), "all connections to wait", () -> waiting() == POOL);

      saysWhy(NO_CONNECTION, save(task, null, "Nội dung gõ lúc bận"));
      saysWhy(NO_CONNECTION, application.answer("vpdd.staff", "GET", "/engine-rest/task", null));
      assertThat(visitor.get("/api/me").statusCode()).isEqualTo(503);
      HttpResponse<String> page = visitor.send("GET", "/tien-do", null, Map.of("Accept", "text/html"));
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.body()).contains("<h1>Hệ thống tạm thời chưa phục vụ được</h1>");
      holding.rollback();
    }
    assertThat(saves).extracting(save -> save.join().statusCode()).as("one is the first; others see its draft, or had no connection")
        .containsOnlyOnce(200).contains(409).allMatch(status -> status == 200 || status == 409 || status == 503);
    assertThat(save(task, 1, "Nội dung gõ lúc bận").statusCode()).as("what was typed is saved a moment later").isEqualTo(200);
    assertThat(application.get("vpdd.staff", "/api/tasks/" + task).at("/draft/fields/note").asText()).isEqualTo("Nội dung gõ lúc bận");
    assertThat(visitor.get("/api/me").statusCode()).as("still logged in").isEqualTo(200);
  }

  private void aFullDisk(SmallDisk disk, People people, String task) throws Exception {
    String typed = incompressible(300_000);
    disk.fill();
    saysWhy(NO_ROOM, save(task, 2, typed));
    assertThat(application.get("vpdd.staff", "/api/tasks/" + task).at("/draft/version").asInt()).as("what was saved is there to read").isEqualTo(2);
    disk.free();
    assertThat(save(task, 2, typed).statusCode()).as("what was typed is saved").isEqualTo(200);

    people.completes("vpdd.staff", task, Map.of("rows", application.get("vpdd.staff", "/api/tasks/" + task).at("/work/values/rows")));
    people.completes("vpdd.leader", people.task("vpdd.leader", "taskDefinitionKey=userTask_approveAssignments"), Map.of("decision", "APPROVE"));
    within(Duration.ofSeconds(60), "the launch to begin", () -> launched() > 0);
    disk.fill();
    // Long enough for a job to use up all its tries, if this cost it any.
    Thread.sleep(6_000);
    assertThat(launched()).as("launched while the disk was full: some, not all").isLessThan(ALL);
    disk.free();
    within(Duration.ofSeconds(120), "the launch to end", () -> launched() == ALL);
    Ledger.agrees(jdbc, "after the disk was full");
  }

  @Test
  void aFullDiskUnderAnH2FileAndForUploadsIsToldAndPasses() throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mounted(folder.resolve("disk"), DISK);
    assumeTrue(mounted.isPresent(), "only root can mount a small disk");
    try (SmallDisk disk = mounted.get()) {
      String url = "jdbc:h2:file:" + disk.folder().resolve("plan-workflow") + ";DB_CLOSE_ON_EXIT=FALSE";
      try (Application started = new Application(folder, List.of("-Djava.io.tmpdir=" + disk.folder()), arguments(url, "sa", ""))) {
        application = started.ready();
        People people = new People(() -> List.of(started));
        people.startThePlan();
        String task = people.task("vpdd.staff", "taskDefinitionKey=userTask_prepareAssignments");
        assertThat(save(task, null, "Trước khi hết chỗ").statusCode()).isEqualTo(200);
        // An H2 file is up to a second behind.
        Thread.sleep(2_000);
        disk.fill();
        saysWhy(NO_ROOM, upload(task));
        int version = 1;
        HttpResponse<String> refused = save(task, version, incompressible(2_000_000));
        for (; refused.statusCode() == 200 && version < 30; version++) refused = save(task, version + 1, incompressible(2_000_000));
        People.saysWhatIsWrong(refused);

        disk.free();
        // Each connection that was opened before the disk was full is noticed, and replaced, by whoever gets it next.
        within(Duration.ofSeconds(60), "it to work again by itself", () -> {
          HttpResponse<String> open = application.answer("vpdd.staff", "GET", "/api/tasks/" + task, null);
          if (open.statusCode() != 200) return isToldWhatIsWrong(open);
          int kept = People.json(open.body()).at("/draft/version").asInt();
          assertThat(kept).as("what was saved before is there").isPositive();
          HttpResponse<String> saved = save(task, kept, "Sau khi có chỗ");
          return saved.statusCode() == 200 || isToldWhatIsWrong(saved);
        });
        HttpResponse<String> taken = upload(task);
        for (int dead = 0; dead < POOL && taken.statusCode() == 503; dead++) taken = upload(task);
        assertThat(taken.statusCode()).as("files are taken again").isEqualTo(201);
      }
    }
  }

  private static boolean isToldWhatIsWrong(HttpResponse<String> answer) {
    People.saysWhatIsWrong(answer);
    return false;
  }

  private static String[] arguments(String url, String user, String password) {
    return new String[] {"--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--spring.datasource.password=" + password,
        "--spring.datasource.hikari.maximum-pool-size=" + POOL, "--spring.datasource.hikari.connection-timeout=1500", "--planworkflow.bcrypt-cost=4",
        "--planworkflow.fan-out-chunk=1", "--planworkflow.after-shortage=PT1S", "--camunda.bpm.job-execution.lock-time-in-millis=5000",
        "--camunda.bpm.job-execution.max-wait=1000",
        // Had a job its tries counted meanwhile, it would have none left.
        "--camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R2/PT1S"};
  }

  private static void saysWhy(String why, HttpResponse<String> answer) {
    People.saysWhatIsWrong(answer);
    assertThat(answer.body()).contains(why);
  }

  private CompletableFuture<HttpResponse<String>> saving(String task, Integer version, String text) {
    CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> answer.complete(save(task, version, text)));
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  private HttpResponse<String> save(String task, Integer version, String text) {
    return application.answer("vpdd.staff", "PUT", "/api/tasks/" + task + "/draft",
        "{\"version\":%d,\"fields\":{\"note\":\"%s\"}}".formatted(version, text));
  }

  private HttpResponse<String> upload(String task) throws IOException {
    byte[] docx = Archive.docx().with("word/media/image1.png", incompressible(300_000)).bytes();
    return application.send(basic("vpdd.staff", "congdoan"), "POST", "/api/tasks/" + task + "/attachments?name=minh-chung.docx",
        BodyPublishers.ofByteArray(docx));
  }

  private int waiting() {
    return jdbc.sql("select count(*) from pg_stat_activity where datname = current_database() and application_name = 'node' and wait_event_type = 'Lock'")
        .query(Integer.class).single();
  }

  private int launched() {
    return jdbc.sql("select count(launched_at) from fan_out_item where process like '%implementation'").query(Integer.class).single();
  }

  /** Random letters, which take the room that they say. */
  private static String incompressible(int length) {
    return new Random(length).ints(length, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }
}
