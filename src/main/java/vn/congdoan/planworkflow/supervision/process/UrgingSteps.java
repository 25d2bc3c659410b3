package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.LetterText;
import vn.congdoan.planworkflow.supervision.Urging;
import vn.congdoan.planworkflow.supervision.Urgings;

/** What the model of urging asks for: its letters and the day by which one is answered. */
@ForModels("urging")
public class UrgingSteps {

  private final Urgings urgings;
  private final LetterText text;
  private final Plans plans;
  private final Acts acts;
  private final WorkingDays workingDays;
  private final Clock clock;
  private final int answerDays;

  UrgingSteps(Urgings urgings, LetterText text, Plans plans, Acts acts, WorkingDays workingDays, Clock clock,
      @Value("${planworkflow.urging-answer-days:3}") int answerDays) {
    this.urgings = urgings;
    this.text = text;
    this.plans = plans;
    this.acts = acts;
    this.workingDays = workingDays;
    this.clock = clock;
    this.answerDays = answerDays;
  }

  /** Writes the letter of the level that the item has reached; true when no higher level can follow. */
  public boolean writeLetter(Long urgingId) {
    Urging urging = urgings.require(urgingId);
    Plan plan = plans.require(urging.planCode());
    urgings.write(urgingId, urging.level(), text.sender(plan, urging), urging.item().unit(), text.of(plan, urging, answerDueOn()));
    acts.append(urging.item().subject(), Acts.Kind.AUTO, Text.of("supervision.letterWritten", urging.level().label()), null, null);
    return urging.level() == AlertLevel.SPECIAL_RED;
  }

  /** When a letter is to be answered: working days after it was written (assumption, by setting). */
  public Date answerDue(Long urgingId) {
    return Moments.dueOn(answerDueOn());
  }

  private LocalDate answerDueOn() {
    return workingDays.plus(LocalDate.now(clock), answerDays);
  }
}
