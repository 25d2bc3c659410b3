package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.Visitor;

/** Two processes on one PostgreSQL database: whoever logs in at one is logged in at the other; the second stands behind a proxy. */
class TwoNodesTest {

  private static final String COUNT = "/camunda/api/engine/engine/default/task/count";

  @TempDir private Path folder;

  @Test
  void aSessionItsTokensAndItsEndAndFailedLogInsHoldOnBoth() throws Exception {
    Databases.Address database = Databases.POSTGRESQL.create();
    String[] arguments = {"--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.username(),
        "--spring.datasource.password=" + database.password(), "--camunda.bpm.job-execution.enabled=false",
        "--planworkflow.proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"};
    try (Application first = new Application(folder, arguments)) {
      first.ready();
      try (Application second = new Application(folder, arguments)) {
        second.ready();
        aSessionHoldsOnBoth(first, second);
        failedLogInsAreCountedTogether(first, second);
        theProxyIsBelieved(second, JdbcClient.create(database.dataSource()));
      }
    }
  }

  private static void aSessionHoldsOnBoth(Application first, Application second) {
    Visitor staff = new Visitor(first.port()).loggedIn("cspl.staff");
    assertThat(staff.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(staff.send("POST", COUNT, "{}").statusCode()).isEqualTo(200);

    staff.at(second.port());
    assertThat(staff.get("/api/me").body()).contains("cspl.staff");
    assertThat(staff.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(staff.send("POST", COUNT, "{}").statusCode()).as("with the token that the first node gave").isEqualTo(200);
    String session = staff.cookie("PW-SESSION");
    staff.form("/dang-xuat", Map.of());
    assertThat(new Visitor(first.port()).withCookie("PW-SESSION", session).get("/api/me").statusCode()).as("at the first node").isEqualTo(401);
  }

  private static void failedLogInsAreCountedTogether(Application first, Application second) {
    for (int i = 0; i < 10; i++) new Visitor(i % 2 == 0 ? first.port() : second.port()).logIn("tg.clerk", "sai");
    for (Application node : List.of(first, second)) {
      assertThat(new Visitor(node.port()).logIn("tg.clerk", "congdoan").headers().firstValue("Location").orElseThrow()).contains("?doi=");
    }
  }

  private static void theProxyIsBelieved(Application second, JdbcClient jdbc) {
    Map<String, String> proxied = Map.of("X-Forwarded-For", "198.51.100.7, 203.0.113.9", "X-Forwarded-Proto", "https");
    var page = new Visitor(second.port()).send("GET", "/dang-nhap", null, proxied);
    assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow()).contains("max-age=31536000");
    assertThat(page.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("PW-CSRF=") && cookie.contains("Secure"));
    new Visitor(second.port()).send("GET", "/api/me", null,
        Map.of("Authorization", "Basic eDp5", "X-Forwarded-For", "198.51.100.7, 203.0.113.9"));
    assertThat(jdbc.sql("select address from audit_entry order by id desc fetch first row only").query(String.class).single())
        .as("the address that the proxy itself has seen").isEqualTo("203.0.113.9");
  }
}
