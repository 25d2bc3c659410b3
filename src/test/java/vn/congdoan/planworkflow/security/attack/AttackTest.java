package vn.congdoan.planworkflow.security.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;

/** A report that runs, and people who want of it what they may not have. */
abstract class AttackTest extends ServerTest {

  static final int YEAR = 2026;
  static final String KEY = PlanYear.key(YEAR) + "/LDLD-AG";
  static final String DRAFT = "userTask_draftReport";
  static final String APPROVE = "userTask_approveReport";
  static final String ACCEPT = "userTask_acceptReport";
  static final String TASKLIST = "/camunda/api/engine/engine/default";

  @Autowired PlanYear plan;
  @Autowired Reports reports;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;

  Period period;
  private long reportId;

  @BeforeEach
  void aReportIsRunning() {
    office.itIs(LocalDate.of(2026, 10, 5));
    period = plan.withUnits(YEAR, "LDLD-AG", "LDLD-DNA");
    reportId = plan.running(period, "LDLD-AG").id();
  }

  Report report() {
    return reports.require(reportId);
  }

  Task task(String step) {
    return office.task(KEY, step);
  }

  void drafted(String user) {
    office.tries(user, task(DRAFT), content());
  }

  Object[] content() {
    return ReportTexts.whole(office.work("ldld-ag.staff", task(DRAFT)), 5);
  }

  HttpResponse<String> engine(String user, String method, String path, Object body) {
    return send(user, method, "/engine-rest" + path, body == null ? null : write(body));
  }

  /** The same as Tasklist sends it, with a browser's session and tokens. */
  HttpResponse<String> tasklist(String user, String method, String path, Object body) {
    Visitor visitor = new Visitor(port()).loggedIn(user);
    visitor.get("/camunda/app/tasklist/default/");
    return visitor.send(method, TASKLIST + path, write(body));
  }

  static Map<String, Object> variables(String... namesAndValues) {
    Map<String, Object> variables = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) variables.put(namesAndValues[i], Map.of("value", namesAndValues[i + 1], "type", "String"));
    return Map.of("variables", variables);
  }

  static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static void assertRefused(HttpResponse<String> answer, Integer... expected) {
    assertThat(answer.statusCode()).as("%s %s: %s", answer.request().method(), answer.uri(), answer.body()).isIn(List.of(expected));
  }
}
