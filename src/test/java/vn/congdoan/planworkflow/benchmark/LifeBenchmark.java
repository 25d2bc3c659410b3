package vn.congdoan.planworkflow.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.testing.Office;

/** Ratio 1: a report's whole life in this system, in the stock engine and in plain JDBC, in turns. */
class LifeBenchmark extends Benchmark {

  private static final int ROUNDS = 5;
  /** Grassroots, upper-level and direct unions of 2024. */
  private static final int COUNTRY = 128_309;
  private static final int WARM_UP = 8;

  @Autowired private OurReports ours;
  @Autowired private JdbcClient jdbc;
  @Autowired private Plans plans;

  @Test
  void aReportsWholeLife() {
    int lives = Size.present().lives;
    new Country("BL", lives, 0, 0).enter(jdbc);
    List<String> units = IntStream.rangeClosed(1, lives).mapToObj(i -> "BL-%03d".formatted(i)).toList();
    int figures = plans.require(Office.PLAN).contentGroups().stream().mapToInt(group -> group.figures().size()).sum();
    String sections = "Đơn vị đã thực hiện nội dung này theo kế hoạch, kết quả được nêu trong số liệu kèm theo. ".repeat(
        plans.require(Office.PLAN).contentGroups().size());
    RichFloor floor = new RichFloor(figures, sections);
    StockEngine stock = new StockEngine();
    Map<String, IntConsumer> variants = new LinkedHashMap<>();
    variants.put("floor", round -> units.forEach(unit -> floor.life(unit, round)));
    variants.put("ours", round -> {
      Period period = ours.period(3000 + round);
      ours.start(period, units);
      units.forEach(ours::carryThrough);
    });
    variants.put("stock", round -> units.forEach(unit -> stock.life(unit, round)));
    // The compilers need some thousand calls before they are done.
    for (int round = 0; round < WARM_UP; round++) {
      for (IntConsumer variant : variants.values()) variant.accept(round);
    }
    Map<String, List<Cpu.Spent>> spent = new LinkedHashMap<>();
    for (int round = WARM_UP; round < WARM_UP + ROUNDS; round++) {
      int present = round;
      variants.forEach((name, variant) -> spent.computeIfAbsent(name, any -> new ArrayList<>()).add(Cpu.of(() -> variant.accept(present))));
    }
    stock.close();
    Map<String, Double> perLife = new LinkedHashMap<>();
    spent.forEach((name, all) -> {
      perLife.put(name, Ratios.median(all.stream().map(one -> one.perOperation(lives)).toList()));
      Ratios.log("%s: %.2f ms CPU per life (JVM %.2f, database %.2f), %.2f ms on the wall; rounds %s", name, perLife.get(name),
          Ratios.median(all.stream().map(one -> one.jvm() * 1000 / lives).toList()),
          Ratios.median(all.stream().map(one -> one.database() * 1000 / lives).toList()),
          Ratios.median(all.stream().map(one -> one.wall() * 1000 / lives).toList()),
          all.stream().map(one -> "%.2f".formatted(one.perOperation(lives))).toList());
    });
    tellSizes(variants.get("ours"), lives);
    if (Boolean.getBoolean("benchmark.statements")) tellStatements(variants, lives);
    Ratios.tell(Ratio.LIFE, "%.1f".formatted(perLife.get("ours") / perLife.get("floor")),
        "%d rounds of %d lives; CPU of a life: ours %.1f ms, stock engine %.1f ms (%.1f × the floor), floor %.2f ms".formatted(ROUNDS, lives,
            perLife.get("ours"), perLife.get("stock"), perLife.get("stock") / perLife.get("floor"), perLife.get("floor")));
  }

  /** What stays of a report when it is accepted, tables and indexes. */
  private void tellSizes(IntConsumer ours, int lives) {
    double history = megabytes("like 'act\\_hi\\_%'");
    double own = megabytes("not like 'act\\_%'");
    for (int round = 60; round < 60 + ROUNDS; round++) ours.accept(round);
    double kilobytes = 1024.0 / (ROUNDS * lives);
    double perHistory = (megabytes("like 'act\\_hi\\_%'") - history) * kilobytes;
    double perOwn = (megabytes("not like 'act\\_%'") - own) * kilobytes;
    Ratios.log("what stays of a life: %.1f KB of the engine's history, %.1f KB in our tables; a year of %,d units %.1f GB and %.1f GB", perHistory, perOwn,
        COUNTRY, perHistory * COUNTRY / 1048576, perOwn * COUNTRY / 1048576);
  }

  private double megabytes(String tables) {
    return jdbc.sql("select sum(pg_total_relation_size(oid)) / 1048576.0 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname "
        + tables).query(Double.class).single();
  }

  private void tellStatements(Map<String, IntConsumer> variants, int lives) {
    variants.forEach((name, variant) -> {
      BenchmarkServer.forget(jdbc);
      variant.accept(50);
      Ratios.log("%s: %.1f statements per life", name, BenchmarkServer.statements(jdbc) / lives);
      BenchmarkServer.costliest(jdbc, lives, 200).forEach(line -> Ratios.log("  %s", line));
    });
  }
}
