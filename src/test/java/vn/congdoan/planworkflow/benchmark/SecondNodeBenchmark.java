package vn.congdoan.planworkflow.benchmark;

import static vn.congdoan.planworkflow.testing.Application.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;

/** Ratio 10: jobs that wait for others, carried out by one node and by two; each node is a process of its own. */
class SecondNodeBenchmark {

  private static final int ROUNDS = 5;
  private static final int JOBS = 200;

  @TempDir private Path folder;

  @Test
  void aSecondNodeCarriesOutTheJobsThatWait() throws Exception {
    JdbcClient jdbc = JdbcClient.create(BenchmarkServer.pool(null));
    int all = JOBS * 2 * (ROUNDS + 1);
    try (Application first = start(all).ready()) {
      within(Duration.ofMinutes(5), "the jobs to be laid in", () -> waiting(jdbc) == all);
      double one = rate(jdbc);
      try (Application second = start(0).ready()) {
        double two = rate(jdbc);
        Ratios.tell(Ratio.SECOND_NODE, "%.2f".formatted(two / one), "%d jobs of 150 ms a round; %.1f a second on one node, %.1f on two"
            .formatted(JOBS, one, two));
      }
    }
  }

  private Application start(int jobs) throws Exception {
    return new Application(folder, "--spring.datasource.url=" + BenchmarkServer.url(null), "--spring.datasource.username=" + BenchmarkServer.USER,
        "--spring.datasource.password=" + BenchmarkServer.USER, "--spring.profiles.active=demonstration,waiting-jobs", "--benchmark.jobs=" + jobs,
        "--planworkflow.alert-check=PT24H",
        // How fast jobs are carried out is measured, and not how soon an idle node looks.
        "--camunda.bpm.job-execution.max-wait=1000");
  }

  /** Jobs in a second. */
  private static double rate(JdbcClient jdbc) {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      int left = waiting(jdbc) - JOBS;
      long begun = System.nanoTime();
      jdbc.sql("""
          update ACT_RU_JOB set DUEDATE_ = now() - interval '1 second' where ID_ in (select ID_ from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'waiting-jobs'
            and DUEDATE_ > now() order by ID_ limit %d)""".formatted(JOBS)).update();
      within(Duration.ofMinutes(5), "a round of jobs", () -> waiting(jdbc) <= left);
      // The first one warms up.
      if (round > 0) rates.add(JOBS * 1e9 / (System.nanoTime() - begun));
    }
    return Ratios.median(rates);
  }

  private static int waiting(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'waiting-jobs'").query(Integer.class).single();
  }
}
