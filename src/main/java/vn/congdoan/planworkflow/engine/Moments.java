package vn.congdoan.planworkflow.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;

/** Days of the offices as the moments that the engine's timers and tasks carry. */
public final class Moments {

  private static final LocalTime END_OF_OFFICE_HOURS = LocalTime.of(17, 0);

  private Moments() {}

  /** When work that is due on a day is due: at the end of that day's office hours. */
  public static Date dueOn(LocalDate day) {
    return Date.from(day.atTime(END_OF_OFFICE_HOURS).atZone(EngineConfiguration.ZONE).toInstant());
  }

  /** The first moment of a day. */
  public static Date startOf(LocalDate day) {
    return Date.from(day.atStartOfDay(EngineConfiguration.ZONE).toInstant());
  }

  /** The first moment at which a day is over. */
  public static Date after(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
