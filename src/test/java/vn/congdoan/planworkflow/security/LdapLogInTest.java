package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Directory;

/** The application in its profile ldap beside a real LDAP server: who gets in, what the engine knows of him, and what falls away when he leaves. */
class LdapLogInTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EMERGENCY = "emergency";
  private static final String EMERGENCY_PASSWORD = "Khan-cap-2026";

  @TempDir static Path folder;
  private static Directory directory;
  private static Application application;

  @BeforeAll
  static void start() throws Exception {
    directory = Directory.plain();
    directory.person("an.nguyen", "Nguyễn Văn An");
    directory.person("binh.tran", "Trần Thị Bình");
    directory.person("guest", "Khách");
    directory.group("VPDD.staff", Directory.dn("an.nguyen"));
    directory.group("vpdd.leader", Directory.dn("binh.tran"));
    directory.group("Canteen", Directory.dn("guest"));
    application = new Application(folder, "--spring.profiles.active=ldap", "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
        "--planworkflow.ldap.urls=" + directory.url(), "--planworkflow.ldap.base=" + Directory.BASE, "--planworkflow.ldap.user=" + Directory.READER,
        "--planworkflow.ldap.password=" + Directory.READER_PASSWORD, "--planworkflow.ldap.user-base=ou=people", "--planworkflow.ldap.group-base=ou=groups",
        "--planworkflow.ldap.sync=PT1S", "--planworkflow.local-accounts=" + EMERGENCY, "--camunda.bpm.admin-user.id=" + EMERGENCY,
        "--camunda.bpm.admin-user.password=" + EMERGENCY_PASSWORD).ready();
  }

  @AfterAll
  static void stop() throws Exception {
    if (application != null) application.close();
    directory.close();
  }

  @Test
  void aPersonOfTheDirectoryIsGreetedByNameWithTheRolesOfHisGroups() throws Exception {
    JsonNode me = me("An.Nguyen");

    assertThat(me.path("user").asText()).isEqualTo("an.nguyen");
    assertThat(me.path("name").asText()).isEqualTo("Nguyễn Văn An");
    assertThat(texts(me.path("groups"))).containsExactly("VPDD.staff", "members");
    assertThat(me.path("units").path(0).path("code").asText()).isEqualTo("VPDD");
  }

  @Test
  void whoHasNotLoggedInYetIsKnownFromTheDirectory() {
    Application.within(Duration.ofSeconds(10), "the directory to be gone through", () -> membersOf("VPDD.leader").contains("binh.tran"));
    assertThat(membersOf("members")).doesNotContain("guest");
  }

  @Test
  void wrongEmptyAndInjectedLogInsAreRefusedAlike() {
    for (String[] attempt : new String[][] {{"binh.tran", "wrong"}, {"binh.tran", ""}, {"nobody", "x"}, {"*", Directory.PASSWORD},
        {"*)(uid=*", Directory.PASSWORD}}) {
      HttpResponse<String> answer = application.answerTo(Application.basic(attempt[0], attempt[1]), "GET", "/api/me", null);
      assertThat(answer.statusCode()).as("%s:%s %s", attempt[0], attempt[1], answer.body()).isEqualTo(401);
    }
  }

  @Test
  void whoHasNoRoleHearsWhomToAsk() {
    HttpResponse<String> answer = application.answer("guest", "GET", "/api/me", null);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("chưa được xếp vào đơn vị");
  }

  @Test
  void thePasswordsOfTheEngineCountForTheEmergencyAccountAlone() throws Exception {
    assertThat(asAdministrator("GET", "/engine-rest/user/count", null).statusCode()).isEqualTo(200);
    assertThat(asAdministrator("POST", "/engine-rest/user/create",
        "{\"profile\":{\"id\":\"local\",\"firstName\":\"L\",\"lastName\":\"L\"},\"credentials\":{\"password\":\"Mat-khau-2026\"}}").statusCode()).isEqualTo(204);

    assertThat(application.answerTo(Application.basic("local", "Mat-khau-2026"), "GET", "/api/me", null).statusCode()).isEqualTo(401);
  }

  @Test
  void theNameOfALocalAccountIsNotTakenOverByTheDirectory() throws Exception {
    directory.person("owner", "Kẻ mạo danh");
    asAdministrator("POST", "/engine-rest/user/create",
        "{\"profile\":{\"id\":\"owner\",\"firstName\":\"Chủ\",\"lastName\":\"\"},\"credentials\":{\"password\":\"Mat-khau-2026\"}}");
    directory.join("VPDD.staff", "owner");

    HttpResponse<String> answer = application.answer("owner", "GET", "/api/me", null);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("đã thuộc về tài khoản khác");
    assertThat(membersOf("VPDD.staff")).doesNotContain("owner");
  }

  @Test
  void whoIsTakenOutOfAGroupLosesItsRoleWithoutLoggingIn() throws Exception {
    directory.person("chi.le", "Lê Thị Chi");
    directory.group("CSPL.staff", Directory.dn("chi.le"), Directory.dn("binh.tran"));
    assertThat(texts(me("chi.le").path("groups"))).contains("CSPL.staff");

    directory.leave("CSPL.staff", "chi.le");

    Application.within(Duration.ofSeconds(10), "the role to fall away", () -> !membersOf("CSPL.staff").contains("chi.le"));
    // Spelt otherwise, because a right name and password of a script are remembered for half a minute.
    assertThat(application.answer("Chi.Le", "GET", "/api/me", null).statusCode()).isEqualTo(403);
  }

  @Test
  void whoLeavesTheDirectoryLosesEverythingAndItsNameIsNotGivenToAnother() throws Exception {
    directory.person("dung.pham", "Phạm Tiến Dũng");
    directory.group("CSPL.leader", Directory.dn("dung.pham"));
    me("dung.pham");
    assertThat(membersOf("CSPL.leader")).containsExactly("dung.pham");

    directory.remove("dung.pham");

    Application.within(Duration.ofSeconds(10), "the role to fall away", () -> membersOf("CSPL.leader").isEmpty());
    assertThat(application.answer("Dung.Pham", "GET", "/api/me", null).statusCode()).isEqualTo(401);

    directory.person("dung.pham", "Phạm Thị Dung");
    HttpResponse<String> namesake = application.answer("DUNG.PHAM", "GET", "/api/me", null);
    assertThat(namesake.statusCode()).isEqualTo(403);
    assertThat(namesake.body()).contains("đã thuộc về tài khoản khác");
  }

  @Test
  void whoIsRenamedStaysTheSamePersonForRecordsAndFourEyes() throws Exception {
    directory.person("em.vu", "Vũ Thị Em");
    directory.join("VPDD.staff", "em.vu");
    assertThat(me("em.vu").path("user").asText()).isEqualTo("em.vu");

    directory.rename("em.vu", "em.vu-tran");
    directory.join("VPDD.staff", "em.vu-tran");

    assertThat(me("em.vu-tran").path("user").asText()).isEqualTo("em.vu");
  }

  @Test
  void aDirectoryThatIsDownIsSaidSoAndTakesNothingFromAnybody() throws Exception {
    Application.within(Duration.ofSeconds(10), "the directory to be gone through", () -> membersOf("VPDD.leader").contains("binh.tran"));
    directory.stop();
    try (Browser browser = new Browser(application.port())) {
      HttpResponse<String> answer = application.answerTo(Application.basic("binh.tran", "any"), "GET", "/api/me", null);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("Chưa kết nối được");

      Page page = browser.window(1366, 800, "vi-VN");
      page.navigate(browser.at("/dang-nhap"));
      page.fill("input[name=username]", "binh.tran");
      page.fill("input[name=password]", Directory.PASSWORD);
      page.keyboard().press("Enter");
      page.locator("#failure p", new Page.LocatorOptions().setHasText("Chưa kết nối được")).waitFor();
      assertThat(page.locator("#username-help").isHidden()).isTrue();
      Browser.photograph(page, "log-in-directory-down");
      assertThat(asAdministrator("GET", "/engine-rest/user/count", null).statusCode()).isEqualTo(200);
      Thread.sleep(2500);
      assertThat(membersOf("VPDD.leader")).contains("binh.tran");
    } finally {
      directory.startAgain();
    }
  }

  @Test
  void tasklistOpensForAPersonOfTheDirectory() {
    try (Browser browser = new Browser(application.port())) {
      Page page = browser.logIn("binh.tran", 1366, 800);
      page.navigate(browser.at("/camunda/app/tasklist/default/"));
      page.getByText("Trần Thị Bình").first().waitFor();
      Browser.photograph(page, "tasklist-of-a-person-of-the-directory");
      assertThat(browser.foreignRequests()).isEmpty();
    }
  }

  private static JsonNode me(String user) throws IOException {
    HttpResponse<String> answer = application.answer(user, "GET", "/api/me", null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> asAdministrator(String method, String path, String body) {
    return application.answerTo(Application.basic(EMERGENCY, EMERGENCY_PASSWORD), method, path, body);
  }

  private static List<String> membersOf(String group) {
    try {
      JsonNode users = JSON.readTree(asAdministrator("GET", "/engine-rest/user?maxResults=100&memberOfGroup=" + group, null).body());
      return StreamSupport.stream(users.spliterator(), false).map(user -> user.path("id").asText()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
