package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;

/** One log-in for everything: how a session begins, what it opens, and what ends it. */
class SessionTest extends ServerTest {

  private static final String TASKS_OF_THE_WEB_APPS = "/camunda/api/engine/engine/default/task/count";

  @Autowired private JdbcClient jdbc;
  @Autowired private IdentityService identity;

  @AfterEach
  void accountGone() {
    identity.deleteUser("tam");
  }

  @Test
  void oneLogInOpensStartPageTasklistCockpitAdminAndOurInterface() {
    Visitor admin = new Visitor(port()).loggedIn("admin");
    for (String path : new String[] {"/", "/api/me", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
        TASKS_OF_THE_WEB_APPS}) {
      assertThat(admin.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void loggingOutInTasklistEndsTheSessionEverywhere() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    assertThat(staff.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    String session = staff.cookie("PW-SESSION");
    assertThat(staff.send("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(204);
    assertNothingIsOpen(new Visitor(port()).withCookie("PW-SESSION", session));
  }

  @Test
  void loggingOutOnThePagesEndsTheSessionEverywhere() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    staff.get("/camunda/app/tasklist/default/");
    String session = staff.cookie("PW-SESSION");
    assertThat(staff.form("/dang-xuat", Map.of()).headers().firstValue("Location").orElseThrow()).endsWith("/dang-nhap");
    assertNothingIsOpen(new Visitor(port()).withCookie("PW-SESSION", session));
  }

  @Test
  void anotherSiteCanNotLogAnybodyOut() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    staff.get("/camunda/app/tasklist/default/");
    staff.send("POST", "/camunda/api/admin/auth/user/default/logout", "", Map.of("Content-Type", "text/plain"));
    staff.send("POST", "/dang-xuat", "", Map.of("Content-Type", "text/plain"));
    assertThat(staff.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void theSessionIdIsRenewedAtLogIn() {
    Visitor guest = new Visitor(port());
    guest.get("/tien-do");
    String before = guest.cookie("PW-SESSION");
    assertThat(before).as("a session that remembers where the guest wanted to go").isNotNull();
    guest.loggedIn("cspl.staff");
    assertThat(guest.cookie("PW-SESSION")).isNotEqualTo(before);
    assertNothingIsOpen(new Visitor(port()).withCookie("PW-SESSION", before));
  }

  @Test
  void whoReadsTheDatabaseCanNotMakeACookieFromIt() {
    new Visitor(port()).loggedIn("cspl.staff");
    String id = jdbc.sql("select session_id from spring_session where principal_name = 'cspl.staff' order by creation_time desc fetch first row only")
        .query(String.class).single();
    for (String forged : new String[] {id, id + ".", id + "." + "A".repeat(43)}) {
      String cookie = Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
      assertNothingIsOpen(new Visitor(port()).withCookie("PW-SESSION", cookie));
    }
  }

  @Test
  void anUnattendedSessionEndsAfterHalfAnHour() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    assertThat(jdbc.sql("select distinct max_inactive_interval from spring_session").query(Integer.class).list()).containsExactly(1800);
    jdbc.sql("update spring_session set last_access_time = last_access_time - 1801000, expiry_time = expiry_time - 1801000 where principal_name = 'cspl.staff'")
        .update();
    assertNothingIsOpen(staff);
  }

  @Test
  void oneIsLoggedOutOfAllDevicesAndAnAdministratorDoesItForAnybody() {
    Visitor office = new Visitor(port()).loggedIn("tg.staff");
    Visitor home = new Visitor(port()).loggedIn("tg.staff");
    Visitor other = new Visitor(port()).loggedIn("cspl.staff");
    assertThat(office.send("DELETE", "/api/me/sessions", null).statusCode()).isEqualTo(200);
    assertNothingIsOpen(office);
    assertNothingIsOpen(home);
    assertThat(other.send("DELETE", "/api/accounts/tg.staff/sessions", null).statusCode()).isEqualTo(403);
    assertThat(new Visitor(port()).loggedIn("admin").send("DELETE", "/api/accounts/cspl.staff/sessions", null).statusCode()).isEqualTo(200);
    assertNothingIsOpen(other);
  }

  @Test
  void aDeletedAccountIsLoggedOut() {
    account();
    Visitor visitor = new Visitor(port()).loggedIn("tam");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(200);
    identity.deleteUser("tam");
    halfAMinutePasses();
    assertNothingIsOpen(visitor);
  }

  @Test
  void groupsThatAreTakenOrGivenCountInEveryApplication() {
    account();
    identity.createMembership("tam", "members");
    Visitor visitor = new Visitor(port()).loggedIn("tam");
    assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/nhat-ky").statusCode()).isEqualTo(403);
    identity.deleteMembership("tam", "members");
    identity.createMembership("tam", IdentityBootstrap.SUPERVISORS);
    halfAMinutePasses();
    assertThat(visitor.get("/nhat-ky").statusCode()).isEqualTo(200);
    assertThat(json(visitor.get("/api/me")).get("groups").toString()).contains("supervisors").doesNotContain("members");
    assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    identity.deleteMembership("tam", IdentityBootstrap.SUPERVISORS);
    halfAMinutePasses();
    assertThat(visitor.get("/nhat-ky").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aNewPasswordEndsTheSessionsOfTheOldOne() {
    account();
    Visitor visitor = new Visitor(port()).loggedIn("tam");
    visitor.get("/api/me");
    User user = identity.createUserQuery().userId("tam").singleResult();
    user.setPassword("Mat-khau-moi-2026");
    identity.saveUser(user);
    halfAMinutePasses();
    assertNothingIsOpen(visitor);
  }

  @Test
  void anAttributeThatCanNotBeReadAnyMoreLeadsToTheLogIn() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    jdbc.sql("update spring_session_attributes set attribute_bytes = ?").param(new byte[] {1, 2, 3}).update();
    assertNothingIsOpen(staff);
    staff.loggedIn("cspl.staff");
    assertThat(staff.get("/api/me").statusCode()).isEqualTo(200);
  }

  private void account() {
    User user = identity.newUser("tam");
    user.setPassword("congdoan");
    ((IdentityServiceImpl) identity).saveUser(user, true);
  }

  /** Sessions note when the rights were last read. */
  private void halfAMinutePasses() {
    jdbc.sql("delete from spring_session_attributes where attribute_name = 'planworkflow.rights-read-at'").update();
  }

  private static void assertNothingIsOpen(Visitor visitor) {
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(visitor.get(TASKS_OF_THE_WEB_APPS).statusCode()).isEqualTo(401);
    HttpResponse<String> tasklist = visitor.get("/camunda/app/tasklist/default/");
    assertThat(tasklist.statusCode()).isEqualTo(302);
    assertThat(tasklist.headers().firstValue("Location").orElseThrow()).endsWith("/dang-nhap");
  }
}
