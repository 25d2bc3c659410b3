package vn.congdoan.planworkflow.supervision.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Decision;
import vn.congdoan.planworkflow.approval.InPlaceOf;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.supervision.Extension;
import vn.congdoan.planworkflow.supervision.Extensions;

/** The desks at which an extension is decided and, when it came back, amended. */
@Component
class DeadlineExtensionDesk implements TaskDesk {

  private static final List<Review.Choice> DECISIONS = List.of(new Review.Choice(Decision.APPROVE, Text.of("supervision.grant")),
      new Review.Choice(Decision.RETURN, Text.of("approval.return")), new Review.Choice(Decision.REJECT, Text.of("supervision.refuse")));

  private final Extensions extensions;
  private final ExtensionRules rules;
  private final ExtensionView view;
  private final Acts acts;
  private final InPlaceOf inPlaceOf;
  private final CurrentUser user;

  DeadlineExtensionDesk(Extensions extensions, ExtensionRules rules, ExtensionView view, Acts acts, InPlaceOf inPlaceOf, CurrentUser user) {
    this.extensions = extensions;
    this.rules = rules;
    this.view = view;
    this.acts = acts;
    this.inPlaceOf = inPlaceOf;
    this.user = user;
  }

  @Override
  public String process() {
    return DeadlineExtensionProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_decideExtension", TaskWork.reviewing(task -> extensionOf(task).ownSubject(), this::showForDecision, this::decide),
        "userTask_amendExtension", TaskWork.drafting(task -> extensionOf(task).ownSubject(), this::showForAmendment, this::amend));
  }

  private Map<String, Object> showForDecision(OpenTask task) {
    Extension extension = extensionOf(task);
    Map<String, Object> shown = view.show(extension);
    shown.put("decisions", Review.shown(DECISIONS));
    shown.put("values", Shown.of("grantedOn", extension.proposedOn()));
    return shown;
  }

  private Map<String, Object> showForAmendment(OpenTask task) {
    Extension extension = extensionOf(task);
    Map<String, Object> shown = view.show(extension);
    shown.put("values", Shown.of("proposedOn", extension.proposedOn(), "reason", extension.reason()));
    return shown;
  }

  private void decide(OpenTask task, Fields fields) {
    Extension extension = extensionOf(task);
    acts.requireOtherThanDrafter(extension.ownSubject(), user.id());
    Review review = Review.read(fields, DECISIONS);
    LocalDate granted = null;
    if (review.approved()) {
      granted = grantedOn(extension, fields);
      if (rules.needsLeadership(extension) && extension.authority() != Extension.Authority.LEADERSHIP) {
        throw Refused.forbidden(Text.of("supervision.specialRedByLeadership"));
      }
    }
    fields.refuseProblems();
    String absent = inPlaceOf.of(user.id()).orElse(null);
    switch (review.decision()) {
      case APPROVE -> extensions.grant(extension.id(), granted, review.reason(), user.id(), absent);
      case RETURN -> extensions.sendBack(extension.id());
      case REJECT -> {
        extensions.refuse(extension.id(), review.reason(), user.id(), absent);
        acts.append(extension.subject(), Acts.Kind.RECORD, task.name(), Text.of("supervision.extensionRefused",
            Text.day(extension.dueOn()), review.reason()), user.id());
      }
    }
    acts.append(extension.ownSubject(), review, task.name(), user.id());
  }

  /** Not later than asked for: a longer time may need a higher authority. A caller of the engine's own interface grants what was asked for. */
  private LocalDate grantedOn(Extension extension, Fields fields) {
    if (!fields.has("grantedOn")) return rules.readDate(Fields.of(Map.of("grantedOn", extension.proposedOn().toString())), "grantedOn", extension.dueOn());
    LocalDate granted = rules.readDate(fields, "grantedOn", extension.dueOn());
    if (granted != null && granted.isAfter(extension.proposedOn())) {
      fields.problem("grantedOn", Text.of("supervision.grantedTooLate", Text.day(extension.proposedOn())));
    }
    return granted;
  }

  private void amend(OpenTask task, Fields fields) {
    Extension extension = extensionOf(task);
    String reason = rules.readReason(fields);
    LocalDate proposed = rules.readDate(fields, "proposedOn", extension.dueOn());
    fields.refuseProblems();
    extensions.amend(extension.id(), reason, proposed);
    acts.append(extension.ownSubject(), Acts.Kind.SUBMIT, task.name(), reason, user.id());
    Map<String, Object> facts = rules.facts(extensions.require(extension.id()));
    task.set(DeadlineExtensionProcess.ALERT_LEVEL, (String) facts.get(DeadlineExtensionProcess.ALERT_LEVEL.name()));
    task.set(DeadlineExtensionProcess.OWNER_KIND, (String) facts.get(DeadlineExtensionProcess.OWNER_KIND.name()));
    task.set(DeadlineExtensionProcess.EXTRA_WORKING_DAYS, (Integer) facts.get(DeadlineExtensionProcess.EXTRA_WORKING_DAYS.name()));
  }

  private Extension extensionOf(OpenTask task) {
    return extensions.require(task.require(DeadlineExtensionProcess.EXTENSION_ID));
  }
}
