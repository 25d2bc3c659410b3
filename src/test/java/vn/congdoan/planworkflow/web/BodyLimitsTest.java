package vn.congdoan.planworkflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** No address takes more than it needs, whether the sender says how much it is or sends without saying. */
class BodyLimitsTest extends ServerTest {

  private static final int MEGABYTE = 1024 * 1024;

  @Autowired private PlanYear year;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theEnginesOwnAddressesTakeOneMegabyte(boolean announced) {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    Task task = office.task(Office.PLAN + "/2026/LDLD-AG", "userTask_draftReport");
    String variable = "{\"type\":\"String\",\"value\":\"";
    String comment = "{\"message\":\"";
    assertTooLarge(send("admin", "PUT", "/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables/x", announced, variable, MEGABYTE), 1);
    assertTooLarge(send("ldld-ag.staff", "POST", "/engine-rest/task/" + task.getId() + "/comment/create", announced, comment, MEGABYTE), 1);
    assertTooLarge(send("ldld-ag.staff", "POST", "/engine-rest/task/" + task.getId() + "/complete", announced, variable, MEGABYTE), 1);

    assertThat(runtime.getVariables(task.getProcessInstanceId())).doesNotContainKey("x");
    assertThat(tasks.getTaskComments(task.getId())).isEmpty();
    HttpResponse<String> less = send("ldld-ag.staff", "POST", "/engine-rest/task", announced, "{\"name\":\"", 1000);
    assertThat(less.statusCode()).as("less is taken: %s", less.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDraftTakesFiveMegabytesAndAnUploadTwenty(boolean announced) {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    String path = "/api/tasks/" + office.task(Office.PLAN + "/2026/LDLD-AG", "userTask_draftReport").getId();
    assertTooLarge(send("ldld-ag.staff", "PUT", path + "/draft", announced, "{\"fields\":{\"difficulties\":\"", 5 * MEGABYTE), 5);
    HttpResponse<String> upload = send("ldld-ag.staff", "POST", path + "/attachments?name=a.pdf", announced, "%PDF-1.4\n", 20 * MEGABYTE);
    assertThat(upload.statusCode()).as(upload.body()).isEqualTo(413);
    assertThat(json(upload).get("message").asText()).as("the upload itself tells which file").contains("a.pdf", "20 MB");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeploymentTakesFiveMegabytes(boolean announced) {
    String head = "--b\r\nContent-Disposition: form-data; name=\"a.html\"; filename=\"a.html\"\r\n\r\n";
    byte[] body = (head + "x".repeat(5 * MEGABYTE) + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8);
    assertTooLarge(send("modeler", "congdoan", "POST", "/engine-rest/deployment/create", publisher(announced, body), "multipart/form-data; boundary=b"), 5);
  }

  @Test
  void thePageForLoggingInTakesNoMoreEither() {
    HttpResponse<String> response = send(null, "congdoan", "POST", "/dang-nhap", HttpRequest.BodyPublishers.ofString("x".repeat(5 * MEGABYTE + 1)),
        "application/x-www-form-urlencoded");
    assertTooLarge(response, 5);
  }

  private HttpResponse<String> send(String user, String method, String path, boolean announced, String beginning, int size) {
    byte[] body = (beginning + "a".repeat(size) + (beginning.startsWith("{\"fields") ? "\"}}" : "\"}")).getBytes(StandardCharsets.UTF_8);
    return send(user, "congdoan", method, path, publisher(announced, body), "application/json");
  }

  /** A stream has no length that could be announced: it travels in chunks. */
  private static BodyPublisher publisher(boolean announced, byte[] body) {
    return announced ? HttpRequest.BodyPublishers.ofByteArray(body)
        : HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(new ByteArrayInputStream(body), InputStream.nullInputStream()));
  }

  private static void assertTooLarge(HttpResponse<String> response, int megabytes) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isEqualTo(413);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(json(response).get("message").asText()).isEqualTo("Nội dung gửi lên lớn hơn " + megabytes + " MB. Giảm bớt nội dung rồi gửi lại.");
  }
}
