package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.congdoan.planworkflow.testing.Application;

/** What the start of the application does with bad data, without the demonstration, and the second time. */
class StartUpTest {

  @TempDir private Path folder;

  @Test
  void badDataStopsTheStartWithFileAndLineAndChangesNothing() throws Exception {
    try (Application application = new Application(folder, database(), "--planworkflow.processes=" + Path.of("src/test/resources/bad-data/five-mistakes"))) {
      assertThat(application.exitCode()).isNotZero();
      assertThat(application.log()).contains("plans/small.yaml, dòng").contains("Sửa các dòng nêu trên rồi khởi động lại")
          .doesNotContain("\tat vn.congdoan");
    }
    assertThat(rows("unit")).isZero();
    assertThat(rows("plan")).isZero();
    assertThat(rows("act_re_deployment")).isZero();
  }

  @Test
  void outsideTheDemonstrationNothingOfItExists() throws Exception {
    try (Application application = new Application(folder, database(), "--spring.profiles.active=rehearsal").ready()) {
      assertThat(application.answer(null, "GET", "/api/demonstration", null).statusCode()).isEqualTo(404);
      assertThat(application.answer("vpdd.staff", "GET", "/api/plans", null).statusCode()).isEqualTo(401);
      assertThat(application.answer("admin", "GET", "/engine-rest/user", null).statusCode()).isEqualTo(401);
    }
    assertThat(rows("act_id_user")).isZero();
  }

  @Test
  void aRestartKeepsEverythingAndMakesNoNewVersions() throws Exception {
    int deployments;
    try (Application application = new Application(folder, database()).ready()) {
      application.post("vpdd.staff", "/api/plans/45-KH-DDTLD/start", "");
      deployments = application.get("admin", "/engine-rest/deployment/count").get("count").asInt();
      assertThat(deployments).as("one per folder").isEqualTo(8);
    }
    try (Application application = new Application(folder, database()).ready()) {
      assertThat(application.get("admin", "/engine-rest/deployment/count").get("count").asInt()).isEqualTo(deployments);
      assertThat(application.get("vpdd.staff", "/engine-rest/task?taskDefinitionKey=userTask_prepareAssignments")).hasSize(1);
    }
  }

  private String database() {
    return "--spring.datasource.url=" + url();
  }

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("plan-workflow");
  }

  private int rows(String table) {
    return JdbcClient.create(new DriverManagerDataSource(url(), "sa", "")).sql("select count(*) from " + table).query(Integer.class).single();
  }
}
