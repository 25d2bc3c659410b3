package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.util.Optional;

/** Which level a due date has reached; decided by alert-level.dmn, so that a modeler can change it. */
public interface AlertLevels {

  Optional<AlertLevel> at(LocalDate dueOn, LocalDate today);
}
