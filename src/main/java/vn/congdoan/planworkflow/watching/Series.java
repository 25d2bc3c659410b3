package vn.congdoan.planworkflow.watching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** One figure by its tags. What is told again keeps its place: a reading that comes just then misses nothing. */
class Series {

  private final MultiGauge gauge;
  private final Map<Tags, AtomicLong> values = new HashMap<>();

  Series(MeterRegistry meters, String name, String description) {
    gauge = MultiGauge.builder(name).description(description).register(meters);
  }

  /** Takes the place of everything that was told before. */
  void tell(Map<Tags, Long> now) {
    values.keySet().retainAll(now.keySet());
    now.forEach((tags, value) -> values.computeIfAbsent(tags, unknown -> new AtomicLong()).set(value));
    gauge.register(values.entrySet().stream().<Row<?>>map(each -> Row.of(each.getKey(), each.getValue())).toList(), false);
  }
}
