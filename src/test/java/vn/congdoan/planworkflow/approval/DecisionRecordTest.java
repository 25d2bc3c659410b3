package vn.congdoan.planworkflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.approval.DecisionRecord.ACCEPTANCE;
import static vn.congdoan.planworkflow.approval.DecisionRecord.APPROVAL;
import static vn.congdoan.planworkflow.approval.DecisionRecord.DRAFTING;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.approval.Acts.Act;
import vn.congdoan.planworkflow.approval.Acts.Kind;

/** The judge of records sees each of the wrongs that the random sequences are run to look for. */
class DecisionRecordTest {

  private static final DecisionRecord RECORD = new DecisionRecord(Map.of("staff", Set.of("A.staff"), "leader", Set.of("A.leader"),
      "both", Set.of("A.staff", "A.leader"), "office", Set.of("R.staff")), "A", "R");

  @Test
  void whatIsRightIsRight() {
    assertThat(RECORD.violations(List.of(), "NOT_STARTED")).isEmpty();
    assertThat(judged("ACCEPTED", "SUBMIT both", "APPROVE leader", "APPROVE office")).isEmpty();
    assertThat(judged("ACCEPTED", "SUBMIT staff", "RETURN leader", "SUBMIT staff", "APPROVE both", "APPROVE office")).isEmpty();
  }

  @Test
  void aDrafterWhoApprovesIsSeen() {
    assertThat(judged("WAITING_ACCEPTANCE", "SUBMIT both", "APPROVE both")).singleElement().asString().startsWith("by its drafter");
  }

  @Test
  void aDeciderWithoutTheRoleIsSeen() {
    assertThat(judged("WAITING_ACCEPTANCE", "SUBMIT both", "APPROVE staff")).singleElement().asString().startsWith("without the role A.leader");
    assertThat(judged("ACCEPTED", "SUBMIT staff", "APPROVE leader", "APPROVE nobody")).singleElement().asString().startsWith("without the role R.staff");
  }

  @Test
  void anAcceptanceWithoutApprovalIsSeen() {
    List<Act> acts = List.of(act(Kind.SUBMIT, DRAFTING, "staff"), act(Kind.APPROVE, ACCEPTANCE, "office"));
    assertThat(RECORD.violations(acts, "ACCEPTED")).singleElement().asString().startsWith("out of turn, the report is WAITING_APPROVAL");
  }

  @Test
  void aSecondDecisionIsSeen() {
    List<Act> acts = List.of(act(Kind.SUBMIT, DRAFTING, "staff"), act(Kind.APPROVE, APPROVAL, "leader"), act(Kind.APPROVE, APPROVAL, "both"));
    assertThat(RECORD.violations(acts, "WAITING_ACCEPTANCE")).singleElement().asString().startsWith("out of turn");
  }

  @Test
  void aReportThatMovedWithoutAnActIsSeen() {
    assertThat(judged("ACCEPTED", "SUBMIT staff", "APPROVE leader")).singleElement().asString()
        .isEqualTo("the report is ACCEPTED, by its record it should be WAITING_ACCEPTANCE");
  }

  /** Acts as "kind actor", each at the step that is next. */
  private static List<String> judged(String stage, String... told) {
    List<Act> acts = new ArrayList<>();
    String step = DRAFTING;
    for (String each : told) {
      String[] parts = each.split(" ");
      Kind kind = Kind.valueOf(parts[0]);
      acts.add(act(kind, step, parts[1]));
      step = kind == Kind.RETURN ? DRAFTING : kind == Kind.SUBMIT ? APPROVAL : ACCEPTANCE;
    }
    return RECORD.violations(acts, stage);
  }

  private static Act act(Kind kind, String step, String actor) {
    return new Act(1, "report/1", kind, step, null, actor, OffsetDateTime.MIN, null);
  }
}
