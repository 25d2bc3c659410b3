package vn.congdoan.planworkflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;

/** A decision is APPROVE, RETURN or REJECT, and the last two never go without a reason (domain rule 1). */
class ReviewTest {

  private static final List<Review.Choice> ALL = List.of(new Review.Choice(Decision.APPROVE, "Duyệt"),
      new Review.Choice(Decision.RETURN, "Trả lại"), new Review.Choice(Decision.REJECT, "Không giao"));

  @Test
  void approvalNeedsNoReason() {
    Fields fields = fields("APPROVE", null);
    Review review = Review.read(fields, ALL);
    assertThatCode(fields::refuseProblems).doesNotThrowAnyException();
    assertThat(review.approved()).isTrue();
    assertThat(review.reason()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETURN", "REJECT"})
  void returnAndRejectNeedAReasonThatIsMoreThanSpaces(String decision) {
    assertThat(problemsOf(fields(decision, null), ALL)).containsExactly("reason");
    assertThat(problemsOf(fields(decision, " \u00a0\t\n "), ALL)).containsExactly("reason");
    Fields whole = fields(decision, " Thiếu số liệu ");
    assertThat(Review.read(whole, ALL).reason()).isEqualTo("Thiếu số liệu");
    assertThatCode(whole::refuseProblems).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "YES", "true", " ", "APPROVE;DROP"})
  void anythingElseIsNoDecision(String decision) {
    assertThat(problemsOf(fields(decision, "Lý do"), ALL)).containsExactly("decision");
  }

  /** The words on a button may hold commas: in quotes they stay one choice. */
  @Test
  void theRefusalNamesTheOfferedDecisionsAsTheirButtonsDo() {
    List<Review.Choice> three = List.of(new Review.Choice(Decision.APPROVE, "Duyệt, giao nhiệm vụ"),
        new Review.Choice(Decision.RETURN, "Trả lại"), new Review.Choice(Decision.REJECT, "Không giao"));
    assertThat(refusalOf(fields("YES", null), three)).hasMessage("Chọn một trong các ý kiến: “Duyệt, giao nhiệm vụ”, “Trả lại” hoặc “Không giao”.");
    assertThat(refusalOf(fields("YES", null), three.subList(0, 2))).hasMessage("Chọn một trong các ý kiến: “Duyệt, giao nhiệm vụ” hoặc “Trả lại”.");
    assertThat(refusalOf(fields("YES", null), three.subList(2, 3))).hasMessage("Chọn một trong các ý kiến: “Không giao”.");
  }

  @Test
  void aStepTakesOnlyTheDecisionsThatItOffers() {
    assertThat(problemsOf(fields("REJECT", "Lý do"), Review.approveOrReturn("Duyệt"))).containsExactly("decision");
    assertThat(Review.shown(Review.approveOrReturn("Duyệt"))).containsExactly(
        Map.of("value", "APPROVE", "label", "Duyệt"), Map.of("value", "RETURN", "label", "Trả lại"));
  }

  private static Fields fields(String decision, String reason) {
    Map<String, Object> values = new HashMap<>();
    values.put("decision", decision);
    values.put("reason", reason);
    return Fields.of(values);
  }

  private static List<String> problemsOf(Fields fields, List<Review.Choice> offered) {
    return refusalOf(fields, offered).problems().stream().map(Problem::field).toList();
  }

  private static Refused refusalOf(Fields fields, List<Review.Choice> offered) {
    Review.read(fields, offered);
    return catchThrowableOfType(Refused.class, fields::refuseProblems);
  }
}
