package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.WorkingDays;

/** The levels as the plan's office urges: yellow three working days before, red once overdue, special red three working days later. */
@Component
class AlertLevelsOfThePlan implements AlertLevels {

  private static final int STEP = 3;

  private final WorkingDays workingDays;

  AlertLevelsOfThePlan(WorkingDays workingDays) {
    this.workingDays = workingDays;
  }

  @Override
  public Optional<AlertLevel> at(LocalDate dueOn, LocalDate today) {
    if (today.isAfter(dueOn)) {
      return Optional.of(workingDays.between(dueOn, today) > STEP ? AlertLevel.SPECIAL_RED : AlertLevel.RED);
    }
    return workingDays.plus(dueOn, -STEP).isAfter(today) ? Optional.empty() : Optional.of(AlertLevel.YELLOW);
  }
}
