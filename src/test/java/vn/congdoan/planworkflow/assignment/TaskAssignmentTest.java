package vn.congdoan.planworkflow.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** The assignment table of a plan and of a directive: paragraphs III.1a and III.8a of plan 45. */
class TaskAssignmentTest extends ProcessTest {

  private static final String KEY = Office.PLAN;
  private static final String PREPARE = "userTask_prepareAssignments";
  private static final String APPROVE = "userTask_approveAssignments";

  @Autowired private Processes processes;
  @Autowired private AssignmentTables tables;
  @Autowired private IssuedAssignments issued;
  @Autowired private Directives directives;

  @BeforeEach
  void aDay() {
    office.itIs(LocalDate.of(2026, 3, 2));
  }

  @Test
  void theTableOfThePlanIsPreparedApprovedAndIssued() {
    start(null);
    assertThat(office.whoMustAct(KEY, PREPARE)).containsExactly("VPDD.staff");
    assertThat(office.task(KEY, PREPARE).getDueDate()).isEqualTo("2026-03-05T17:00:00");
    Map<String, Object> work = office.work("vpdd.staff", office.task(KEY, PREPARE));
    assertThat(work).containsKeys("source", "units", "kinds", "roles", "processes", "values", "preflight");

    office.completes("vpdd.staff", KEY, PREPARE, "rows", rows());
    assertThat(office.whoMustAct(KEY, APPROVE)).containsExactly("VPDD.leader");
    long table = tables.findOpen(KEY, null).orElseThrow().id();
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "APPROVE");

    assertThat(office.ended("task-assignment", KEY, "endEvent_assignmentsIssued")).isTrue();
    assertThat(tables.require(table)).satisfies(one -> {
      assertThat(one.state()).isEqualTo(AssignmentTable.State.ISSUED);
      assertThat(one.preparedBy()).isEqualTo("vpdd.staff");
      assertThat(one.approvedBy()).isEqualTo("vpdd.leader");
    });
    assertThat(issued.ofTable(table, "LDLD-AG")).isNotEmpty();
  }

  @Test
  void aTableThatLacksADateStaysWithTheOfficeAndKeepsWhatWasTyped() {
    start(null);
    List<Map<String, Object>> rows = rows();
    int index = indexOf(rows, "III.3");
    rows.get(index).put("dueOn", null);
    rows.get(index).put("product", "Sản phẩm khác");

    assertThatThrownBy(() -> office.tries("vpdd.staff", office.task(KEY, PREPARE), "rows", rows)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactly("rows.%d.dueOn".formatted(index)));

    office.waitsAt(KEY, PREPARE);
    assertThat(office.sees("vpdd.staff", office.task(KEY, PREPARE)).get("draft").toString()).contains("Sản phẩm khác");
  }

  @Test
  void theLeaderReturnsTheTableWithAReasonAndADueDateOfItsOwn() {
    start(null);
    office.completes("vpdd.staff", KEY, PREPARE, "rows", rows());
    assertThatThrownBy(() -> office.tries("vpdd.leader", office.task(KEY, APPROVE), "decision", "RETURN")).isInstanceOf(Refused.class);
    office.itIs(LocalDate.of(2026, 3, 9));
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "RETURN", "reason", "Bổ sung đơn vị phối hợp mục III.3");

    Task again = office.task(KEY, PREPARE);
    assertThat(again.getDueDate()).as("five working days after the return").isEqualTo("2026-03-16T17:00:00");
    assertThat(office.sees("vpdd.staff", again).get("lastReturn").toString()).contains("Bổ sung đơn vị phối hợp mục III.3");
  }

  @Test
  void theLeaderDoesNotGiveTheWorkOut() {
    start(null);
    office.completes("vpdd.staff", KEY, PREPARE, "rows", rows());
    long table = tables.findOpen(KEY, null).orElseThrow().id();
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "REJECT", "reason", "Chờ kế hoạch mới");

    assertThat(office.ended("task-assignment", KEY, "endEvent_assignmentsRejected")).isTrue();
    assertThat(tables.require(table).state()).isEqualTo(AssignmentTable.State.DROPPED);
    assertThat(issued.ofPlan(KEY)).isEmpty();
  }

  @Test
  void whatWasInOrderWhenItWasSubmittedIsCheckedAgainAtApproval() {
    start(null);
    List<Map<String, Object>> rows = rows();
    rows.get(indexOf(rows, "III.3")).put("dueOn", "2026-03-03");
    office.completes("vpdd.staff", KEY, PREPARE, "rows", rows);
    office.itIs(LocalDate.of(2026, 3, 4));

    assertThatThrownBy(() -> office.tries("vpdd.leader", office.task(KEY, APPROVE), "decision", "APPROVE")).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactly("decision"));
  }

  @Test
  void aDirectiveGetsATableOfItsOwn() {
    long directive = directives.add(Office.PLAN, 2026, "12-TB/ĐĐTLĐ", "Rà soát nhà ở", "LDLD-DNA", LocalDate.of(2026, 6, 30), List.of("TC"));
    start(directive);
    Map<String, Object> work = office.work("vpdd.staff", office.task(KEY, PREPARE));
    assertThat(work.get("source").toString()).contains("DIRECTIVE", "12-TB/ĐĐTLĐ", "Rà soát nhà ở");
    assertThat(rows()).extracting(row -> row.get("assignee")).containsExactly("LDLD-DNA", "TC");
    office.completes("vpdd.staff", KEY, PREPARE, "rows", rows());
    office.completes("vpdd.leader", KEY, APPROVE, "decision", "APPROVE");

    assertThat(issued.ofPlan(Office.PLAN)).extracting(IssuedAssignment::directiveId).containsOnly(directive);
  }

  private void start(Long directive) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("planCode", Office.PLAN);
    variables.put("directiveId", directive);
    processes.start("task-assignment", KEY, variables);
  }

  /** As the form shows them, ready to be changed. */
  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows() {
    Map<String, Object> values = (Map<String, Object>) office.work("vpdd.staff", office.task(KEY, PREPARE)).get("values");
    return new ArrayList<>((List<Map<String, Object>>) values.get("rows"));
  }

  private static int indexOf(List<Map<String, Object>> rows, String paragraph) {
    for (int i = 0; i < rows.size(); i++) if (rows.get(i).get("paragraph").equals(paragraph)) return i;
    return -1;
  }
}
