package vn.congdoan.planworkflow.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;

/** Words an urging letter (công văn đôn đốc) of the office that leads the following of a plan (III.8a). */
@Component
public class LetterText {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Units units;
  private final WorkingDays workingDays;
  private final Clock clock;

  LetterText(Units units, WorkingDays workingDays, Clock clock) {
    this.units = units;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** In whose name a unit is urged: the leading office, and what stands above it when it is late itself. */
  public String sender(Plan plan, Urging urging) {
    String leading = plan.offices().leading();
    if (!leading.equals(urging.item().unit())) return leading;
    return Optional.ofNullable(units.require(leading).parent()).orElse(plan.offices().issuing());
  }

  /** @param answerBy last good day for the answer */
  public String of(Plan plan, Urging urging, LocalDate answerBy) {
    Unit late = units.require(urging.item().unit());
    LocalDate dueOn = urging.item().dueOn();
    int days = workingDays.between(dueOn, LocalDate.now(clock));
    return Text.of(urging.level() == AlertLevel.SPECIAL_RED ? "supervision.letterSpecialRed" : "supervision.letterRed", late.name(), plan.number(),
        DAY.format(plan.issuedOn()), urging.step(), urging.shown(), DAY.format(dueOn), days, units.nameOf(sender(plan, urging)), DAY.format(answerBy));
  }
}
