package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;

/** Several processes that start at the same moment on one empty PostgreSQL database: one prepares it, the others wait. */
class StartTogetherTest {

  private static final String WAITS = "another node prepares the database";

  private final Databases.Address database = Databases.POSTGRESQL.create();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final List<Application> nodes = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    for (Application node : nodes) node.close();
  }

  @Test
  void threeNodesOnAnEmptyDatabaseAllStart() throws Exception {
    for (int i = 0; i < 3; i++) start();
    for (Application node : nodes) node.ready();

    assertThat(nodes.stream().filter(node -> node.log().contains(WAITS))).as("nodes that waited").hasSizeGreaterThanOrEqualTo(2);
    assertThat(nodes).noneMatch(node -> node.log().contains(" ERROR "));
    everythingIsThereOnce();
  }

  @Test
  void anotherNodeGoesOnWhenTheOneThatPreparesIsKilled() throws Exception {
    Application first = start();
    within(Duration.ofMinutes(5), "the engine's tables", () -> exists("act_ru_execution"));
    Application second = start();
    within(Duration.ofMinutes(5), "the second to wait", () -> second.log().contains(WAITS));
    first.kill();
    second.ready();

    assertThat(second.log()).doesNotContain(" ERROR ");
    everythingIsThereOnce();
  }

  private Application start() throws IOException {
    Application node = new Application(folder, "--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.username(),
        "--spring.datasource.password=" + database.password());
    nodes.add(node);
    return node;
  }

  private void everythingIsThereOnce() {
    assertThat(count("select count(*) from act_re_deployment")).as("one deployment per folder").isEqualTo(8);
    assertThat(count("select count(*) from act_re_procdef where version_ > 1")).isZero();
    assertThat(count("select count(*) from act_ge_property where name_ = 'schema.version'")).isEqualTo(1);
    assertThat(count("select count(*) from pg_locks where locktype = 'advisory'")).as("locks still held").isZero();
  }

  private int count(String query) {
    return jdbc.sql(query).query(Integer.class).single();
  }

  private boolean exists(String table) {
    return jdbc.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single();
  }
}
