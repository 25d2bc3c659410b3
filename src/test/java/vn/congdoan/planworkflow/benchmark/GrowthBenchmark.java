package vn.congdoan.planworkflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.testing.Office;

/** Ratios 2 to 5 and 8: a reporting cycle over a thousand units, then one over the whole country, opened by a person and launched by the job executor. */
class GrowthBenchmark extends Benchmark {

  private static final int ROUNDS = 5;
  private static final int THREADS = 8;
  private static final Duration LONGEST = Duration.ofMinutes(60);

  @Autowired private OurReports ours;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlanRuns runs;
  @Autowired private PlanStarts starts;
  @Autowired private Periods periods;
  @Autowired private FanOut fanOut;
  @Autowired private CurrentUser user;

  /** What launching cost. */
  private record Launch(Cpu.Spent spent, int units, double heapIdle, double heapPeak) {

    double perUnit() {
      return spent.perOperation(units);
    }
  }

  @Test
  void aCycleOverTheWholeCountry() throws Exception {
    Country small = Country.THOUSAND;
    Country country = Country.of(Size.presentUnits());
    int lives = Size.present().lives;
    List<String> clerks = IntStream.rangeClosed(1, 999).mapToObj(i -> "BL-%03d".formatted(i)).toList();
    jdbc.sql("""
        insert into unit (code, name, short_name, kind, parent, valid_from, confirmed, demonstration, file_order, listed, folded)
        select 'BL-' || lpad(d::text, 3, '0'), 'Công đoàn BL-' || lpad(d::text, 3, '0'), 'BL', 'SUBORDINATE', 'DCT', date '2023-01-01', true, true, 1000,
          true, ' bl' from generate_series(1, ?) d""").param(clerks.size()).update();
    runs.begin(Office.PLAN, "vpdd.staff");

    // The compilers need some thousand acts before they are done.
    for (int round = 0; round < 4; round++) lives(3900 + round, clerks.subList(0, lives));
    List<Double> amongNone = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) amongNone.add(lives(4000 + round, clerks.subList(0, lives)));

    small.enter(jdbc);
    // The first one warms the compilers up; the second one counts.
    launch(2026, small);
    Launch amongThousand = launch(2027, small);
    List<Double> completionAmongThousand = new ArrayList<>();
    int collisions = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Completion done = complete(2027, small, round);
      completionAmongThousand.add(done.perTask());
      collisions += done.collisions();
    }

    Period quiet = ours.period(4100);
    ours.start(quiet, clerks);
    List<Double> atRest = new Staff(ours, clerks.subList(0, 40)).untilDone();

    country.enter(jdbc);
    jdbc.sql("update unit set listed = false where code like ?").param(small.code() + "-%").update();
    Launch launched;
    List<Double> beside;
    try (Staff staff = new Staff(ours, clerks.subList(40, clerks.size()))) {
      launched = launch(2028, country);
      staff.close();
      beside = staff.untilDone();
    }
    Ratios.tell(Ratio.LAUNCH, "%.2f; %.2f".formatted(launched.perUnit() / amongThousand.perUnit(), launched.heapPeak() / launched.heapIdle()),
        "%,d units %.2f ms CPU each, in %.0f s; %,d units %.2f ms; heap %.0f MB idle, %.0f MB peak".formatted(launched.units(), launched.perUnit(),
            launched.spent().wall(), amongThousand.units(), amongThousand.perUnit(), launched.heapIdle(), launched.heapPeak()));
    double rest = Ratios.percentile(atRest, 0.95);
    double busy = Ratios.percentile(beside, 0.95);
    Ratios.tell(Ratio.STAFF, "%.1f".formatted(busy / rest), "own list and completion: p50 %.0f ms, p95 %.0f ms at rest (%d), p50 %.0f ms, p95 %.0f ms beside (%d)"
        .formatted(Ratios.percentile(atRest, 0.5) * 1000, rest * 1000, atRest.size(), Ratios.percentile(beside, 0.5) * 1000, busy * 1000, beside.size()));

    jdbc.sql("analyze").update();
    lives(4200, clerks.subList(0, lives));
    List<Double> amongMany = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) amongMany.add(lives(4300 + round, clerks.subList(0, lives)));
    Ratios.tell(Ratio.OPEN_TASKS, "%.2f".formatted(Ratios.median(amongNone) / Ratios.median(amongMany)),
        "%,d open tasks; CPU of a life %.1f ms, %.1f ms among none".formatted(openTasks(), Ratios.median(amongMany), Ratios.median(amongNone)));

    List<Double> completionAmongAll = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Completion done = complete(2028, country, round);
      completionAmongAll.add(done.perTask());
      collisions += done.collisions();
    }
    Ratios.tell(Ratio.COMPLETION, "%.2f; %d".formatted(Ratios.median(completionAmongAll) / Ratios.median(completionAmongThousand), collisions),
        "%d threads, CPU of a completion %.1f ms, %.1f ms among 1,000".formatted(THREADS, Ratios.median(completionAmongAll),
            Ratios.median(completionAmongThousand)));

    double seconds = close(country);
    Ratios.tell(Ratio.CLOSING, "%.2f".formatted(seconds), "from the completion of the last of %,d reports".formatted(country.units()));
  }

  /** CPU in milliseconds of a report's whole life, in a period of its own. */
  private double lives(int year, List<String> units) {
    return Cpu.of(() -> {
      Period period = ours.period(year);
      ours.start(period, units);
      units.forEach(ours::carryThrough);
    }).perOperation(units.size());
  }

  private long openTasks() {
    return jdbc.sql("select count(*) from work_item").query(Long.class).single();
  }

  /** A person opens the year; done when every unit has its instance. */
  private Launch launch(int year, Country country) throws Exception {
    double idle = Heap.idle();
    try (Heap heap = new Heap()) {
      Cpu before = new Cpu();
      user.as("vpdd.staff", List.of("VPDD.staff", "members"), () -> starts.openYear(Office.PLAN, year));
      Ratios.log("%d: the person who opened the year waited %.1f s", year, before.spent().wall());
      // The departments that lead a duty report too.
      within(LONGEST, "all units of " + year + " to be launched", () -> {
        sleep(country.units() > 10_000 ? 3000 : 200);
        return launched(year) >= country.units() && direct(year);
      });
      Launch launch = new Launch(before.spent(), launched(year), idle, heap.peak());
      Ratios.log("%d: %,d units launched, %.2f ms CPU each (JVM %.2f, database %.2f), %.1f s; heap %.0f MB, peak %.0f MB", year, launch.units(),
          launch.perUnit(), launch.spent().jvm() * 1000 / launch.units(), launch.spent().database() * 1000 / launch.units(), launch.spent().wall(), idle,
          heap.peak());
      assertThat(instances(year)).as("exactly one instance per unit").isEqualTo(launched(year));
      return launch;
    }
  }

  private boolean direct(int year) {
    return jdbc.sql("select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'userTask_followReports'").query(Integer.class).single() > 0
        && launched(year) == jdbc.sql("select count(*) from unit_report where period_id = ?").param(period(year).id()).query(Integer.class).single();
  }

  private Period period(int year) {
    return periods.find(Office.PLAN, year).orElseThrow();
  }

  private int launched(int year) {
    return jdbc.sql("select count(*) from fan_out_item where launched_at is not null and business_key like ?").param(Office.PLAN + "/" + year + "/%")
        .query(Integer.class).single();
  }

  private int instances(int year) {
    return jdbc.sql("select count(distinct BUSINESS_KEY_) from ACT_RU_EXECUTION where BUSINESS_KEY_ like ?").param(Office.PLAN + "/" + year + "/%")
        .query(Integer.class).single();
  }

  /** What completing cost. */
  private record Completion(double perTask, int collisions) {}

  /** Reports of grassroots unions under several superiors, drafted, approved and accepted by eight people at a time. */
  private Completion complete(int year, Country country, int round) throws Exception {
    List<String> units = new ArrayList<>();
    for (int direct = 1; direct <= Math.min(country.direct(), 10); direct++) {
      for (int upper = 1; upper <= Math.min(country.upperLevel(), 4); upper++) {
        units.add("%s-%03d-%02d-%04d".formatted(country.code(), direct, upper, round + 1));
      }
    }
    AtomicInteger collisions = new AtomicInteger();
    ExecutorService people = Executors.newFixedThreadPool(THREADS);
    try {
      Cpu before = new Cpu();
      List<Callable<Void>> acts = units.stream().<Callable<Void>>map(unit -> () -> {
        try {
          ours.draft(unit);
          ours.approve(unit);
          ours.acceptAtSuperior(unit);
        } catch (RuntimeException e) {
          Ratios.log("%d %s: %s", year, unit, e);
          collisions.incrementAndGet();
        }
        return null;
      }).toList();
      for (Future<Void> act : people.invokeAll(acts)) act.get();
      return new Completion(before.spent().perOperation(3 * units.size()), collisions.get());
    } finally {
      people.shutdown();
    }
  }

  /** All but one direct unit's report are taken as accepted; the last one goes the way of all. */
  private double close(Country country) {
    Period period = period(2028);
    String last = country.code() + "-001";
    long report = jdbc.sql("select id from unit_report where period_id = ? and unit = ?").params(period.id(), last).query(Long.class).single();
    jdbc.sql("update unit_report set stage = 'ACCEPTED', accepted_at = now(), first_sent_at = now(), sent_at = now() where period_id = ? and id <> ?")
        .params(period.id(), report).update();
    jdbc.sql("update fan_out set closed_at = now() where code like 'subordinates/%' and code <> ?").param("subordinates/" + report).update();
    jdbc.sql("update fan_out_item set settled_at = now() where business_key like ? and subject_id <> ?").params(Office.PLAN + "/2028/%", report).update();
    fanOut.announceSettled();
    ours.draft(last);
    ours.approve(last);
    assertThat(period(2028).closedAt()).as("one report is still to come").isNull();
    long begun = System.nanoTime();
    ours.accept(last);
    within(Duration.ofMinutes(2), "the period to be closed", () -> period(2028).closedAt() != null);
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
