package vn.congdoan.planworkflow.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** People who work through whichever node answers: who gets no answer asks the next one, and looks first whether it is done already. */
public final class People {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Supplier<List<Application>> nodes;
  private final int preferred;

  /** @param nodes those that are believed to answer */
  public People(Supplier<List<Application>> nodes) {
    this(nodes, 0);
  }

  /** @param preferred which of them is asked first */
  public People(Supplier<List<Application>> nodes, int preferred) {
    this.nodes = nodes;
    this.preferred = preferred;
  }

  /** The plan is started and its assignments approved: 82 unions and 11 duties of departments are to be launched. */
  public void issueThePlan() {
    startThePlan();
    String prepare = task("vpdd.staff", "taskDefinitionKey=userTask_prepareAssignments");
    completes("vpdd.staff", prepare, Map.of("rows", form("vpdd.staff", prepare).at("/work/values/rows")));
    completes("vpdd.leader", task("vpdd.leader", "taskDefinitionKey=userTask_approveAssignments"), Map.of("decision", "APPROVE"));
  }

  public void startThePlan() {
    nodes.get().get(0).post("vpdd.staff", "/api/plans/45-KH-DDTLD/start", "");
  }

  /** A unit's report is written, approved and accepted. */
  public void report(String businessKey, String unit) {
    String draft = task(unit + ".staff", "taskDefinitionKey=userTask_draftReport&processInstanceBusinessKey=" + businessKey);
    completes(unit + ".staff", draft, whole(form(unit + ".staff", draft)));
    approves(unit + ".leader", "userTask_approveReport", businessKey);
    approves("vptld.staff", "userTask_acceptReport", businessKey);
  }

  private void approves(String user, String step, String businessKey) {
    completes(user, task(user, "taskDefinitionKey=" + step + "&processInstanceBusinessKey=" + businessKey), Map.of("decision", "APPROVE"));
  }

  private static Map<String, Object> whole(JsonNode form) {
    Object[] fields = ReportTexts.whole(JSON.convertValue(form.get("work"), new TypeReference<Map<String, Object>>() {}), 7);
    Map<String, Object> typed = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) typed.put((String) fields[i], fields[i + 1]);
    return typed;
  }

  private JsonNode form(String user, String task) {
    return json(answer(user, "GET", "/api/tasks/" + task, null).body());
  }

  /** The id of the one open task that fits; waits for it. */
  public String task(String user, String query) {
    String[] id = new String[1];
    within(PATIENCE, query + " for " + user, () -> {
      HttpResponse<String> answer = answer(user, "GET", "/engine-rest/task?" + query, null);
      JsonNode found = answer.statusCode() == 200 ? json(answer.body()).get(0) : null;
      if (found != null) id[0] = found.get("id").asText();
      return found != null;
    });
    return id[0];
  }

  /** Completes a task, as often as it takes; a task that is gone was completed by the attempt whose answer was lost. */
  public void completes(String user, String task, Map<String, Object> fields) {
    int[] attempts = new int[1];
    within(PATIENCE, user + " to complete " + task, () -> {
      HttpResponse<String> open = answer(user, "GET", "/api/tasks/" + task, null);
      if (open.statusCode() == 404 && attempts[0] > 0) return true;
      if (open.statusCode() != 200) return false;
      Map<String, Object> content = new LinkedHashMap<>();
      JsonNode version = json(open.body()).at("/draft/version");
      content.put("version", version.isNumber() ? version.asInt() : null);
      content.put("fields", fields);
      attempts[0]++;
      HttpResponse<String> answer = answer(user, "POST", "/api/tasks/" + task + "/completion", write(content));
      if (answer.statusCode() == 204) return true;
      assertThat(answer.statusCode()).as("%s completes %s: %s", user, task, answer.body()).isIn(404, 409, 503);
      return false;
    });
  }

  /** The first answer that comes from any node; asked again while none answers. */
  private HttpResponse<String> answer(String user, String method, String path, String body) {
    List<HttpResponse<String>> answers = new ArrayList<>();
    within(PATIENCE, "an answer to %s %s for %s".formatted(method, path, user), () -> {
      List<Application> asked = new ArrayList<>(nodes.get());
      Collections.rotate(asked, -preferred);
      for (Application node : asked) {
        try {
          HttpResponse<String> answer = node.answer(user, method, path, body);
          if (answer.statusCode() != 503) return answers.add(answer);
          saysWhatIsWrong(answer);
        } catch (IllegalStateException noAnswer) {
          // The next one is asked.
        }
      }
      return false;
    });
    return answers.get(0);
  }

  /** What a person is told while something lasts that is nobody's fault. */
  public static void saysWhatIsWrong(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(answer.body()).contains("Hệ thống tạm thời chưa phục vụ được", "thử lại").doesNotContain("Exception", "SQL", "java.");
  }

  public static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }

  private static String write(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
