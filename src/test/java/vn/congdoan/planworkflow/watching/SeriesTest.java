package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A figure that is told anew is another value and not another gauge, so that no reading in between misses it. */
class SeriesTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Series series = new Series(meters, "test.open", "for a test");

  @Test
  void whatIsToldAgainKeepsItsPlaceAndWhatIsNotGoes() {
    series.tell(Map.of(Tags.of("step", "draft"), 3L, Tags.of("step", "approve"), 1000L));
    Gauge draft = gauge("draft");
    assertThat(draft.value()).isEqualTo(3);
    series.tell(Map.of(Tags.of("step", "draft"), 5L));
    assertThat(gauge("draft")).isSameAs(draft);
    assertThat(draft.value()).isEqualTo(5);
    assertThat(gauge("approve")).isNull();
    series.tell(Map.of(Tags.of("step", "approve"), 7L));
    assertThat(gauge("approve").value()).isEqualTo(7);
    assertThat(gauge("draft")).isNull();
  }

  private Gauge gauge(String step) {
    return meters.find("test.open").tag("step", step).gauge();
  }
}
