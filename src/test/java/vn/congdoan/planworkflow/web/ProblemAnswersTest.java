package vn.congdoan.planworkflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Bad input over HTTP: a fitting status, what is wrong and what to do in Vietnamese, no stack trace, and nothing lost. */
class ProblemAnswersTest extends ServerTest {

  private static final String AN_GIANG = Office.PLAN + "/2026/LDLD-AG";
  private static final Pattern ENGLISH = Pattern.compile("\\b(the|not|error|exception|cannot|invalid|failed|null|java|org\\.)\\b");

  @Autowired private PlanYear year;

  @BeforeEach
  void onAWorkingDay() {
    office.itIs(LocalDate.of(2026, 11, 10));
  }

  @Test
  void nobodyGetsInWithoutAPassword() {
    for (String path : new String[] {"/engine-rest/task", "/engine-rest/user", "/api/plans", "/api/me", "/api/board"}) {
      assertProblem(send(null, "GET", path, null), 401);
    }
    // An account that no other test uses: a wrong password locks it for some seconds.
    assertProblem(send("ldld-bk.clerk", "sai", "GET", "/engine-rest/task", HttpRequest.BodyPublishers.noBody(), "application/json"), 401);
  }

  @Test
  void aPlanThatDoesNotExistOrRunsAlreadyIsToldApart() {
    assertProblem(send("vpdd.staff", "POST", "/api/plans/46-KH-DDTLD/start", ""), 404);
    assertProblem(send("cspl.staff", "POST", "/api/plans/45-KH-DDTLD/start", ""), 403);
    assertProblem(send("admin", "POST", "/api/plans/45-KH-DDTLD/start", ""), 403);
    assertThat(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/start", "").statusCode()).isEqualTo(201);
    assertProblem(send("vpdd.leader", "POST", "/api/plans/45-KH-DDTLD/start", ""), 409);
  }

  @Test
  void aYearIsOpenedOnceAndOnlyWithinThePlan() {
    assertProblem(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":2026}"), 409);
    send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/start", "");
    assertProblem(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":2040}"), 422);
    assertProblem(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{}"), 422);
    assertProblem(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":\"nam nay\"}"), 400);
    assertProblem(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{"), 400);
    assertThat(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":2026}").statusCode()).isEqualTo(201);
    assertProblem(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":2026}"), 409);
  }

  @Test
  void theEnginesOwnInterfaceStartsNoPlan() {
    String start = "/engine-rest/process-definition/key/plan-implementation/start";
    String variables = "{\"variables\":{\"planCode\":{\"value\":\"%s\",\"type\":\"String\"}}}";
    for (String user : List.of("vpdd.staff", "ldld-ag.staff", "modeler", "admin")) {
      assertProblem(send(user, "POST", start, variables.formatted(Office.PLAN)), 403);
    }
    assertThat(send("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/start", "").statusCode()).as("it runs not yet").isEqualTo(201);
    assertProblem(send("vpdd.staff", "GET", "/engine-rest/task/khong-co", null), 404);
  }

  @Test
  void completingThroughTheEnginesInterfaceMeetsTheSameChecks() {
    year.openByHand(2026);
    Task draft = office.task(AN_GIANG, "userTask_draftReport");
    HttpResponse<String> refused = send("ldld-ag.staff", "POST", "/engine-rest/task/" + draft.getId() + "/complete", "{}");
    assertProblem(refused, 422);
    assertThat(json(refused).get("errors")).anyMatch(error -> error.get("field").asText().equals("sections.II.1"));
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
    String approve = "/engine-rest/task/" + office.task(AN_GIANG, "userTask_approveReport").getId() + "/complete";
    assertProblem(send("ldld-ag.leader", "POST", approve, "{\"variables\":{\"decision\":{\"value\":\"RETURN\"}}}"), 422);
    assertProblem(send("ldld-ag.leader", "POST", approve, "{\"variables\":{\"decision\":{\"value\":\"MAYBE\"}}}"), 422);
    assertProblem(send("admin", "POST", approve, "{\"variables\":{\"decision\":{\"value\":\"APPROVE\"}}}"), 403);
    assertThat(send("ldld-ag.leader", "POST", approve, "{\"variables\":{\"decision\":{\"value\":\"APPROVE\"}}}").statusCode()).isEqualTo(204);
    office.waitsAt(AN_GIANG, "userTask_acceptReport");
  }

  @Test
  void aNeighboursTaskIsNotThere() {
    year.openByHand(2026);
    String task = office.task(AN_GIANG, "userTask_draftReport").getId();
    assertProblem(send("ldld-bg.staff", "GET", "/api/tasks/" + task, null), 404);
    assertProblem(send("ldld-ag.leader", "PUT", "/api/tasks/" + task + "/draft", "{\"fields\":{}}"), 404);
    assertProblem(send("admin", "GET", "/api/tasks/" + task, null), 404);
    assertProblem(send("ldld-bg.staff", "POST", "/api/tasks/" + task + "/completion", "{\"fields\":{}}"), 404);
    assertThat(json(send("ldld-bg.staff", "GET", "/engine-rest/task?processInstanceBusinessKey=" + encode(AN_GIANG), null))).isEmpty();
  }

  @Test
  void aFileOfTheWrongTypeSizeOrNoneIsRefusedBesideItsField() {
    year.openByHand(2026);
    String path = "/api/tasks/" + office.task(AN_GIANG, "userTask_draftReport").getId() + "/attachments?name=";
    assertProblem(upload(path + encode("bảng kê.exe"), "MZ".getBytes(StandardCharsets.US_ASCII)), 415);
    assertProblem(upload(path + encode("trang.pdf"), "<html></html>".getBytes(StandardCharsets.US_ASCII)), 415);
    assertProblem(upload(path + encode("trống.pdf"), new byte[0]), 422);
    byte[] large = new byte[20 * 1024 * 1024 + 1];
    System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 9);
    HttpResponse<String> refused = upload(path + encode("lớn.pdf"), large);
    assertProblem(refused, 413);
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("attachments");
    HttpResponse<String> kept = upload(path + encode("Tờ trình – bản ký.pdf"), java.util.Arrays.copyOf(large, 20 * 1024 * 1024));
    assertThat(kept.statusCode()).isEqualTo(201);
    HttpResponse<String> file = send("ldld-ag.staff", "GET", json(kept).get("href").asText(), null);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment").contains("T%E1%BB%9D%20tr%C3%ACnh");
    assertThat(file.body()).hasSize(20 * 1024 * 1024);
  }

  @Test
  void anAddressThatDoesNotExistIsToldInVietnamese() {
    assertProblem(send("vpdd.staff", "GET", "/api/khong-co", null), 404);
    assertProblem(send("vpdd.staff", "DELETE", "/api/plans", null), 405);
  }

  private HttpResponse<String> upload(String path, byte[] content) {
    return send("ldld-ag.staff", "congdoan", "POST", path, HttpRequest.BodyPublishers.ofByteArray(content), "application/octet-stream");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    for (String part : new String[] {"title", "detail"}) {
      String text = problem.get(part).asText();
      assertThat(text).isNotBlank().doesNotContain("!");
      assertThat(ENGLISH.matcher(text.toLowerCase(Locale.ROOT)).find()).as("English in %s", text).isFalse();
    }
    assertThat(response.body()).doesNotContain("\tat ").doesNotContain("stackTrace");
  }
}
