package vn.congdoan.planworkflow.watching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  private final Series open;
  private final Series overdue;
  private final Series expected;
  private final Series accepted;
  private final Series toLaunch;
  private final Series launched;
  private final Series settled;
  private final Series incidents;
  private final Series jobCounts;
  private volatile Duration longestWait = Duration.ZERO;
  private volatile Long takenAt;

  Figures(MeterRegistry meters, Worklist worklist, Reports reports, FanOut fanOut, JobExecution jobs) {
    this.worklist = worklist;
    this.reports = reports;
    this.fanOut = fanOut;
    this.jobs = jobs;
    open = new Series(meters, "planworkflow.tasks.open", "Open user tasks by process and step");
    overdue = new Series(meters, "planworkflow.tasks.overdue", "Open user tasks past their due date");
    expected = new Series(meters, "planworkflow.reports.expected", "Reports that units owe for a year");
    accepted = new Series(meters, "planworkflow.reports.accepted", "Reports of a year that were accepted");
    toLaunch = new Series(meters, "planworkflow.fanout.items", "Instances that running fan-outs are to launch");
    launched = new Series(meters, "planworkflow.fanout.launched", "Instances that running fan-outs have launched");
    settled = new Series(meters, "planworkflow.fanout.settled", "Instances of running fan-outs that are done");
    incidents = new Series(meters, "planworkflow.incidents", "Open incidents by the process in which they began");
    jobCounts = new Series(meters, "planworkflow.jobs.due", "Jobs whose time has come");
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
    Map<Tags, Long> tasks = new HashMap<>();
    Map<Tags, Long> late = new HashMap<>();
    for (Worklist.StepWork work : worklist.ofEachStep()) {
      tasks.put(of(work), work.open());
      late.put(of(work), work.overdue());
    }
    open.tell(tasks);
    overdue.tell(late);

    Map<Tags, Long> owed = new HashMap<>();
    Map<Tags, Long> come = new HashMap<>();
    for (Reports.Count count : reports.countsOfUnfinished()) {
      owed.put(of(count), count.expected());
      come.put(of(count), count.accepted());
    }
    expected.tell(owed);
    accepted.tell(come);

    Map<String, FanOut.Progress> running = fanOut.running().stream().collect(Collectors.toMap(FanOut.Running::process, FanOut.Running::progress));
    toLaunch.tell(byProcess(running, progress -> (long) progress.total()));
    launched.tell(byProcess(running, progress -> (long) progress.launched()));
    settled.tell(byProcess(running, progress -> (long) progress.settled()));

    incidents.tell(byProcess(jobs.incidents(), count -> count));
    JobExecution.Standing standing = jobs.standing();
    jobCounts.tell(Map.of(Tags.of("state", "waiting"), standing.waiting(), Tags.of("state", "executing"), standing.executing()));
    longestWait = standing.longestWait();
    takenAt = System.nanoTime();
  }

  private static <T> Map<Tags, Long> byProcess(Map<String, T> all, Function<T, Long> figure) {
    return all.entrySet().stream().collect(Collectors.toMap(each -> Tags.of(PROCESS, each.getKey()), each -> figure.apply(each.getValue())));
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
