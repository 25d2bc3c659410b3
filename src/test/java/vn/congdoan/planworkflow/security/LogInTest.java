package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;

/** Names and passwords: how they are kept, how often one may be wrong, and where they are taken at all. */
class LogInTest extends ServerTest {

  private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 10, 9, 0);

  @Autowired private JdbcClient jdbc;
  @Autowired private IdentityService identity;

  @BeforeEach
  void nobodyFailedYet() {
    jdbc.sql("delete from failed_log_in").update();
    office.itIs(NINE);
  }

  @AfterEach
  void asBefore() {
    jdbc.sql("delete from failed_log_in").update();
    identity.deleteUser("cu");
  }

  @Test
  void tenFailuresAreAnsweredAtOnceAndTheEleventhTryWaits() {
    for (int i = 1; i <= 10; i++) assertThat(failure("ldld-cb.clerk")).as("failure %d", i).isEqualTo("/dang-nhap?loi");
    assertThat(new Visitor(port()).logIn("ldld-cb.clerk", "congdoan").headers().firstValue("Location").orElseThrow()).as("the right password, too early")
        .endsWith("/dang-nhap?doi=30");
    office.itIs(NINE.plusSeconds(31));
    assertThat(failure("ldld-cb.clerk")).isEqualTo("/dang-nhap?loi");
    assertThat(failure("ldld-cb.clerk")).as("the wait grows").isEqualTo("/dang-nhap?doi=60");
    office.itIs(NINE.plusSeconds(92));
    new Visitor(port()).loggedIn("ldld-cb.clerk");
    assertThat(failure("ldld-cb.clerk")).as("a right password begins the count anew").isEqualTo("/dang-nhap?loi");
  }

  @Test
  void anAccountThatDoesNotExistIsAnsweredLikeOneThatDoes() {
    for (int i = 1; i <= 10; i++) assertThat(failure("khong.co")).isEqualTo(failure("ldld-cb.clerk")).isEqualTo("/dang-nhap?loi");
    assertThat(failure("khong.co")).isEqualTo(failure("ldld-cb.clerk")).isEqualTo("/dang-nhap?doi=30");
    HttpResponse<String> unknown = wrong("khong.co");
    HttpResponse<String> known = wrong("ldld-cb.clerk");
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(429);
    assertThat(unknown.headers().firstValue("Retry-After")).isEqualTo(known.headers().firstValue("Retry-After")).contains("30");
  }

  /** A check by bcrypt takes tens of milliseconds; without one an answer comes in a few. */
  @Test
  void anUnknownAccountTakesAsLongAsAKnownOne() {
    long[] unknown = new long[9];
    long[] known = new long[9];
    for (int i = 0; i < unknown.length; i++) {
      jdbc.sql("delete from failed_log_in").update();
      unknown[i] = nanosToRefuse("khong.co");
      known[i] = nanosToRefuse("ldld-cb.clerk");
    }
    java.util.Arrays.sort(unknown);
    java.util.Arrays.sort(known);
    double ratio = (double) unknown[4] / known[4];
    assertThat(ratio).as("median time of an unknown account to that of a known one").isBetween(0.5, 2.0);
  }

  /** A second door beside the gate would let in whoever has to wait. */
  @Test
  void theRightPasswordDoesNotShortenTheWait() {
    for (int i = 1; i <= 10; i++) wrong("ldld-cb.clerk");
    HttpResponse<String> right = send("ldld-cb.clerk", "GET", "/api/me", null);
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(json(right).get("detail").asText()).contains("Đợi 30 giây");
  }

  @Test
  void aHundredFailuresFromOneAddressHoldItBack() {
    for (int i = 1; i <= FailedLogIns.FROM_AN_ADDRESS; i++) wrong("khong.co." + i);
    assertThat(failure("ldld-cb.clerk")).isEqualTo("/dang-nhap?doi=30");
  }

  @Test
  void theCountTellsNobodysName() {
    wrong("ldld-cb.clerk");
    assertThat(jdbc.sql("select key_hash from failed_log_in").query(String.class).list()).hasSize(2).allMatch(key -> key.length() == 43);
  }

  @Test
  void failuresOfAnHourAgoAreForgotten() {
    for (int i = 1; i <= 9; i++) failure("ldld-cb.clerk");
    office.itIs(NINE.plusMinutes(61));
    assertThat(failure("ldld-cb.clerk")).isEqualTo("/dang-nhap?loi");
    assertThat(failure("ldld-cb.clerk")).isEqualTo("/dang-nhap?loi");
  }

  @Test
  void namesAndPasswordsInTheHeaderAreTakenByScriptsInterfacesOnly() {
    for (String path : new String[] {"/api/me", "/engine-rest/task/count"}) assertThat(send("cspl.staff", "GET", path, null).statusCode()).isEqualTo(200);
    for (String path : new String[] {"/tien-do", "/camunda/app/tasklist/default/"}) assertThat(send("cspl.staff", "GET", path, null).statusCode()).isEqualTo(302);
    assertThat(send("admin", "GET", "/actuator/metrics", null).statusCode()).isEqualTo(200);
    assertThat(send("admin", "GET", "/camunda/api/engine/engine/default/task/count", null).statusCode()).isEqualTo(401);
    assertThat(send("cspl.staff", "GET", "/api/me", null).headers().firstValue("Set-Cookie").orElse("")).doesNotContain("PW-SESSION");
  }

  @Test
  void aBrowserSessionDoesNotOpenTheEnginesRestInterface() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    assertThat(staff.get("/engine-rest/task/count").statusCode()).isEqualTo(401);
    assertThat(staff.send("POST", "/engine-rest/task/count", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void aPasswordThatABrowserRemembersIsNotTakenFromAnotherSite() {
    String basic = "Basic " + java.util.Base64.getEncoder().encodeToString("modeler:congdoan".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    Visitor modeler = new Visitor(port());
    assertThat(modeler.send("GET", "/engine-rest/deployment/count", null, Map.of("Authorization", basic)).statusCode()).isEqualTo(200);
    assertThat(modeler.send("GET", "/engine-rest/deployment/count", null, Map.of("Authorization", basic, "Sec-Fetch-Site", "same-origin")).statusCode())
        .isEqualTo(200);
    for (String site : new String[] {"cross-site", "same-site"}) {
      assertThat(modeler.send("POST", "/engine-rest/deployment/create", "", Map.of("Authorization", basic, "Sec-Fetch-Site", site)).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void passwordsCanNotBeTriedPastTheCount() {
    String verify = "{\"username\":\"admin\",\"password\":\"congdoan\"}";
    assertThat(send("cspl.staff", "POST", "/engine-rest/identity/verify", verify).statusCode()).isEqualTo(403);
    assertThat(send("cspl.staff", "POST", "/engine-rest/engine/default/identity/verify", verify).statusCode()).isEqualTo(403);
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    staff.get("/camunda/app/tasklist/default/");
    assertThat(staff.send("POST", "/camunda/api/engine/engine/default/identity/verify", verify).statusCode()).isEqualTo(403);
    assertThat(staff.send("POST", "/camunda/api/admin/auth/user/default/login/admin", "username=admin&password=congdoan",
        Map.of("Content-Type", "application/x-www-form-urlencoded", "X-XSRF-TOKEN", staff.cookie("XSRF-TOKEN"))).statusCode()).isEqualTo(403);
  }

  @Test
  void theSetUpOfAFirstAdministratorIsClosedEvenWhenThereIsNone() {
    identity.deleteMembership("admin", "camunda-admin");
    try {
      String body = "{\"profile\":{\"id\":\"ke-gian\",\"firstName\":\"Nguyễn\",\"lastName\":\"Minh\"},\"credentials\":{\"password\":\"Mat-khau-2026\"}}";
      assertThat(new Visitor(port()).send("POST", "/camunda/api/admin/setup/default/user/create", body).statusCode()).isEqualTo(401);
      Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
      staff.get("/camunda/app/tasklist/default/");
      assertThat(staff.send("POST", "/camunda/api/admin/setup/default/user/create", body).statusCode()).isEqualTo(403);
      assertThat(identity.createUserQuery().userId("ke-gian").count()).isZero();
    } finally {
      identity.createMembership("admin", "camunda-admin");
    }
  }

  @Test
  void passwordsAreKeptWithBcryptAndAnOldOneIsRenewedAtLogIn() {
    // Accounts of a directory have no password here.
    assertThat(identity.createUserQuery().list()).filteredOn(user -> user.getPassword() != null).hasSizeGreaterThan(100)
        .allMatch(user -> user.getPassword().startsWith("{bcrypt}$2a$10$"));
    UserEntity old = (UserEntity) identity.newUser("cu");
    old.setSalt("muoi");
    old.setDbPassword("{SHA-512}" + new Sha512HashDigest().encrypt("congdoan" + "muoi"));
    identity.saveUser(old);
    assertThat(failure("cu")).isEqualTo("/dang-nhap?loi");
    assertThat(identity.createUserQuery().userId("cu").singleResult().getPassword()).startsWith("{SHA-512}");
    new Visitor(port()).loggedIn("cu");
    assertThat(identity.createUserQuery().userId("cu").singleResult().getPassword()).startsWith("{bcrypt}");
    new Visitor(port()).loggedIn("cu");
  }

  @Test
  void aLongPasswordIsReadToItsEnd() {
    BcryptPasswords bcrypt = new BcryptPasswords(4);
    String sentence = "Công đoàn Việt Nam đổi mới tổ chức và hoạt động trong tình hình mới, muối phía sau: ";
    assertThat(bcrypt.check(sentence + "a", bcrypt.encrypt(sentence + "a"))).isTrue();
    assertThat(bcrypt.check(sentence + "b", bcrypt.encrypt(sentence + "a"))).isFalse();
  }

  @Test
  void aWeakPasswordIsRefusedAndTheRulesAreTold() {
    HttpResponse<String> refused = send("admin", "POST", "/engine-rest/user/create",
        "{\"profile\":{\"id\":\"cu\",\"firstName\":\"Nguyễn\",\"lastName\":\"Minh\"},\"credentials\":{\"password\":\"congdoan\"}}");
    assertThat(refused.statusCode()).isBetween(400, 499);
    assertThat(json(refused).get("detail").asText()).contains("Mật khẩu", "10 ký tự");
    assertThat(identity.createUserQuery().userId("cu").count()).isZero();
    assertThat(json(send("admin", "GET", "/engine-rest/identity/password-policy", null)).get("rules")).hasSize(6);
    assertThat(send("admin", "POST", "/engine-rest/user/create",
        "{\"profile\":{\"id\":\"cu\",\"firstName\":\"Nguyễn\",\"lastName\":\"Minh\"},\"credentials\":{\"password\":\"Van-phong-2026\"}}").statusCode()).isEqualTo(204);
  }

  /** Where the log-in page leads after a wrong password. */
  private String failure(String user) {
    String location = new Visitor(port()).logIn(user, "sai").headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf("/dang-nhap"));
  }

  private HttpResponse<String> wrong(String user) {
    return send(user, "sai", "GET", "/api/me", java.net.http.HttpRequest.BodyPublishers.noBody(), "application/json");
  }

  private long nanosToRefuse(String user) {
    long start = System.nanoTime();
    wrong(user);
    return System.nanoTime() - start;
  }
}
