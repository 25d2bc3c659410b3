package vn.congdoan.planworkflow.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Whoever deploys, and however: foreign code is refused with file, element and rule, and nothing of the deployment stays. */
class DeploymentGuardTest extends ServerTest {

  private static final String BOUNDARY = "a-boundary-of-the-test";

  @Autowired private RepositoryService repository;

  @ParameterizedTest
  @EnumSource(ForeignCode.class)
  void foreignCodeIsRefusedWhoeverDeploysIt(ForeignCode trick) {
    List<String> before = deployments();
    long decisions = repository.createDecisionDefinitionQuery().count();

    for (String user : new String[] {"modeler", "admin"}) assertTold(trick, deploy(user, trick.files()));
    assertThatThrownBy(() -> builder(trick.files()).deploy()).isInstanceOfSatisfying(DeploymentRefused.class,
        refused -> assertThat(refused.places()).anySatisfy(place -> {
          assertThat(place.file()).isEqualTo(trick.file());
          assertThat(place.message()).contains(trick.place(), trick.says());
        }));

    assertThat(deployments()).isEqualTo(before);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(ForeignCode.PROCESS).count()).isZero();
    assertThat(repository.createDecisionDefinitionQuery().count()).isEqualTo(decisions);
  }

  private void assertTold(ForeignCode trick, HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s: %s", trick, response.body()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("message").asText()).startsWith("Chưa triển khai tệp nào").contains(trick.file(), trick.says());
    if (!trick.place().isEmpty()) assertThat(problem.get("message").asText()).contains("thành phần “" + trick.place() + "”");
    assertThat(problem.get("errors")).anySatisfy(error -> {
      assertThat(error.get("field").asText()).isEqualTo(trick.file());
      assertThat(error.get("message").asText()).contains(trick.says());
    });
  }

  @Test
  void theWebApplicationsAreNoWayRound() throws Exception {
    List<String> before = deployments();
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    String server = "http://localhost:" + port();
    browser.send(HttpRequest.newBuilder(URI.create(server + "/api/me")).build(), HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> entered = browser.send(HttpRequest.newBuilder(URI.create(server + "/dang-nhap")).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=congdoan&_csrf=" + cookie(cookies, "PW-CSRF"))).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(entered.headers().firstValue("Location").orElse("")).as("logged in").doesNotContain("dang-nhap");
    browser.send(HttpRequest.newBuilder(URI.create(server + "/camunda/app/cockpit/default/")).build(), HttpResponse.BodyHandlers.ofString());

    String api = server + "/camunda/api/engine/engine/default";
    HttpResponse<String> deployment = browser.send(HttpRequest.newBuilder(URI.create(api + "/deployment/create"))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).header("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"))
        .POST(HttpRequest.BodyPublishers.ofString(body(ForeignCode.REFLECTION.files()))).build(), HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> filter = browser.send(HttpRequest.newBuilder(URI.create(api + "/filter/create"))
        .header("Content-Type", "application/json").header("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"))
        .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Task\",\"name\":\"a\",\"query\":{\"assigneeExpression\":\"${''.getClass()}\"}}")).build(),
        HttpResponse.BodyHandlers.ofString());

    assertTold(ForeignCode.REFLECTION, deployment);
    assertThat(filter.statusCode()).as(filter.body()).isEqualTo(422);
    assertThat(filter.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    assertThat(deployments()).isEqualTo(before);
  }

  private static String cookie(CookieManager cookies, String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst().orElseThrow();
  }

  @Test
  void everyMistakeIsToldAtOnce() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("model.bpmn", ForeignCode.REFLECTION.files().get("model.bpmn"));
    files.put("form.html", ForeignCode.FORM_HANDLER.files().get("form.html"));
    files.put("picture.svg", "<svg/>");

    JsonNode problem = json(deploy("modeler", files));

    assertThat(problem.get("errors")).extracting(error -> error.get("field").asText()).contains("model.bpmn", "form.html", "picture.svg");
    assertThat(problem.get("message").asText()).contains("onclick", "forName", "picture.svg");
  }

  @Test
  void whatHoldsNoForeignCodeIsDeployed() {
    HttpResponse<String> response = deploy("modeler", Map.of("good.bpmn", ForeignCode.good(), "decision.dmn", ForeignCode.goodDecision(),
        "form.html", ForeignCode.goodForm()));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    repository.deleteDeployment(json(response).get("id").asText(), true);
  }

  @Test
  void everyModelAndFormOfTheHousePasses() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("processes"))) {
      Map<String, List<Path>> folders = all.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|html)"))
          .collect(Collectors.groupingBy(file -> file.getParent().getFileName().toString(), TreeMap::new, Collectors.toList()));
      assertThat(folders).hasSizeGreaterThanOrEqualTo(6);
      for (List<Path> files : folders.values()) {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Path file : files) contents.put(file.getFileName().toString(), Files.readString(file));
        HttpResponse<String> response = deploy("modeler", contents);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        repository.deleteDeployment(json(response).get("id").asText(), true);
      }
    }
  }

  @Test
  void staffDeployNothing() {
    assertThat(deploy("vpdd.staff", Map.of("good.bpmn", ForeignCode.good())).statusCode()).isEqualTo(403);
    assertThat(deploy("vpdd.leader", ForeignCode.REFLECTION.files()).statusCode()).isIn(403, 422);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(ForeignCode.PROCESS).count()).isZero();
  }

  @Test
  void tooManyFilesAreRefusedAtOnce() {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < 201; i++) files.put("form-" + i + ".html", ForeignCode.goodForm());

    assertThat(json(deploy("modeler", files)).get("message").asText()).contains("200 tệp");
  }

  private HttpResponse<String> deploy(String user, Map<String, String> files) {
    return send(user, "congdoan", "POST", "/engine-rest/deployment/create", HttpRequest.BodyPublishers.ofString(body(files), StandardCharsets.UTF_8),
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static String body(Map<String, String> files) {
    StringBuilder body = new StringBuilder();
    body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\ntest\r\n");
    files.forEach((name, content) -> body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"").append(name)
        .append("\"; filename=\"").append(name).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(content).append("\r\n"));
    return body.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  private DeploymentBuilder builder(Map<String, String> files) {
    DeploymentBuilder builder = repository.createDeployment().name("test");
    files.forEach(builder::addString);
    return builder;
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().list().stream().map(Deployment::getId).sorted().toList();
  }
}
