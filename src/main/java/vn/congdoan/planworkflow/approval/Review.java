package vn.congdoan.planworkflow.approval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;

/**
 * One decision as it was typed.
 *
 * @param decision chosen; null when none was, which is a problem of the field {@code decision}
 * @param reason required on return and reject, else null or a remark
 */
public record Review(Decision decision, String reason) {

  /** A decision that a step offers, with the words on its button. */
  public record Choice(Decision value, String label) {}

  /** Reads the fields {@code decision} and {@code reason}; collects what is wrong with them. */
  public static Review read(Fields fields, List<Choice> offered) {
    String text = fields.text("decision");
    Decision decision = offered.stream().map(Choice::value).filter(value -> value.name().equals(text)).findFirst().orElse(null);
    if (decision == null) fields.problem("decision", Text.of("approval.decisionMissing", named(offered)));
    String reason = fields.text("reason");
    if (decision != null && decision.needsReason() && reason == null) {
      fields.problem("reason", decision == Decision.RETURN ? Text.of("approval.reasonToReturnMissing") : Text.of("approval.reasonToRejectMissing"));
    }
    return new Review(decision, reason);
  }

  /** The words on the buttons in quotes, for they may hold commas of their own. */
  private static String named(List<Choice> offered) {
    List<String> labels = offered.stream().map(choice -> Text.of("approval.quoted", choice.label())).toList();
    int last = labels.size() - 1;
    return last < 1 ? String.join("", labels) : Text.of("approval.oneOrOther", String.join(", ", labels.subList(0, last)), labels.get(last));
  }

  public boolean approved() {
    return decision == Decision.APPROVE;
  }

  /** The choices of a step that can approve or return. */
  public static List<Choice> approveOrReturn(String approve) {
    return List.of(new Choice(Decision.APPROVE, approve), new Choice(Decision.RETURN, Text.of("approval.return")));
  }

  /** The choices as a form shows them. */
  public static List<Map<String, Object>> shown(List<Choice> choices) {
    return choices.stream().map(choice -> {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("value", choice.value().name());
      shown.put("label", choice.label());
      return shown;
    }).toList();
  }

  /** Names of all decisions; what a model may compare with. */
  public static List<String> names() {
    return Arrays.stream(Decision.values()).map(Enum::name).toList();
  }
}
