package vn.congdoan.planworkflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.reporting.process.AnnualReportProcess;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** Every desk keeps what is typed, and whichever door a completion comes through, the same rules hold (domain rules 1, 2 and 6). */
class TaskFormsTest extends ProcessTest {

  private static final String KEY = PlanYear.key(2026) + "/LDLD-AG";
  private static final String DRAFT = "userTask_draftReport";
  private static final String APPROVE = "userTask_approveReport";
  private static final String ACCEPT = "userTask_acceptReport";
  private static final String BOTH_ROLES = "ldld-ag.both";

  @Autowired private PlanYear plan;
  @Autowired private TaskForms forms;
  @Autowired private Reports reports;
  @Autowired private FanOut fanOut;
  @Autowired private Processes processes;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;

  private long reportId;

  @BeforeEach
  void aReportIsDemanded() {
    office.itIs(LocalDate.of(2026, 10, 5));
    Period period = plan.withUnits(2026, "LDLD-AG");
    Report report = reports.find(period.id(), "LDLD-AG").orElseThrow();
    reportId = report.id();
    fanOut.open("period/" + period.id(), null, PlanYear.key(2026), List.of(new FanOut.Item("annual-report", report.id(), KEY)));
    fanOut.launchNext("period/" + period.id());
    User both = identity.newUser(BOTH_ROLES);
    identity.saveUser(both);
    identity.createMembership(BOTH_ROLES, "LDLD-AG.staff");
    identity.createMembership(BOTH_ROLES, "LDLD-AG.leader");
  }

  @AfterEach
  void thePersonWithBothRolesLeaves() {
    identity.deleteUser(BOTH_ROLES);
  }

  // What is typed

  @Test
  void whatIsTypedIsThereAgainTomorrowAndForAColleague() {
    String task = task(DRAFT).getId();
    TaskForms.Saved saved = save("ldld-ag.staff", task, null, "difficulties", "Nhân sự mỏng");
    assertThat(saved.version()).isEqualTo(1);
    assertThat(save("ldld-ag.staff", task, 1, "difficulties", "Nhân sự mỏng, kinh phí ít").version()).isEqualTo(2);
    office.itIs(LocalDate.of(2026, 10, 6));
    assertThat(draft(BOTH_ROLES)).containsEntry("version", 2).containsEntry("savedBy", "ldld-ag.staff")
        .containsEntry("fields", Map.of("difficulties", "Nhân sự mỏng, kinh phí ít"));
  }

  @Test
  void anOlderWindowNeverOverwritesANewerDraft() {
    String task = task(DRAFT).getId();
    save("ldld-ag.staff", task, null, "difficulties", "một");
    save("ldld-ag.staff", task, 1, "difficulties", "hai");
    assertRefused(Refused.Kind.CONFLICT, () -> save(BOTH_ROLES, task, 1, "difficulties", "ba"));
    assertRefused(Refused.Kind.CONFLICT, () -> save(BOTH_ROLES, task, null, "difficulties", "bốn"));
    assertRefused(Refused.Kind.CONFLICT, () -> office.as(BOTH_ROLES, () -> {
      forms.complete(task, 1, Map.of());
      return null;
    }));
    assertThat(draft("ldld-ag.staff")).containsEntry("fields", Map.of("difficulties", "hai"));
  }

  @Test
  void whatIsTypedStaysWhenACompletionFailsForOtherReasons() {
    Task task = task(DRAFT);
    jdbc.sql("alter table handed_in rename to handed_in_elsewhere").update();
    try {
      assertThatThrownBy(() -> office.tries("ldld-ag.staff", task, content())).isNotInstanceOf(Refused.class);
    } finally {
      jdbc.sql("alter table handed_in_elsewhere rename to handed_in").update();
    }
    assertThat(task(DRAFT).getId()).as("still open").isEqualTo(task.getId());
    assertThat(draft("ldld-ag.staff")).containsEntry("version", 1);
    assertThat(reports.require(reportId).stage()).as("not sent").isNotEqualTo(Report.Stage.WAITING_APPROVAL);
  }

  @Test
  void theDraftGoesWithItsTaskAndARefusedCompletionKeepsIt() {
    assertRefused(Refused.Kind.INVALID, () -> office.tries("ldld-ag.staff", task(DRAFT), "difficulties", "Nhân sự mỏng"));
    assertThat(draft("ldld-ag.staff")).containsEntry("fields", Map.of("difficulties", "Nhân sự mỏng"));
    submit();
    assertThat(jdbc.sql("select count(*) from task_draft").query(Integer.class).single()).isZero();
  }

  @Test
  void aTaskThatSomebodyHasTakenIsNotChangedByAnother() {
    Task task = task(DRAFT);
    tasks.claim(task.getId(), "ldld-ag.staff");
    assertThat(office.sees(BOTH_ROLES, task)).as("others may look on").containsKey("work");
    assertRefused(Refused.Kind.FORBIDDEN, () -> save(BOTH_ROLES, task.getId(), null, "difficulties", "x"));
    assertRefused(Refused.Kind.FORBIDDEN, () -> office.attaches(BOTH_ROLES, task, "a.pdf"));
    assertRefused(Refused.Kind.FORBIDDEN, () -> office.tries(BOTH_ROLES, task, content()));
    assertRefused(Refused.Kind.FORBIDDEN, () -> completesDirectly(BOTH_ROLES, task.getId(), Map.of()));
    assertThat(office.sees("ldld-ag.staff", task).get("task").toString()).contains("mine=true", "editable=true");
    office.tries("ldld-ag.staff", task, content());
    office.waitsAt(KEY, APPROVE);
  }

  // Which door

  @Test
  void aCompletionThroughTheEnginesOwnDoorTakesTheSavedDraft() {
    Task task = task(DRAFT);
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.staff", task.getId(), Map.of()));
    save("ldld-ag.staff", task.getId(), null, content());
    completesDirectly("ldld-ag.staff", task.getId(), Map.of());
    office.waitsAt(KEY, APPROVE);
    assertThat(reports.require(reportId).figures()).containsEntry("newMembers", 5L);
  }

  @Test
  void aDecisionHandedOverAsVariablesIsCheckedLikeOneThatWasTyped() {
    submit();
    String task = task(APPROVE).getId();
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.leader", task, Map.of()));
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.leader", task, Map.of("decision", "RETURN")));
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.leader", task, Map.of("decision", "REJECT", "reason", "Không")));
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.leader", task, Map.of("decision", "approve")));
    office.waitsAt(KEY, APPROVE);
    completesDirectly("ldld-ag.leader", task, Map.of("decision", "RETURN", "reason", "Thiếu minh chứng"));
    office.waitsAt(KEY, DRAFT);
    assertThat(office.sees("ldld-ag.staff", task(DRAFT)).get("lastReturn").toString()).contains("Thiếu minh chứng", "ldld-ag.leader");
    assertThat(reports.require(reportId).stage()).isEqualTo(Report.Stage.DRAFTING);
  }

  @Test
  void whatAnEarlierDeskDecidedNeverCountsAtTheNext() {
    save("ldld-ag.staff", task(DRAFT).getId(), null, content());
    String draft = task(DRAFT).getId();
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.staff", draft, Map.of("decision", "APPROVE", "reason", "tự duyệt")));
    completesDirectly("ldld-ag.staff", draft, Map.of());
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.leader", task(APPROVE).getId(), Map.of()));
    office.completes("ldld-ag.leader", KEY, APPROVE, "decision", "APPROVE");
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("vptld.staff", task(ACCEPT).getId(), Map.of()));
    assertRefused(Refused.Kind.INVALID, () -> office.tries("vptld.staff", task(ACCEPT)));
    office.waitsAt(KEY, ACCEPT);
  }

  @Test
  void whoWorksBesideAReviewerNeverDecidesForThem() {
    assertThat(processes.send(AnnualReportProcess.REPORT_DEADLINE_PASSED, AnnualReportProcess.KEY, KEY)).isTrue();
    office.waitsAt(KEY, DRAFT, "userTask_urgeUnit");
    submit();
    office.waitsAt(KEY, APPROVE, "userTask_urgeUnit");
    String urging = typedAt("userTask_urgeUnit", "vpdd.staff", "method", "PHONE", "note", "Đã gọi", "decision", "APPROVE");
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("vpdd.staff", urging, Map.of("decision", "APPROVE", "reason", "của người đôn đốc")));
    completesDirectly("vpdd.staff", urging, Map.of());
    office.waitsAt(KEY, APPROVE);
    assertRefused(Refused.Kind.INVALID, () -> completesDirectly("ldld-ag.leader", task(APPROVE).getId(), Map.of()));
    office.completes("ldld-ag.leader", KEY, APPROVE, "decision", "RETURN", "reason", "Thiếu số liệu");
    office.waitsAt(KEY, DRAFT);
    assertThat(office.sees("ldld-ag.staff", task(DRAFT)).get("lastReturn").toString()).contains("Thiếu số liệu");
  }

  // Who

  @Test
  void nobodyCompletesAnothersTaskAndAnAdministratorNone() {
    String task = task(DRAFT).getId();
    for (String stranger : List.of("admin", "modeler", "ldld-ag.leader", "ldld-ag.clerk", "ldld-bg.staff", "vpdd.leader")) {
      assertRefused(Refused.Kind.NOT_FOUND, () -> office.as(stranger, () -> forms.open(task)));
      assertRefused(Refused.Kind.NOT_FOUND, () -> save(stranger, task, null, "difficulties", "x"));
      assertThatThrownBy(() -> completesDirectly(stranger, task, Map.of())).as(stranger).isInstanceOf(RuntimeException.class);
    }
    assertRefused(Refused.Kind.FORBIDDEN, () -> completesDirectly("admin", task, Map.of()));
    assertRefused(Refused.Kind.FORBIDDEN, () -> direct(() -> tasks.complete(task)));
    office.waitsAt(KEY, DRAFT);
  }

  @Test
  void whoeverDraftedDoesNotApproveEvenWithBothRoles() {
    office.tries(BOTH_ROLES, task(DRAFT), content());
    assertRefused(Refused.Kind.FORBIDDEN, () -> office.tries(BOTH_ROLES, task(APPROVE), "decision", "APPROVE"));
    assertRefused(Refused.Kind.FORBIDDEN, () -> office.tries(BOTH_ROLES, task(APPROVE), "decision", "RETURN", "reason", "Soạn lại"));
    assertRefused(Refused.Kind.FORBIDDEN, () -> completesDirectly(BOTH_ROLES, task(APPROVE).getId(), Map.of("decision", "APPROVE")));
    office.waitsAt(KEY, APPROVE);
    assertThat(reports.require(reportId).stage()).isEqualTo(Report.Stage.WAITING_APPROVAL);
    office.completes("ldld-ag.leader", KEY, APPROVE, "decision", "APPROVE");
    office.waitsAt(KEY, ACCEPT);
  }

  // Files

  @Test
  void filesAreRemovedUntilTheReportIsSubmittedAndNeverAfter() throws IOException {
    Task draft = task(DRAFT);
    tasks.claim(draft.getId(), "ldld-ag.staff");
    office.attaches("ldld-ag.staff", draft, "Minh chứng số 1.pdf");
    office.attaches("ldld-ag.staff", draft, "Ảnh bị nhầm.pdf");
    long wrong = fileId("ldld-ag.staff", draft, 1);
    office.as("ldld-ag.staff", () -> {
      forms.detach(draft.getId(), wrong);
      return null;
    });
    assertThat(files("ldld-ag.staff", draft)).singleElement().satisfies(file -> {
      assertThat(file).containsEntry("name", "Minh chứng số 1.pdf").containsEntry("removable", true).containsEntry("uploadedBy", "ldld-ag.staff");
      assertThat(file.get("uploadedByName")).isEqualTo("Chuyên viên – Liên đoàn Lao động tỉnh An Giang");
    });
    office.tries("ldld-ag.staff", draft, content());

    Task approve = task(APPROVE);
    assertThat(files("ldld-ag.leader", approve)).singleElement().satisfies(file -> assertThat(file).containsEntry("removable", false));
    assertRefused(Refused.Kind.FORBIDDEN, () -> office.attaches("ldld-ag.leader", approve, "x.pdf"));
    long kept = fileId("ldld-ag.leader", approve, 0);
    assertRefused(Refused.Kind.FORBIDDEN, () -> detach("ldld-ag.leader", approve, kept));
    Attachment attachment = office.as("ldld-ag.leader", () -> forms.attachment(approve.getId(), kept));
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    forms.copy(attachment, copy);
    assertThat(copy.toString(StandardCharsets.US_ASCII)).startsWith("%PDF-");

    office.completes("ldld-ag.leader", KEY, APPROVE, "decision", "RETURN", "reason", "Thêm minh chứng");
    assertRefused(Refused.Kind.CONFLICT, () -> detach("ldld-ag.staff", task(DRAFT), kept));
    office.attaches("ldld-ag.staff", task(DRAFT), "Minh chứng số 2.pdf");
    assertThat(files("ldld-ag.staff", task(DRAFT))).hasSize(2);
  }

  @Test
  void ofARefusedFileNothingIsKept() {
    Task draft = task(DRAFT);
    byte[] large = new byte[(int) Attachments.LARGEST + 1];
    System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 9);
    assertRefused(Refused.Kind.TOO_LARGE, () -> attach(draft, "lớn.pdf", large));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attach(draft, "a.docx", "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII)));
    assertRefused(Refused.Kind.INVALID, () -> attach(draft, "trống.pdf", new byte[0]));
    assertThat(jdbc.sql("select (select count(*) from attachment) + (select count(*) from attachment_chunk)").query(Integer.class).single()).isZero();
  }

  private void submit() {
    office.completes("ldld-ag.staff", KEY, DRAFT, content());
  }

  private Object[] content() {
    return ReportTexts.whole(office.work("ldld-ag.staff", task(DRAFT)), 5);
  }

  private Task task(String step) {
    return office.task(KEY, step);
  }

  private String typedAt(String step, String userId, Object... fields) {
    String task = task(step).getId();
    save(userId, task, null, fields);
    return task;
  }

  private TaskForms.Saved save(String userId, String task, Integer basedOn, Object... fields) {
    return office.as(userId, () -> forms.saveDraft(task, basedOn, Office.fields(fields)));
  }

  /** As Tasklist or the engine's REST interface completes a task. */
  private void completesDirectly(String userId, String task, Map<String, Object> variables) {
    office.as(userId, () -> {
      direct(() -> tasks.complete(task, variables));
      return null;
    });
  }

  private static void direct(Runnable act) {
    try {
      act.run();
    } catch (ProcessEngineException e) {
      throw UserTasks.refusalIn(e);
    }
  }

  private Map<String, Object> attach(Task task, String name, byte[] content) {
    return office.as("ldld-ag.staff", () -> {
      try {
        return forms.attach(task.getId(), name, new ByteArrayInputStream(content), -1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private void detach(String userId, Task task, long id) {
    office.as(userId, () -> {
      forms.detach(task.getId(), id);
      return null;
    });
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> files(String userId, Task task) {
    return (List<Map<String, Object>>) office.sees(userId, task).get("attachments");
  }

  private long fileId(String userId, Task task, int index) {
    return (Long) files(userId, task).get(index).get("id");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> draft(String userId) {
    return (Map<String, Object>) office.sees(userId, task(DRAFT)).get("draft");
  }

  private static void assertRefused(Refused.Kind kind, ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }
}
