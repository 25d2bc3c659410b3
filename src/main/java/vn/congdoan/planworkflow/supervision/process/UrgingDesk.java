package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.supervision.Letter;
import vn.congdoan.planworkflow.supervision.Urging;
import vn.congdoan.planworkflow.supervision.Urgings;

/** The desk at which the leader of a late unit answers an urging letter. */
@Component
class UrgingDesk implements TaskDesk {

  private final Urgings urgings;
  private final Plans plans;
  private final Units units;
  private final WorkingDays workingDays;
  private final Acts acts;
  private final CurrentUser user;
  private final Clock clock;

  UrgingDesk(Urgings urgings, Plans plans, Units units, WorkingDays workingDays, Acts acts, CurrentUser user, Clock clock) {
    this.urgings = urgings;
    this.plans = plans;
    this.units = units;
    this.workingDays = workingDays;
    this.acts = acts;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public String process() {
    return UrgingProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of("userTask_answerUrging", TaskWork.recording(task -> urging(task).subject(), this::show, this::answer));
  }

  private Map<String, Object> show(OpenTask task) {
    Urging urging = urging(task);
    Letter letter = newest(urging);
    return Shown.of(
        "late", Shown.of("step", urging.step(), "about", urging.shown(), "dueOn", urging.item().dueOn(), "level", letter.level().label(),
            "daysLate", workingDays.between(urging.item().dueOn(), LocalDate.now(clock))),
        "letter", Shown.of("sender", units.nameOf(letter.sender()), "writtenOn", letter.writtenOn(), "number", letter.number(), "body", letter.body()),
        "plan", Shown.plan(plans.require(urging.planCode())));
  }

  private void answer(OpenTask task, Fields fields) {
    String answer = fields.requireText("answer", Text.of("supervision.answerMissing"));
    LocalDate promisedOn = fields.requireDate("promisedOn", Text.of("supervision.promisedOnMissing"));
    if (promisedOn != null && promisedOn.isBefore(LocalDate.now(clock))) fields.problem("promisedOn", Text.of("supervision.promisedOnPast"));
    fields.refuseProblems();
    Urging urging = urging(task);
    urgings.answer(newest(urging).id(), answer, promisedOn, user.id());
    acts.append(urging.subject(), Acts.Kind.RECORD, task.name(), answer, user.id());
  }

  private Urging urging(OpenTask task) {
    return urgings.require(task.require(UrgingProcess.URGING_ID));
  }

  private Letter newest(Urging urging) {
    List<Letter> letters = urgings.letters(urging.id());
    if (letters.isEmpty()) throw new IllegalStateException("no letter of " + urging.subject());
    return letters.get(letters.size() - 1);
  }
}
