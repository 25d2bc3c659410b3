package vn.congdoan.planworkflow.move;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.Visitor;

/** A system that began on an H2 file goes on, on PostgreSQL, exactly where it stood. */
class MoveTest {

  private static final String OPEN_TASKS = "/engine-rest/task/count";

  private final Databases.Address postgres = Databases.POSTGRESQL.create();

  @TempDir private Path folder;

  @Test
  void everythingArrivesAndGoesOn() throws Exception {
    Path file = folder.resolve("plan-workflow");
    int tasks;
    String refusedWhileItRuns;
    try (Application onH2 = onH2(file).ready()) {
      workIsUnderWay(onH2);
      refusedWhileItRuns = move(file, 1);
      tasks = onH2.get("admin", OPEN_TASKS).get("count").asInt();
      onH2.stop();
    }
    assertThat(refusedWhileItRuns).contains("Not moved:").contains("Stop the system that uses it first.");
    byte[] before = Files.readAllBytes(Path.of(file + ".mv.db"));

    assertThat(move(file, 0)).containsPattern("Moved: \\d+ rows in \\d+ tables, counts and contents are the same.")
        .containsPattern("act_ru_task +" + tasks);

    assertThat(Files.readAllBytes(Path.of(file + ".mv.db"))).as("the file").isEqualTo(before);
    assertThat(counts(postgres.dataSource())).isEqualTo(counts(new DriverManagerDataSource("jdbc:h2:file:" + file, "sa", "")));
    assertThat(move(file, 1)).as("a second time").contains("Not moved: the PostgreSQL database already holds data");
    try (Application onPostgres = onPostgres().ready()) {
      assertThat(onPostgres.log()).doesNotContain(" ERROR ");
      assertThat(onPostgres.get("admin", OPEN_TASKS).get("count").asInt()).isEqualTo(tasks);
      assertThat(onPostgres.get("admin", "/engine-rest/process-definition/count").get("count").asInt())
          .as("no new versions").isEqualTo(rows("act_re_procdef"));
      String task = task(onPostgres, "vpdd.leader", "userTask_approveAssignments");
      onPostgres.post("vpdd.leader", "/api/tasks/" + task + "/completion", "{\"fields\":{\"decision\":\"APPROVE\"}}");
      within(Duration.ofMinutes(2), "all units to have their work", () -> rows("act_ru_task") >= 93);
    }
  }

  @Test
  void nothingIsLeftBehindWhenARowDoesNotArrive() throws Exception {
    Path file = folder.resolve("plan-workflow");
    try (Application onH2 = onH2(file).ready()) {
      onH2.stop();
    }
    // A reference to nothing, as H2 keeps it when somebody has loaded rows by hand.
    JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + file + ";INIT=set referential_integrity false", "sa", ""))
        .sql("insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values ('nobody', 'a', x'00')").update();

    assertThat(move(file, 1)).contains("Not moved:").contains("spring_session_attributes_fk");

    assertThat(rows("unit")).isZero();
    assertThat(rows("act_re_procdef")).isZero();
    assertThat(counts(postgres.dataSource())).containsEntry("act_id_user", 0L);
  }

  private Application onH2(Path file) throws IOException {
    return new Application(folder, "--spring.datasource.url=jdbc:h2:file:" + file);
  }

  private Application onPostgres(String... more) throws IOException {
    return new Application(folder, Stream.concat(Stream.of("--spring.datasource.url=" + postgres.url(),
        "--spring.datasource.username=" + postgres.username(), "--spring.datasource.password=" + postgres.password()), Stream.of(more))
        .toArray(String[]::new));
  }

  private String move(Path file, int expected) throws Exception {
    try (Application command = onPostgres("--planworkflow.move-from=" + file)) {
      int code = command.exitCode();
      assertThat(code).as(command.log()).isEqualTo(expected);
      return command.log();
    }
  }

  /** A plan before its approval, with a draft, an attachment and a session. */
  private static void workIsUnderWay(Application system) {
    system.post("vpdd.staff", "/api/plans/45-KH-DDTLD/start", "");
    String prepare = task(system, "vpdd.staff", "userTask_prepareAssignments");
    String attachments = "/api/tasks/" + prepare + "/attachments";
    assertThat(system.answer("vpdd.staff", "POST", attachments + "?name=ghi-ch%C3%BA.pdf", "%PDF-1.4 Văn bản đính kèm").statusCode()).isBetween(200, 299);
    ObjectNode typed = new ObjectMapper().createObjectNode();
    typed.putObject("fields").set("rows", system.get("vpdd.staff", "/api/tasks/" + prepare).at("/work/values/rows"));
    system.post("vpdd.staff", "/api/tasks/" + prepare + "/completion", typed.toString());
    task(system, "vpdd.leader", "userTask_approveAssignments");
    new Visitor(system.port()).loggedIn("vpdd.leader");
  }

  private static String task(Application system, String user, String step) {
    JsonNode[] found = new JsonNode[1];
    within(Duration.ofSeconds(60), step, () -> {
      found[0] = system.get(user, "/engine-rest/task?taskDefinitionKey=" + step).get(0);
      return found[0] != null;
    });
    return found[0].get("id").asText();
  }

  private int rows(String table) {
    return JdbcClient.create(postgres.dataSource()).sql("select count(*) from " + table).query(Integer.class).single();
  }

  /** Rows of every table but those in which each database keeps how its tables were made. */
  private static Map<String, Long> counts(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql("""
        select lower(table_name) from information_schema.tables where table_type = 'BASE TABLE' and lower(table_schema) = 'public'
        and lower(table_name) not in ('flyway_schema_history', 'act_ge_schema_log')""").query(String.class).list()
        .forEach(table -> counts.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single()));
    return counts;
  }
}
