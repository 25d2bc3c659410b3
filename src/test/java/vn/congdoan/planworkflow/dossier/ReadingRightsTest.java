package vn.congdoan.planworkflow.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.implementation.Part;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.SummaryBuilding;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Who reads which record over HTTP; a record that one may not read answers like one that does not exist. */
class ReadingRightsTest extends ServerTest {

  private static final int YEAR = 2026;
  private static final String KEY = PlanYear.key(YEAR) + "/LDLD-AG";
  private static final List<String> NEVER = List.of("ldld-dna.staff", "ldld-dna.leader", "cspl.staff", "cspl.leader", "admin", "modeler");

  @Autowired private PlanYear plan;
  @Autowired private Reports reports;
  @Autowired private SummaryBuilding building;
  @Autowired private Submissions submissions;
  @Autowired private Implementations implementations;
  @Autowired private JdbcClient jdbc;

  private Period period;
  private Report report;

  @BeforeEach
  void aReportIsRunning() {
    office.itIs(LocalDate.of(2026, 10, 5));
    period = plan.withUnits(YEAR, "LDLD-AG", "LDLD-DNA");
    report = plan.running(period, "LDLD-AG");
  }

  @Test
  void aDraftBelongsToItsUnitAndToThoseWhoFollowThePlan() {
    String path = "/api/reports/" + report.id();
    for (String user : List.of("ldld-ag.clerk", "ldld-ag.staff", "ldld-ag.leader", "supervisor", "ttdct.leader")) assertReads(user, path);
    for (String user : List.of("vptld.staff", "vpdd.staff", "dct.leader", "ddtld.leader", "bchtld.leader")) assertUnknown(user, path);
    NEVER.forEach(user -> assertUnknown(user, path));
    assertThat(send(null, "GET", path, null).statusCode()).isEqualTo(401);
    assertThat(send("ldld-dna.staff", "GET", "/api/reports/999999999", null).body())
        .as("what one may not read is told like what there is not").isEqualTo(send("ldld-dna.staff", "GET", path, null).body());
  }

  @Test
  void whoReceivesReadsWhatWasSentAndNotWhatIsBeingMended() {
    sent("Nội dung đã gửi", "minh-chung.pdf");
    String path = "/api/reports/" + report.id();
    for (String user : List.of("vptld.staff", "vptld.leader", "vpdd.staff")) {
      assertThat(assertReads(user, path).at("/work/values/sections/II.1").asText()).isEqualTo("Nội dung đã gửi");
    }
    assertUnknown("dct.leader", path);
    NEVER.forEach(user -> assertUnknown(user, path));

    office.completes("vptld.staff", KEY, "userTask_acceptReport", "decision", "RETURN", "reason", "Bổ sung");
    Task mending = office.task(KEY, "userTask_draftReport");
    office.attaches("ldld-ag.staff", mending, "dang-sua.pdf");
    office.completes("ldld-ag.staff", mending, content("Nội dung đang sửa"));
    office.completes("ldld-ag.leader", KEY, "userTask_approveReport", "decision", "RETURN", "reason", "Sửa tiếp");
    office.attaches("ldld-ag.staff", office.task(KEY, "userTask_draftReport"), "chua-gui.pdf");
    JsonNode received = assertReads("vptld.staff", path);
    assertThat(received.at("/work/values/sections/II.1").asText()).isEqualTo("Nội dung đã gửi");
    assertThat(received.get("attachments").findValuesAsText("name")).contains("minh-chung.pdf").doesNotContain("chua-gui.pdf");
    JsonNode own = assertReads("ldld-ag.clerk", path);
    assertThat(own.at("/work/values/sections/II.1").asText()).isEqualTo("Nội dung đang sửa");
    assertThat(own.get("attachments").findValuesAsText("name")).contains("minh-chung.pdf", "dang-sua.pdf", "chua-gui.pdf");
    assertThat(own.get("versions")).hasSize(1);
    assertThat(own.get("history").findValuesAsText("act")).contains("SUBMIT", "APPROVE", "RETURN");
  }

  @Test
  void filesFollowTheRightsOfTheirRecord() {
    sent("Nội dung", "minh-chung.pdf");
    String href = assertReads("vptld.staff", "/api/reports/" + report.id()).at("/attachments/0/href").asText();
    HttpResponse<String> file = send("vptld.staff", "GET", href, null);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("%PDF");
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    NEVER.forEach(user -> assertUnknown(user, href));
    long other = reports.find(period.id(), "LDLD-DNA").orElseThrow().id();
    assertUnknown("ldld-dna.staff", href.replace("/reports/" + report.id() + "/", "/reports/" + other + "/"));
    assertUnknown("supervisor", href.replaceFirst("\\d+$", "999999"));
  }

  @Test
  void leadershipReadsWhatIsSubmittedToIt() {
    plan.accepted(period, "LDLD-DNA", 5);
    sent("Nội dung", "minh-chung.pdf");
    Period closed = plan.closed(period);
    long summary = building.build(closed.id());
    long accepted = reports.find(closed.id(), "LDLD-DNA").orElseThrow().id();
    for (String user : List.of("dct.leader", "ddtld.staff", "bchtld.leader")) {
      assertUnknown(user, "/api/summaries/" + summary);
      assertUnknown(user, "/api/reports/" + accepted);
    }
    assertReads("vpdd.staff", "/api/summaries/" + summary);
    assertUnknown("vptld.staff", "/api/summaries/" + summary);

    long submission = submissions.open(summary, Office.PLAN, YEAR);
    for (String user : List.of("dct.leader", "ddtld.staff", "bchtld.leader", "ttdct.leader", "supervisor", "vpdd.leader")) {
      assertReads(user, "/api/submissions/" + submission);
      assertReads(user, "/api/summaries/" + summary);
      assertReads(user, "/api/reports/" + accepted);
    }
    for (String user : List.of("dct.leader", "ddtld.staff", "bchtld.leader")) {
      assertUnknown(user, "/api/reports/" + report.id());
    }
    for (String user : List.of("cspl.staff", "cspl.leader", "ldld-ag.leader", "vptld.staff", "admin", "modeler")) {
      assertUnknown(user, "/api/submissions/" + submission);
      assertUnknown(user, "/api/summaries/" + summary);
    }
  }

  @Test
  void theUnitAboveReadsItsSubordinatesReportOnceItIsSent() {
    long above = reports.find(period.id(), "LDLD-DNA").orElseThrow().id();
    long below = reports.demand(period.id(), "LDLD-DNA-01", above, "LDLD-DNA", "LDLD-DNA", period.dueOn());
    assertUnknown("ldld-dna.staff", "/api/reports/" + below);
    reports.handToLeader(below, Map.of("II.1", "Cơ sở"), Map.of(), null, null);
    reports.send(below, "ldld-dna-01.leader");
    assertReads("ldld-dna.staff", "/api/reports/" + below);
    assertThat(assertReads("ldld-dna.leader", "/api/reports/" + above).at("/links/0/id").asLong()).isEqualTo(below);
    for (String user : List.of("ldld-ag.staff", "vptld.staff", "ldld-dna-02.leader")) assertUnknown(user, "/api/reports/" + below);
  }

  @Test
  void anImplementationIsReadByItsUnitAndByWhoFollowsIt() {
    jdbc.sql("insert into assignment_table (plan, state, created_at) values (?, 'ISSUED', current_timestamp)").param(Office.PLAN).update();
    long table = jdbc.sql("select max(id) from assignment_table").query(Long.class).single();
    LocalDate today = LocalDate.of(2026, 10, 5);
    Implementation duty = implementations.add(new Implementation.Order(Implementation.Kind.DEPARTMENT, Office.PLAN, table, null, null, 0, "III.2a",
        "Cụ thể hóa", "Kế hoạch", "CSPL", "CSPL", "VPDD.staff", Office.PLAN + "/III.2a/CSPL", false, today, today, today));
    implementations.savePart(duty.id(), Part.DEPARTMENT_PLAN, Map.of("content", "Nội dung kế hoạch"), "cspl.staff");
    String path = "/api/implementations/" + duty.id();
    for (String user : List.of("cspl.clerk", "cspl.staff", "cspl.leader", "vpdd.staff", "vpdd.leader", "ttdct.staff", "supervisor")) {
      assertThat(assertReads(user, path).at("/work/parts/0/fields/content").asText()).isEqualTo("Nội dung kế hoạch");
    }
    for (String user : List.of("qhld.leader", "ldld-ag.staff", "vptld.staff", "dct.leader", "admin", "modeler")) assertUnknown(user, path);
  }

  private void sent(String text, String file) {
    Task draft = office.task(KEY, "userTask_draftReport");
    office.attaches("ldld-ag.staff", draft, file);
    office.completes("ldld-ag.staff", draft, content(text));
    office.completes("ldld-ag.leader", KEY, "userTask_approveReport", "decision", "APPROVE");
  }

  @SuppressWarnings("unchecked")
  private Object[] content(String text) {
    Object[] whole = ReportTexts.whole(office.work("ldld-ag.staff", office.task(KEY, "userTask_draftReport")), 5);
    ((Map<String, Object>) whole[1]).put("II.1", text);
    return whole;
  }

  private JsonNode assertReads(String user, String path) {
    HttpResponse<String> answer = send(user, "GET", path, null);
    assertThat(answer.statusCode()).as("%s reads %s: %s", user, path, answer.body()).isEqualTo(200);
    return json(answer);
  }

  private void assertUnknown(String user, String path) {
    assertThat(send(user, "GET", path, null).statusCode()).as("%s reads %s", user, path).isEqualTo(404);
  }
}
