package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;
import vn.congdoan.planworkflow.web.Problems;

/** What every answer carries and which requests never reach the inside: headers, cookies, tokens, odd paths, sizes and rates. */
class BoundaryTest extends ServerTest {

  @Test
  void everyAnswerTellsTheBrowserToDoLittle() {
    Visitor admin = new Visitor(port()).loggedIn("admin");
    for (String path : new String[] {"/", "/dang-nhap", "/tien-do", "/nhat-ky", "/pages/page.js", "/forms/plan-forms.js", "/api/me", "/api/khong-co", "/khong-co"}) {
      HttpResponse<String> answer = admin.get(path);
      assertThat(header(answer, "Content-Security-Policy")).as(path).contains("default-src 'self'", "object-src 'none'", "base-uri 'none'",
          "frame-ancestors 'none'", "form-action 'self'").doesNotContain("unsafe");
      assertCommon(path, answer);
    }
    for (String path : new String[] {"/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/"}) {
      HttpResponse<String> answer = admin.get(path);
      assertThat(answer.headers().allValues("Content-Security-Policy")).as("Camunda's own policy of %s", path).hasSize(1).first().asString()
          .contains("nonce-", "frame-ancestors 'none'");
      assertCommon(path, answer);
    }
    assertCommon("/engine-rest/version", send("admin", "GET", "/engine-rest/version", null));
    assertCommon("/engine-rest/version as nobody", send(null, "GET", "/engine-rest/version", null));
  }

  @Test
  void answersOfTheInterfacesAreNotKeptByBrowsers() {
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    for (String path : new String[] {"/api/me", "/api/board", "/api/khong-co", "/camunda/api/engine/engine/default/task/count"}) {
      assertThat(header(staff.get(path), "Cache-Control")).as(path).contains("no-store");
    }
    assertThat(header(send("cspl.staff", "GET", "/engine-rest/task/count", null), "Cache-Control")).contains("no-store");
  }

  /** Behind TLS a proxy says so; see TwoNodesTest. */
  @Test
  void withoutTlsNobodyIsToldToInsistOnIt() {
    assertThat(new Visitor(port()).get("/dang-nhap").headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(send(null, "GET", "/dang-nhap", null).headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
  }

  @Test
  void cookiesStayOnThisSiteAndTheSessionIsHiddenFromScripts() {
    Visitor staff = new Visitor(port());
    staff.get("/dang-nhap");
    List<String> atLogIn = staff.logIn("cspl.staff", "congdoan").headers().allValues("Set-Cookie");
    assertThat(atLogIn).anyMatch(cookie -> cookie.startsWith("PW-SESSION=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assertThat(send(null, "GET", "/dang-nhap", null).headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("PW-CSRF=") && cookie.contains("SameSite=Strict"));
    assertThat(staff.get("/camunda/app/tasklist/default/").headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN=") && cookie.contains("SameSite=Strict"));
    assertThat(staff.cookie("JSESSIONID")).isNull();
  }

  /** A script or style inside a page would not run under its policy. */
  @Test
  void noPageHasScriptOrStyleInside() throws IOException {
    try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/static"))) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".html")).toList()) {
        String html = Files.readString(page);
        assertThat(html).as("%s", page).doesNotContainPattern("<script(?![^>]*\\ssrc=)").doesNotContainPattern("<style").doesNotContainPattern("\\sstyle=")
            .doesNotContainPattern("\\son[a-z]+=").doesNotContain("javascript:");
      }
    }
  }

  /** Camunda's own filter ends a session that comes with a wrong token, so everybody tries once. */
  @Test
  void aChangeWithoutTheTokenOfItsPageIsRefused() {
    Map<String, String> noToken = Map.of("Content-Type", "application/json");
    Map<String, String> madeUp = Map.of("Content-Type", "application/json", "X-CSRF-TOKEN", "bia", "X-XSRF-TOKEN", "bia");
    for (String path : new String[] {"/api/plans/45-KH-DDTLD/start", "/camunda/api/engine/engine/default/process-definition/key/plan-implementation/start",
        "/camunda/api/engine/engine/default/task/x/claim", "/camunda/api/engine/engine/default/filter/create", "/dang-xuat"}) {
      for (Map<String, String> headers : List.of(noToken, madeUp)) {
        assertThat(atTasklist("vpdd.staff").send("POST", path, "{}", headers).statusCode()).as("%s %s", path, headers).isEqualTo(403);
      }
    }
    Visitor staff = atTasklist("vpdd.staff");
    assertThat(staff.send("DELETE", "/api/me/sessions", null, noToken).statusCode()).isEqualTo(403);
    assertThat(staff.send("POST", "/camunda/api/engine/engine/default/task/count", "{}").statusCode()).as("with both tokens").isEqualTo(200);
  }

  private Visitor atTasklist(String user) {
    Visitor visitor = new Visitor(port()).loggedIn(user);
    visitor.get("/camunda/app/tasklist/default/");
    return visitor;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/me;x=1", "/api;/me", "//api/me", "/api//me", "/api/%2e%2e/api/me", "/api/./me", "/pages/../api/me", "/api%2fme", "/%2e/api/me",
      "/engine-rest/;/user", "/engine-rest//user", "/camunda/api/..;/engine", "/api/me%00", "/api\\me", "/actuator/health/..;/metrics", "/api/me%0a"})
  void pathTricksAreRefusedInVietnamese(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).as(path).matches("(?s)HTTP/1.1 (400|401|404) .*").doesNotContain("Apache Tomcat").doesNotContain("\"user\"");
    // Tomcat itself turns away what is no address at all, before anybody could word the answer.
    if (answer.contains("application/problem+json")) assertThat(answer).contains("\"title\":\"");
  }

  @Test
  void methodsOfNoUseAreRefused() throws IOException {
    for (String method : new String[] {"TRACE", "OPTIONS", "PROPFIND", "CONNECT"}) {
      String answer = raw(method + " /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(method).matches("(?s)HTTP/1.1 (400|405|501) .*");
    }
    assertThat(raw("OPTIONS /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).contains("Hệ thống không nhận cách gọi này.");
  }

  @Test
  void jsonThatIsTooLargeTooDeepOrOfTooManyPartsIsRefused() {
    String[] tooMuch = {"{\"fields\":{\"a\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}}", "[".repeat(JsonLimit.DEPTH + 1) + "]".repeat(JsonLimit.DEPTH + 1),
        "{\"fields\":{\"a\":[" + "1,".repeat(9_999) + "1]}}"};
    for (String body : tooMuch) {
      for (String path : new String[] {"/api/tasks/x/completion", "/engine-rest/task/x/complete"}) {
        HttpResponse<String> refused = send("cspl.staff", "POST", path, body);
        assertThat(refused.statusCode()).as("%s with %d characters", path, body.length()).isEqualTo(413);
        assertThat(json(refused).get("detail").asText()).containsAnyOf("lớn hơn", "quá nhiều mục");
      }
    }
    HttpResponse<String> chunked = send("cspl.staff", "congdoan", "POST", "/api/tasks/x/completion", java.net.http.HttpRequest.BodyPublishers.ofInputStream(
        () -> new java.io.ByteArrayInputStream(tooMuch[0].getBytes(StandardCharsets.UTF_8))), "application/json");
    assertThat(chunked.statusCode()).as("of no announced length").isEqualTo(413);
    assertThat(send("cspl.staff", "POST", "/api/tasks/x/completion", "{\"fields\":{\"a\":[" + "1,".repeat(9_000) + "1]}}").statusCode()).isEqualTo(404);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToAskAgain() throws Exception {
    RequestRate byAddress = new RequestRate(new Problems(), "address", HttpServletRequest::getRemoteAddr, 5);
    for (int i = 0; i < 5; i++) assertThat(ask("/api/me", byAddress).getStatus()).isEqualTo(200);
    MockHttpServletResponse refused = ask("/api/me", byAddress);
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("Hệ thống nhận quá nhiều yêu cầu");
    for (String free : new String[] {"/actuator/health", "/pages/page.js", "/camunda/app/tasklist/default/"}) {
      assertThat(ask(free, byAddress).getStatus()).isEqualTo(200);
    }
  }

  @Test
  void addressAndAccountAreCountedBoth() throws Exception {
    RequestRate byAddress = new RequestRate(new Problems(), "address", HttpServletRequest::getRemoteAddr, 5);
    RequestRate byAccount = new RequestRate(new Problems(), "account", HttpServletRequest::getRemoteUser, 3);
    for (int i = 0; i < 3; i++) assertThat(ask("/api/me", byAddress, byAccount).getStatus()).isEqualTo(200);
    assertThat(ask("/api/me", byAddress, byAccount).getStatus()).isEqualTo(429);
  }

  @Test
  void aStrangersWordAboutWhereHeComesFromIsNotBelieved() {
    Visitor stranger = new Visitor(port());
    stranger.get("/dang-nhap");
    HttpResponse<String> answer = stranger.send("GET", "/dang-nhap", null, Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https"));
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    for (int i = 0; i < 3; i++) {
      stranger.send("GET", "/api/me", null, Map.of("Authorization", "Basic eDp5", "X-Forwarded-For", "203.0.113." + i));
    }
    JsonNode lines = json(send("admin", "GET", "/api/audit?action=SESSION.LOG_IN&outcome=REFUSED&size=3", null)).get("entries");
    assertThat(lines).hasSize(3).allMatch(line -> !line.get("address").asText().startsWith("203."));
  }

  @Test
  void healthIsOpenWithoutDetailsAndTheRestIsForAdministrators() {
    HttpResponse<String> health = send(null, "GET", "/actuator/health", null);
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
    for (String probe : new String[] {"liveness", "readiness"}) {
      assertThat(send(null, "GET", "/actuator/health/" + probe, null).body()).isEqualTo("{\"status\":\"UP\"}");
    }
    assertThat(send(null, "GET", "/actuator/health/db", null).statusCode()).isEqualTo(401);
    Visitor nobody = new Visitor(port());
    Visitor staff = new Visitor(port()).loggedIn("cspl.staff");
    Visitor admin = new Visitor(port()).loggedIn("admin");
    for (String path : new String[] {"/actuator/info", "/actuator/metrics", "/actuator/metrics/jvm.memory.used", "/actuator/prometheus"}) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
      assertThat(staff.get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(admin.get(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path : new String[] {"/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/loggers", "/actuator/shutdown"}) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
      assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private static MockHttpServletResponse ask(String path, Filter... rates) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setRemoteUser("cspl.staff");
    new MockFilterChain(new HttpServlet() {
      @Override
      protected void service(HttpServletRequest inner, HttpServletResponse answer) {
        answer.setStatus(200);
      }
    }, rates).doFilter(request, response);
    return response;
  }

  private static void assertCommon(String path, HttpResponse<String> answer) {
    assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).as(path).isEqualTo("DENY");
    assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("same-origin");
    assertThat(header(answer, "Permissions-Policy")).as(path).contains("camera=()");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return String.join(" | ", answer.headers().allValues(name));
  }

  /** What no client library would send. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port()); InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
