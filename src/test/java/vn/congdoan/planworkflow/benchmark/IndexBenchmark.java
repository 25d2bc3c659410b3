package vn.congdoan.planworkflow.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the indexes that we give the engine's tables are worth: the stock engine among many open tasks and timers, without them and with them. */
class IndexBenchmark {

  private static final int ROUNDS = 5;
  private static final int CALLS = 20;
  private static final int TASKS = 120_000;
  private static final int TIMERS = 240_000;

  @Test
  void withoutAndWithTheIndexes() {
    JdbcClient jdbc = JdbcClient.create(BenchmarkServer.pool("stock"));
    StockEngine stock = new StockEngine(false);
    IntStream.range(0, 50).forEach(i -> stock.life("warm" + i, i));
    jdbc.sql("""
        insert into ACT_RU_TASK (ID_, REV_, NAME_, TASK_DEF_KEY_, PRIORITY_, CREATE_TIME_, SUSPENSION_STATE_)
        select 'many' || n, 1, 'Many', 'many', 50, now(), 1 from generate_series(1, ?) n""").param(TASKS).update();
    jdbc.sql("""
        insert into ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, RETRIES_, DUEDATE_, REPEAT_OFFSET_, SUSPENSION_STATE_, PRIORITY_, CREATE_TIME_)
        select 'many' || n, 1, 'timer', true, 3, now() + interval '50 days', 0, 1, 0, now() from generate_series(1, ?) n""").param(TIMERS).update();
    jdbc.sql("analyze").update();
    tell("completion without", () -> completions(stock));
    jdbc.sql("create index PW_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)").update();
    tell("completion with ACT_RU_TASK(PARENT_TASK_ID_)", () -> completions(stock));
    tell("look for jobs without", () -> acquisitions(stock));
    stock.close();
    StockEngine byPriority = new StockEngine(true);
    tell("look for jobs by priority without", () -> acquisitions(byPriority));
    jdbc.sql("create index PW_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_)").update();
    tell("look for jobs by priority with ACT_RU_JOB(DUEDATE_)", () -> acquisitions(byPriority));
    byPriority.close();
    StockEngine again = new StockEngine(false);
    tell("look for jobs with ACT_RU_JOB(DUEDATE_)", () -> acquisitions(again));
    again.close();
  }

  private static double completions(StockEngine stock) {
    List<Runnable> last = IntStream.range(0, CALLS).mapToObj(i -> stock.lastCompletion("unit" + i, i)).toList();
    return Cpu.of(() -> last.forEach(Runnable::run)).perOperation(CALLS);
  }

  private static double acquisitions(StockEngine stock) {
    return Cpu.of(() -> IntStream.range(0, CALLS).forEach(i -> stock.acquireJobs())).perOperation(CALLS);
  }

  private static void tell(String what, java.util.function.DoubleSupplier measured) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) rounds.add(measured.getAsDouble());
    Ratios.log("%s: %.2f ms CPU, among %,d tasks and %,d timers", what, Ratios.median(rounds), TASKS, TIMERS);
  }
}
