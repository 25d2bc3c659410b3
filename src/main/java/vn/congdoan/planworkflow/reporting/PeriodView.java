package vn.congdoan.planworkflow.reporting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;

/** How many of how many have reported, and who has not, without opening a single process instance. */
@Component
public class PeriodView {

  private static final Duration COUNTED_AGAIN = Duration.ofSeconds(5);

  private final Reports reports;
  private final Units units;
  private final FanOut fanOut;
  private final Clock clock;
  /** Counting a hundred thousand rows takes a moment; whoever follows a launch looks again and again. */
  private final Cache<Long, Reports.Below> below = Caffeine.newBuilder().expireAfterWrite(COUNTED_AGAIN).maximumSize(100).build();

  PeriodView(Reports reports, Units units, FanOut fanOut, Clock clock) {
    this.reports = reports;
    this.units = units;
    this.fanOut = fanOut;
    this.clock = clock;
  }

  /** Counts over the direct units, and over all below them where those report too. */
  public Map<String, Object> progress(Period period) {
    List<Report> direct = reports.direct(period.id());
    Reports.Below below = this.below.get(period.id(), reports::below);
    LocalDate today = LocalDate.now(clock);
    return Shown.of(
        "expected", direct.size(),
        "launched", fanOut.progress(period.fanOut()).launched(),
        "submitted", direct.stream().filter(report -> report.sentAt() != null).count(),
        "accepted", direct.stream().filter(Report::accepted).count(),
        "late", direct.stream().filter(report -> report.overdueOn(today) || report.lateBy() == Report.LateBy.UNIT).count(),
        "missing", direct.stream().filter(report -> !report.accepted()).count(),
        "below", below.expected() == 0 ? null : Shown.of("expected", below.expected(), "launched", below.launched(), "accepted", below.accepted()));
  }

  /** A row per direct unit. */
  public List<Map<String, Object>> rows(long periodId) {
    LocalDate today = LocalDate.now(clock);
    return reports.direct(periodId).stream().map(report -> {
      Unit unit = units.require(report.unit());
      return Shown.of("reportId", report.id(), "code", unit.code(), "name", unit.name(), "kind", unit.kind().label(), "state", report.stateLabel(),
          "stateCode", report.stateCode(), "due", report.effectiveDueOn(), "submittedAt", report.sentAt(), "acceptedAt", report.acceptedAt(),
          "late", report.overdueOn(today) || report.lateBy() == Report.LateBy.UNIT,
          "lateByReceiver", report.lateBy() == Report.LateBy.RECEIVER, "missingAtClose", report.missingAtClose());
    }).toList();
  }
}
