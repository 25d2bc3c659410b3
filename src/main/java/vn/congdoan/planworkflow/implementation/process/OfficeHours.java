package vn.congdoan.planworkflow.implementation.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The moment at which a due day is over. */
@Component
class OfficeHours {

  private static final LocalTime CLOSING = LocalTime.of(17, 0);
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
    return at(day, CLOSING);
  }

  /** The very end of a day, for dates whose passing takes effect: an answer in the evening of the last day still counts. */
  Date endOf(LocalDate day) {
    return at(day, LAST_MINUTE);
  }

  private Date at(LocalDate day, LocalTime time) {
    return Date.from(day.atTime(time).atZone(clock.getZone()).toInstant());
  }
}
