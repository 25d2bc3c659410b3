package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.LogInServer;

/** The application in its profile oidc beside a real OpenID Connect provider: the way of a person through the browser, and what is never let in. */
class OidcLogInTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EMERGENCY = "emergency";
  private static final String EMERGENCY_PASSWORD = "Khan-cap-2026";

  @TempDir static Path folder;
  private static LogInServer provider;
  private static Application application;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    provider = new LogInServer();
    provider.person("1001", person("an.nguyen@congdoan.vn", "Nguyễn Văn An", "VPDD.staff"));
    provider.person("1002", person("guest@congdoan.vn", "Khách"));
    provider.person("1003", person(EMERGENCY + "@congdoan.vn", "Kẻ mạo danh", "VPDD.leader"));
    provider.person("1004", person("ngoài@congdoan.vn", "Tên lạ", "VPDD.leader"));
    provider.person("1005", person("binh.tran@congdoan.vn", "Trần Thị Bình", "VPDD.leader"));
    provider.person(LogInServer.SCRIPT, person("modeler-script@congdoan.vn", "Camunda Modeler", "modelers"));
    application = new Application(folder, "--spring.profiles.active=oidc", "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
        "--planworkflow.oidc.issuer=" + provider.issuer(), "--planworkflow.oidc.client-id=" + LogInServer.CLIENT,
        "--planworkflow.oidc.client-secret=" + LogInServer.SECRET, "--planworkflow.oidc.name-pattern=(.+)@congdoan\\.vn", "--planworkflow.oidc.groups-claim=realm_access.roles",
        "--planworkflow.oidc.audience=" + LogInServer.AUDIENCE, "--planworkflow.local-accounts=" + EMERGENCY,
        "--camunda.bpm.admin-user.id=" + EMERGENCY, "--camunda.bpm.admin-user.password=" + EMERGENCY_PASSWORD).ready();
    provider.serves(application.port());
    browser = new Browser(application.port());
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) browser.close();
    if (application != null) application.close();
    provider.close();
  }

  @AfterEach
  void honest() {
    provider.spoil(claims -> {});
  }

  @Test
  void aPersonComesThroughTheProviderIntoTasklistAndLeavesBoth() {
    Page page = browser.window(1366, 800, "vi-VN");
    page.navigate(browser.at("/dang-nhap"));
    page.locator("a.pf-button").waitFor();
    Browser.photograph(page, "log-in-at-the-provider");
    String before = session(page);

    logIn(page, "1001");
    page.waitForURL(browser.at("/"));

    assertThat(session(page)).as("the id of the session is renewed").isNotEqualTo(before);
    JsonNode me = me(page);
    assertThat(me.path("user").asText()).isEqualTo("an.nguyen");
    assertThat(me.path("name").asText()).isEqualTo("Nguyễn Văn An");
    assertThat(me.path("groups").toString()).isEqualTo("[\"VPDD.staff\",\"members\"]");
    page.navigate(browser.at("/camunda/app/tasklist/default/"));
    page.getByText("Nguyễn Văn An").first().waitFor();
    Browser.photograph(page, "tasklist-through-the-provider");

    page.navigate(browser.at("/"));
    page.getByText("Đăng xuất").first().click();
    assertTheProviderAsksAgain(page);

    atTheProvider(page, "1001");
    page.waitForURL(browser.at("/"));
    page.navigate(browser.at("/camunda/app/tasklist/default/"));
    page.getByText("Nguyễn Văn An").first().click();
    page.locator(".logout").first().click();
    assertTheProviderAsksAgain(page);
  }

  private static void assertTheProviderAsksAgain(Page page) {
    page.waitForURL(browser.at("/dang-nhap"));
    page.locator("a.pf-button").click();
    page.waitForURL(Pattern.compile(".*/login"));
    assertThat(page.url()).startsWith(provider.issuer());
  }

  @Test
  void whoDoesNotAgreeIsToldHowToGoOn() {
    Page page = browser.window(1366, 800, "vi-VN");
    page.navigate(browser.at("/dang-nhap"));
    page.locator("a.pf-button").click();
    atTheProvider(page, "1005");
    page.locator("#cancel-consent").click();

    assertToldOn(page, "chưa chấp thuận");
  }

  static Stream<Arguments> people() {
    return Stream.of(Arguments.of("1002", "chưa được xếp vào đơn vị"), Arguments.of("1003", "đã thuộc về tài khoản khác"),
        Arguments.of("1004", "không dùng được"));
  }

  @ParameterizedTest
  @MethodSource("people")
  void whoHasNoPlaceHereIsToldWhy(String subject, String said) {
    Page page = browser.window(360, 740, "vi-VN");
    page.navigate(browser.at("/dang-nhap"));

    logIn(page, subject);

    assertToldOn(page, said);
    Browser.photograph(page, "log-in-refused-" + subject);
  }

  static Stream<Arguments> lies() {
    return Stream.of(lie("issuer", claims -> claims.issuer("https://elsewhere.example")), lie("audience", claims -> claims.audience(List.of("another"))),
        lie("expired", OidcLogInTest::expired),
        lie("nonce", claims -> claims.claim("nonce", "another")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aTokenThatIsNotForThisLogInLetsNobodyIn(String what, Consumer<JwtClaimsSet.Builder> lie) {
    provider.spoil(lie);
    Page page = browser.window(1366, 800, "vi-VN");
    page.navigate(browser.at("/dang-nhap"));

    logIn(page, "1001");

    assertToldOn(page, "không xác thực được");
  }

  @Test
  void theRequestCarriesStateNonceAndProofKeyAndAForgedAnswerIsRefused() throws Exception {
    HttpResponse<String> start = plain("/oauth2/authorization/oidc", null);
    String cookie = start.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];

    assertThat(start.headers().firstValue("Location").orElseThrow()).contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=")
        .doesNotContain(LogInServer.SECRET);
    HttpResponse<String> forged = plain("/login/oauth2/code/oidc?code=stolen&state=forged", cookie);
    assertThat(forged.headers().firstValue("Location").orElseThrow()).endsWith("/dang-nhap?loi=NOT_TRUSTED");
    assertThat(plain("/api/me", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void whoIsRenamedAtTheProviderStaysTheSamePerson() {
    provider.person("1006", person("chi.le@congdoan.vn", "Lê Thị Chi", "VPDD.staff"));
    Page first = browser.window(1366, 800, "vi-VN");
    first.navigate(browser.at("/dang-nhap"));
    logIn(first, "1006");
    first.waitForURL(browser.at("/"));
    provider.person("1006", person("an.nguyen-gia@congdoan.vn", "Lê Thị Chi", "VPDD.leader"));

    Page second = browser.window(1366, 800, "vi-VN");
    second.navigate(browser.at("/dang-nhap"));
    logIn(second, "1006");
    second.waitForURL(browser.at("/"));

    assertThat(me(second).path("user").asText()).isEqualTo("chi.le");
    assertThat(me(second).path("groups").toString()).isEqualTo("[\"VPDD.leader\",\"members\"]");
  }

  @Test
  void passwordsCountForTheEmergencyAccountAlone() {
    assertThat(application.answerTo(Application.basic(EMERGENCY, EMERGENCY_PASSWORD), "GET", "/engine-rest/user/count", null).statusCode()).isEqualTo(200);
    assertThat(application.answerTo(Application.basic("1001", LogInServer.PASSWORD), "GET", "/engine-rest/user/count", null).statusCode()).isEqualTo(401);
  }

  @Test
  void aScriptComesWithATokenThatIsMeantForThisSystem() throws Exception {
    String token = token();

    assertThat(withToken(token)).isEqualTo(200);
    String name = application.answerTo("Bearer " + token, "GET", "/api/me", null).body();
    assertThat(JSON.readTree(name).path("user").asText()).isEqualTo("modeler-script");
    assertThat(withToken(token.substring(0, token.length() - 6) + "AAAAAA")).isEqualTo(401);
    for (Consumer<JwtClaimsSet.Builder> lie : List.<Consumer<JwtClaimsSet.Builder>>of(claims -> claims.audience(List.of(LogInServer.CLIENT)),
        claims -> claims.issuer("https://elsewhere.example"), OidcLogInTest::expired)) {
      provider.spoil(lie);
      assertThat(withToken(token())).isEqualTo(401);
    }
  }

  @Test
  void aProviderThatIsDownIsSaidSoAndThisSystemStartsWithoutIt() {
    OidcSettings settings = new OidcSettings("http://127.0.0.1:1", "c", "s", "x", Set.of("openid"), "name", Pattern.compile("(.+)"), "name", "email",
        "groups", "a", Duration.ofDays(1));
    OidcProvider down = new OidcProvider(settings);

    for (ThrowingCallable call : List.<ThrowingCallable>of(
        down::registration, () -> down.read("a.b.c"))) {
      assertThatThrownBy(call).isInstanceOfSatisfying(NotAdmitted.class,
          refused -> assertThat(refused.reason()).isEqualTo(NotAdmitted.Reason.DIRECTORY_DOWN));
    }
  }

  private static void logIn(Page page, String subject) {
    page.locator("a.pf-button").click();
    atTheProvider(page, subject);
    if (page.url().contains("/oauth2/authorize")) {
      page.locator("input[name=scope]").all().forEach(scope -> scope.check());
      page.locator("#submit-consent").click();
    }
  }

  private static void atTheProvider(Page page, String subject) {
    page.fill("input[name=username]", subject);
    page.fill("input[name=password]", LogInServer.PASSWORD);
    page.waitForNavigation(() -> page.locator("button[type=submit]").click());
  }

  private static void assertToldOn(Page page, String said) {
    page.waitForURL(Pattern.compile(".*/dang-nhap\\?loi=.*"));
    page.locator("#failure p", new Page.LocatorOptions().setHasText(said)).waitFor();
    assertThat(page.evaluate("() => fetch('/api/me').then((answer) => answer.status)")).isEqualTo(401);
  }

  private static String session(Page page) {
    return page.context().cookies(browser.at("/")).stream().filter(cookie -> cookie.name.contains("SESSION")).map(cookie -> cookie.value).findFirst()
        .orElse("");
  }

  private static JsonNode me(Page page) {
    try {
      return JSON.readTree((String) page.evaluate("() => fetch('/api/me').then((answer) => answer.text())"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int withToken(String token) {
    return application.answerTo("Bearer " + token, "GET", "/engine-rest/deployment/count", null).statusCode();
  }

  private static String token() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(provider.issuer() + "/oauth2/token"))
        .header("Authorization", Application.basic(LogInServer.SCRIPT, LogInServer.SECRET)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()).path("access_token").asText();
  }

  private static HttpResponse<String> plain(String path, String cookie) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(browser.at(path)));
    if (cookie != null) request.header("Cookie", cookie);
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Map<String, Object> person(String name, String displayName, String... roles) {
    return Map.of("preferred_username", name, "name", displayName, "realm_access", Map.of("roles", List.of(roles)));
  }

  private static void expired(JwtClaimsSet.Builder claims) {
    claims.issuedAt(Instant.now().minusSeconds(7200)).expiresAt(Instant.now().minusSeconds(3600));
  }

  private static Arguments lie(String what, Consumer<JwtClaimsSet.Builder> change) {
    return Arguments.of(what, change);
  }
}
