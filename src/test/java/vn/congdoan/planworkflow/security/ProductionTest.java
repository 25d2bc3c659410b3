package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.Visitor;

/** A production system, as a process of its own: what it does not start without, and what it is when it does. */
class ProductionTest {

  private static final String SECRET = "--planworkflow.session-secret=0123456789abcdef0123456789abcdef";
  private static final String ADMIN = "--camunda.bpm.admin-user.password=Quan-tri-2026";

  @TempDir private Path folder;

  @Test
  void withNothingFromOutsideItSaysInOneSentenceAllThatIsMissing() throws Exception {
    assertRefused(List.of(), "thiếu cơ sở dữ liệu PostgreSQL (đặt SPRING_DATASOURCE_URL", "thiếu mật khẩu quản trị (đặt CAMUNDA_BPM_ADMINUSER_PASSWORD)",
        "thiếu khóa bí mật của phiên làm việc, dài ít nhất 32 ký tự");
  }

  @Test
  void withH2AWeakPasswordAndAShortSecretItDoesNotStart() throws Exception {
    assertRefused(List.of("--spring.datasource.url=jdbc:h2:mem:x", "--camunda.bpm.admin-user.password=congdoan", "--planworkflow.session-secret=ngan"),
        "H2 chỉ dùng để trình diễn", "mật khẩu quản trị chưa đủ mạnh", "thiếu khóa bí mật");
  }

  @Test
  void withAClockSetForARehearsalItDoesNotStart() throws Exception {
    assertRefused(List.of("--planworkflow.rehearsal-from=2026-11-24T07:00", "--spring.datasource.url=jdbc:postgresql://localhost/x", ADMIN, SECRET),
        "không diễn tập trên hệ thống vận hành");
  }

  @Test
  void togetherWithTheDemonstrationItDoesNotStart() throws Exception {
    assertRefused(List.of("--spring.profiles.active=production,demonstration", "--spring.datasource.url=jdbc:postgresql://localhost/x", ADMIN, SECRET),
        "bỏ demonstration khỏi SPRING_PROFILES_ACTIVE");
  }

  /** One database through its life: new, with an account of before, and after somebody showed the demonstration on it. */
  @Test
  void itStartsOnACleanDatabaseWithSecretsFromFilesAndNotOnADemonstrationsOne() throws Exception {
    Databases.Address database = Databases.POSTGRESQL.create();
    Path secrets = Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("spring.datasource.url"), database.url());
    Files.writeString(secrets.resolve("spring.datasource.username"), database.username());
    Files.writeString(secrets.resolve("spring.datasource.password"), database.password());
    Files.writeString(secrets.resolve("camunda.bpm.admin-user.password"), "Quan-tri-2026");
    Files.writeString(secrets.resolve("planworkflow.session-secret"), "0123456789abcdef0123456789abcdef");
    String files = "--PLANWORKFLOW_SECRETS=" + secrets;
    JdbcClient jdbc = JdbcClient.create(database.dataSource());

    try (Application application = production(files)) {
      application.ready();
      assertThat(application.answer(null, "GET", "/api/demonstration", null).statusCode()).isEqualTo(404);
      assertThat(application.answer("admin", "GET", "/api/me", null).statusCode()).as("with the demonstration's password").isEqualTo(401);
      Visitor admin = new Visitor(application.port());
      var cookies = admin.logIn("admin", "Quan-tri-2026").headers().allValues("Set-Cookie");
      assertThat(cookies).anyMatch(cookie -> cookie.startsWith("PW-SESSION=") && cookie.contains("Secure"));
      assertThat(admin.get("/camunda/app/admin/default/").headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN=") && cookie.contains("Secure"));
      assertThat(admin.get("/dang-nhap").headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("PW-CSRF")))
          .allMatch(cookie -> cookie.contains("Secure"));
      assertThat(jdbc.sql("select id_ from act_id_user").query(String.class).list()).containsExactly("admin");
      assertThat(jdbc.sql("select name_ from act_id_group where id_ = 'camunda-admin'").query(String.class).single()).isEqualTo("Quản trị hệ thống");
    }

    jdbc.sql("insert into act_id_user (id_, rev_, pwd_, salt_) values ('cu', 1, ?, 'muoi')")
        .param("{SHA-512}" + new Sha512HashDigest().encrypt("congdoan" + "muoi")).update();
    assertRefused(List.of(files), "có tài khoản dùng mật khẩu trình diễn (cu)");
    jdbc.sql("delete from act_id_user where id_ = 'cu'").update();

    try (Application demonstration = new Application(folder, "--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.username(),
        "--spring.datasource.password=" + database.password(), "--camunda.bpm.job-execution.enabled=false")) {
      demonstration.ready();
    }
    assertRefused(List.of(files), "cơ sở dữ liệu có tài khoản trình diễn (", ", …)");
  }

  private void assertRefused(List<String> arguments, String... said) throws IOException, InterruptedException {
    try (Application application = production(arguments.toArray(String[]::new))) {
      assertThat(application.exitCode()).isNotZero();
      String log = application.log();
      assertThat(log).contains("Chưa khởi động được ở chế độ vận hành: ").contains("Khai báo bằng biến môi trường").doesNotContain("\tat ");
      String sentence = log.lines().filter(line -> line.contains("Chưa khởi động được")).findFirst().orElseThrow();
      assertThat(sentence).contains(said);
    }
  }

  private Application production(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--spring.profiles.active=production", "--camunda.bpm.job-execution.enabled=false"));
    all.addAll(List.of(arguments));
    return new Application(folder, all.toArray(String[]::new));
  }
}
