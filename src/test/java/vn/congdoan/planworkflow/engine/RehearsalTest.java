package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one clock, set for a rehearsal. */
class RehearsalTest {

  private static final ZoneId ZONE = EngineConfiguration.ZONE;

  private final Clock clock = new EngineClock(ZONE);

  @AfterEach
  void clockBack() {
    ClockUtil.reset();
  }

  @Test
  void theClockGoesOnFromTheTimeThatIsNamed() throws InterruptedException {
    Rehearsal rehearsal = new Rehearsal(" 2030-11-24T07:00 ", ZONE, clock);
    assertThat(rehearsal.today()).contains(LocalDate.of(2030, 11, 24));
    ZonedDateTime first = ZonedDateTime.now(clock);
    assertThat(first).isBetween(ZonedDateTime.of(2030, 11, 24, 7, 0, 0, 0, ZONE), ZonedDateTime.of(2030, 11, 24, 7, 1, 0, 0, ZONE));
    Thread.sleep(5);
    assertThat(ZonedDateTime.now(clock)).isAfter(first);
  }

  @Test
  void withoutOneTheTimeIsTheTrueOne() {
    assertThat(new Rehearsal("", ZONE, clock).today()).isEmpty();
    assertThat(Math.abs(clock.millis() - System.currentTimeMillis())).isLessThan(5_000);
  }

  @Test
  void whatIsNoTimeIsToldWithAnExample() {
    assertThatThrownBy(() -> new Rehearsal("24/11/2026", ZONE, clock)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("planworkflow.rehearsal-from phải là thời điểm dạng 2026-11-24T07:00, không phải “24/11/2026”.");
  }
}
