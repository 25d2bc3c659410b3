package vn.congdoan.planworkflow.implementation.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.Moments;

/** The moment at which a due day is over. */
@Component
class OfficeHours {

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  private final Clock clock;

  OfficeHours(Clock clock) {
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** When the offices close on a day. */
  Date closing(LocalDate day) {
    return Moments.dueOn(day);
  }

  /** The very end of a day, for dates whose passing takes effect: an answer in the evening of the last day still counts. */
  Date endOf(LocalDate day) {
    return Date.from(day.atTime(LAST_MINUTE).atZone(clock.getZone()).toInstant());
  }
}
