package vn.congdoan.planworkflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import vn.congdoan.planworkflow.input.Text;

/** A system whose clock was set ahead or back, to see beforehand what happens around a day: everything that asks what time it is hears the same. */
public class Rehearsal {

  private final Clock clock;
  private final boolean on;

  /**
   * Sets the one clock, before the engine is made.
   *
   * @param from what time it is when the system starts, as {@code 2026-11-24T07:00}; blank for the true time
   * @throws IllegalArgumentException when that is no time
   */
  Rehearsal(String from, ZoneId zone, Clock clock) {
    this.clock = clock;
    this.on = !from.isBlank();
    if (!on) return;
    try {
      ClockUtil.offset(Duration.between(Instant.now(), LocalDateTime.parse(from.strip()).atZone(zone).toInstant()).toMillis());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(Text.of("engine.rehearsalFrom", from), e);
    }
  }

  /** Which day it is in the rehearsal; empty when the clock is the true one. */
  public Optional<LocalDate> today() {
    return on ? Optional.of(LocalDate.now(clock)) : Optional.empty();
  }
}
