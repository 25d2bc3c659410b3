package vn.congdoan.planworkflow.watching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.engine.JobExecution;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.worklist.Worklist;

/**
 * Figures of the business and of the engine's work, taken from the database once a minute, however often they are read: how much is open and overdue,
 * how many reports have come, how far a fan-out is, which jobs wait. Every node tells the same figures.
 */
@Component
class Figures {

  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final String PROCESS = "process";

  private final Worklist worklist;
  private final Reports reports;
  private final FanOut fanOut;
  private final JobExecution jobs;

  private final MultiGauge open;
  private final MultiGauge overdue;
  private final MultiGauge expected;
  private final MultiGauge accepted;
  private final MultiGauge toLaunch;
  private final MultiGauge launched;
  private final MultiGauge settled;
  private final MultiGauge incidents;
  private final MultiGauge jobCounts;
  private volatile Duration longestWait = Duration.ZERO;
  private volatile Long takenAt;

  Figures(MeterRegistry meters, Worklist worklist, Reports reports, FanOut fanOut, JobExecution jobs) {
    this.worklist = worklist;
    this.reports = reports;
    this.fanOut = fanOut;
    this.jobs = jobs;
    open = MultiGauge.builder("planworkflow.tasks.open").description("Open user tasks by process and step").register(meters);
    overdue = MultiGauge.builder("planworkflow.tasks.overdue").description("Open user tasks past their due date").register(meters);
    expected = MultiGauge.builder("planworkflow.reports.expected").description("Reports that units owe for a year").register(meters);
    accepted = MultiGauge.builder("planworkflow.reports.accepted").description("Reports of a year that were accepted").register(meters);
    toLaunch = MultiGauge.builder("planworkflow.fanout.items").description("Instances that running fan-outs are to launch").register(meters);
    launched = MultiGauge.builder("planworkflow.fanout.launched").description("Instances that running fan-outs have launched").register(meters);
    settled = MultiGauge.builder("planworkflow.fanout.settled").description("Instances of running fan-outs that are done").register(meters);
    incidents = MultiGauge.builder("planworkflow.incidents").description("Open incidents by the process in which they began").register(meters);
    jobCounts = MultiGauge.builder("planworkflow.jobs.due").description("Jobs whose time has come").register(meters);
    TimeGauge.builder("planworkflow.jobs.longest.wait", () -> longestWait.toMillis(), TimeUnit.MILLISECONDS)
        .description("How long the oldest job that no node has taken has been due").register(meters);
    TimeGauge.builder("planworkflow.figures.age", this::age, TimeUnit.NANOSECONDS)
        .description("How long ago these figures were taken from the database").register(meters);
  }

  @Scheduled(initialDelayString = "${planworkflow.figures}", fixedDelayString = "${planworkflow.figures}")
  void renew() {
    try {
      take();
    } catch (RuntimeException e) {
      // The figures stay as they were, and their age tells so.
      LOG.warn("figures could not be taken: {}", e.getMessage());
    }
  }

  private void take() {
    List<Worklist.StepWork> steps = worklist.ofEachStep();
    open.register(steps.stream().<Row<?>>map(work -> Row.of(of(work), work.open())).toList(), true);
    overdue.register(steps.stream().<Row<?>>map(work -> Row.of(of(work), work.overdue())).toList(), true);

    List<Reports.Count> counts = reports.countsOfUnfinished();
    expected.register(counts.stream().<Row<?>>map(count -> Row.of(of(count), count.expected())).toList(), true);
    accepted.register(counts.stream().<Row<?>>map(count -> Row.of(of(count), count.accepted())).toList(), true);

    List<FanOut.Running> running = fanOut.running();
    toLaunch.register(running.stream().<Row<?>>map(each -> Row.of(Tags.of(PROCESS, each.process()), each.progress().total())).toList(), true);
    launched.register(running.stream().<Row<?>>map(each -> Row.of(Tags.of(PROCESS, each.process()), each.progress().launched())).toList(), true);
    settled.register(running.stream().<Row<?>>map(each -> Row.of(Tags.of(PROCESS, each.process()), each.progress().settled())).toList(), true);

    List<Row<?>> failed = new ArrayList<>();
    jobs.incidents().forEach((process, count) -> failed.add(Row.of(Tags.of(PROCESS, process), count)));
    incidents.register(failed, true);
    JobExecution.Standing standing = jobs.standing();
    jobCounts.register(List.of(Row.of(Tags.of("state", "waiting"), standing.waiting()),
        Row.of(Tags.of("state", "executing"), standing.executing())), true);
    longestWait = standing.longestWait();
    takenAt = System.nanoTime();
  }

  private static Tags of(Worklist.StepWork work) {
    return Tags.of(PROCESS, work.process(), "step", work.step());
  }

  private static Tags of(Reports.Count count) {
    return Tags.of("plan", count.planCode(), "year", String.valueOf(count.year()), "level", count.direct() ? "direct" : "subordinate");
  }

  /** Not a number until they were taken for the first time. */
  private double age() {
    return takenAt == null ? Double.NaN : System.nanoTime() - takenAt;
  }
}
