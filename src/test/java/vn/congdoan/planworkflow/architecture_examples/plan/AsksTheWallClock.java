package vn.congdoan.planworkflow.architecture_examples.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Breaks rule 9: another day than the one that a rehearsal has set. */
class AsksTheWallClock {

  LocalDate today() {
    return LocalDate.now();
  }

  /** Breaks it without a call of its own. */
  static class Reference {

    final Supplier<Instant> now = Instant::now;
  }
}
