package vn.congdoan.planworkflow.security.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.reporting.Report;

/** Somebody who is staff and leader of one unit drafts a report and wants to approve it alone (domain rule 2). */
class OwnDraftAttackTest extends AttackTest {

  private static final String BOTH = "ldld-ag.both";
  private static final Map<String, Object> APPROVED = variables("decision", "APPROVE");

  @Autowired private Acts acts;

  private String approval;

  @BeforeEach
  void theDrafterWaitsForApproval() {
    office.joins(BOTH, List.of("LDLD-AG.staff", "LDLD-AG.leader"));
    drafted(BOTH);
    approval = task(APPROVE).getId();
  }

  @AfterEach
  void nothingWasApproved() {
    identity.deleteUser(BOTH);
    assertThat(task(APPROVE).getId()).as("the approval still waits").isEqualTo(approval);
    assertThat(report().stage()).isEqualTo(Report.Stage.WAITING_APPROVAL);
    assertThat(acts.of(report().subject())).extracting(Acts.Act::kind).startsWith(Acts.Kind.SUBMIT).doesNotContain(Acts.Kind.APPROVE);
  }

  @Test
  @DisplayName("our own interface → 403, four eyes")
  void throughOurInterface() {
    assertRefused(send(BOTH, "POST", "/api/tasks/" + approval + "/completion", write(Map.of("fields", Map.of("decision", "APPROVE")))), 403);
  }

  @Test
  @DisplayName("a decision saved as a draft, then completed bare in the engine → 403, four eyes")
  void asADraftThenBare() {
    assertThat(send(BOTH, "PUT", "/api/tasks/" + approval + "/draft", write(Map.of("fields", Map.of("decision", "APPROVE")))).statusCode()).isEqualTo(200);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete", Map.of()), 403);
  }

  @Test
  @DisplayName("engine-rest: complete, with and without variables in return, and submit-form → 403, four eyes")
  void throughTheEngine() {
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete", APPROVED), 403);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete",
        Map.of("withVariablesInReturn", true, "variables", APPROVED.get("variables"))), 403);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/submit-form", APPROVED), 403);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/submit-form",
        Map.of("withVariablesInReturn", true, "variables", APPROVED.get("variables"))), 403);
  }

  @Test
  @DisplayName("Tasklist's own addresses with a browser session → 403, four eyes")
  void throughTasklist() {
    assertRefused(tasklist(BOTH, "POST", "/task/" + approval + "/complete", APPROVED), 403);
    assertRefused(tasklist(BOTH, "POST", "/task/" + approval + "/submit-form", APPROVED), 403);
  }

  @Test
  @DisplayName("the task taken over first → 403, four eyes")
  void takenOverFirst() {
    assertThat(engine(BOTH, "POST", "/task/" + approval + "/claim", Map.of("userId", BOTH)).statusCode()).isEqualTo(204);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete", APPROVED), 403);
  }

  @Test
  @DisplayName("claimed for the real leader, completed by the drafter → 403, nobody takes a task over for another")
  void claimedForAnother() {
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/claim", Map.of("userId", "ldld-ag.leader")), 403);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/assignee", Map.of("userId", "ldld-ag.leader")), 403);
  }

  @Test
  @DisplayName("an administrator assigns the task to the drafter → assigned, and 403 at completion")
  void assignedByAnAdministrator() {
    assertThat(engine("admin", "POST", "/task/" + approval + "/assignee", Map.of("userId", BOTH)).statusCode()).isEqualTo(204);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete", APPROVED), 403);
  }

  @Test
  @DisplayName("an administrator delegates the task to the drafter, who resolves it with a decision and completes it → 422, then 403, four eyes")
  void delegatedAndResolved() {
    assertThat(engine("admin", "POST", "/task/" + approval + "/delegate", Map.of("userId", BOTH)).statusCode()).isEqualTo(204);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete", APPROVED), 403, 500);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/resolve", APPROVED), 422);
    assertThat(engine(BOTH, "POST", "/task/" + approval + "/resolve", Map.of()).statusCode()).isEqualTo(204);
    assertRefused(engine(BOTH, "POST", "/task/" + approval + "/complete", Map.of()), 403);
  }

  @Test
  @DisplayName("staff who are no leaders, the neighbour's leader, the receiving office, an administrator → 403 or 404")
  void byWhoeverIsNoLeaderHere() {
    for (String user : List.of("ldld-ag.staff", "ldld-ag.clerk", "ldld-dna.leader", "vptld.staff", "modeler")) {
      assertRefused(engine(user, "POST", "/task/" + approval + "/complete", APPROVED), 403, 404);
      assertRefused(send(user, "POST", "/api/tasks/" + approval + "/completion", write(Map.of("fields", Map.of("decision", "APPROVE")))), 404);
      assertRefused(engine(user, "POST", "/task/" + approval + "/claim", Map.of("userId", user)), 403, 404);
    }
    assertRefused(engine("admin", "POST", "/task/" + approval + "/complete", APPROVED), 403);
    assertRefused(engine("admin", "POST", "/task/" + approval + "/submit-form", APPROVED), 403);
    assertThat(engine("admin", "POST", "/task/" + approval + "/assignee", Map.of("userId", "admin")).statusCode()).isEqualTo(204);
    assertRefused(engine("admin", "POST", "/task/" + approval + "/complete", APPROVED), 403);
  }

  @Test
  @DisplayName("an administrator opens the task to another group → 403, only the model says who may act")
  void openedToAnotherGroup() {
    Map<String, String> group = Map.of("groupId", "LDLD-DNA.staff", "type", "candidate");
    assertRefused(engine("admin", "POST", "/task/" + approval + "/identity-links", group), 403);
    assertRefused(engine("admin", "POST", "/task/" + approval + "/identity-links/delete", Map.of("groupId", "LDLD-AG.leader", "type", "candidate")), 403);
    assertRefused(engine("ldld-ag.leader", "POST", "/task/" + approval + "/identity-links", group), 403);
  }

  @Test
  @DisplayName("an administrator makes himself leader of the unit, after drafting nothing: not prevented; who drafted stays bound")
  void anAdministratorWhoJoinsTheGroupIsBoundByFourEyes() {
    identity.createMembership("admin", "LDLD-AG.leader");
    try {
      identity.createMembership("admin", "LDLD-AG.staff");
      office.completes("ldld-ag.leader", KEY, APPROVE, "decision", "RETURN", "reason", "Làm lại");
      office.tries("admin", task(DRAFT), content());
      approval = task(APPROVE).getId();
      assertRefused(engine("admin", "POST", "/task/" + approval + "/complete", APPROVED), 403);
    } finally {
      identity.deleteMembership("admin", "LDLD-AG.leader");
      identity.deleteMembership("admin", "LDLD-AG.staff");
    }
    assertThat(acts.of(report().subject())).extracting(Acts.Act::kind).containsExactly(Acts.Kind.SUBMIT, Acts.Kind.RETURN, Acts.Kind.SUBMIT);
  }
}
