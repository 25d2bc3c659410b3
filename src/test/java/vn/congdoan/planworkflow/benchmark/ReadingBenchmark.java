package vn.congdoan.planworkflow.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Visitor;

/**
 * Ratios 6 and 7: what people wait for when they read, logged in as in a browser, among few open tasks and among as many as the country has; beside it
 * the least that a database can take for an office's first page. Few and many are two databases of one server with a node each, asked in turns:
 * whatever else the machine does slows both.
 *
 * <p>{@code -Dbenchmark.tasks} changes how many are many, {@code -Dbenchmark.rounds} the rounds of a block.
 */
class ReadingBenchmark extends Benchmark {

  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("benchmark.tasks", Size.present() == Size.FULL ? 500_000 : 20_000);
  private static final int BLOCKS = 5;
  /** Of a block. */
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 20);
  private static final int LONG_ROUNDS = 2;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String TASKS = ENGINE + "/task?firstResult=0&maxResults=15&sortBy=created&sortOrder=desc";
  private static final List<String> ORDERS = List.of("created", "dueDate", "priority");
  private static final String INBOX = "unit: Tasklist UNIT, page by created";
  private static final String OFFICE = "office: Tasklist UNIT, page by created";
  private static final String FRONT_DOOR = "office: front door";
  private static final String LOGGED_IN = "office: nothing but the log-in";

  /** The least: the ids of a page by an index that begins with the group, and their rows. */
  private static final String FLOOR = """
      select w.* from (select g.task_id, g.due_at from work_item_group g where g.group_id = ? order by g.due_at, g.task_id fetch first 20 rows only) p
      join work_item w on w.task_id = p.task_id order by p.due_at, p.task_id""";

  @TempDir private Path folder;
  @Autowired private JdbcClient jdbc;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;

  /** Milliseconds of every round of a read, block by block. */
  private static final class Took {

    private final List<List<Double>> blocks = new ArrayList<>();

    void add(int block, double millis) {
      while (blocks.size() <= block) blocks.add(new ArrayList<>());
      blocks.get(block).add(millis);
    }

    double percentile(double share) {
      return Ratios.median(blocks.stream().map(block -> Ratios.percentile(block, share)).toList());
    }

    /** How many times as long as another it took, by a percentile of each block. */
    double over(Took other, double share) {
      return Ratios.median(IntStream.range(0, blocks.size())
          .mapToObj(block -> Ratios.percentile(blocks.get(block), share) / Ratios.percentile(other.blocks.get(block), share)).toList());
    }

    @Override
    public String toString() {
      return "%.1f / %.1f".formatted(percentile(0.5), percentile(0.95));
    }
  }

  @Test
  void reading() throws Exception {
    jdbc.sql("create database few").update();
    // Both start before they are filled: a start takes units that stand in no file out of use.
    try (Application many = node(BenchmarkServer.url(null)).ready(); Application few = node(BenchmarkServer.url("few", null)).ready()) {
      OpenWork.fill(BenchmarkServer.url(null), BenchmarkServer.USER, BenchmarkServer.USER, MANY);
      OpenWork.fill(BenchmarkServer.url("few", null), BenchmarkServer.USER, BenchmarkServer.USER, FEW);
      Map<String, Runnable> ofMany = reads(many.port());
      // The same work without HTTP, session and log-in, beside the bare statement.
      ofMany.put("floor", this::floor);
      ofMany.put("office, in Java", this::page);
      Map<String, Took> tookMany = new LinkedHashMap<>();
      Map<String, Took> tookFew = new LinkedHashMap<>();
      measure(ofMany, reads(few.port()), ROUNDS, tookMany, tookFew);
      tell(tookMany, tookFew);
      measure(longReads(many.port()), longReads(few.port()), LONG_ROUNDS, tookMany, tookFew);
      Ratios.log("p50 / p95 in ms, the median of %d blocks:", BLOCKS);
      tookMany.forEach((name, took) -> Ratios.log("%-50s %,9d tasks: %-16s %,d: %-16s", name, MANY, took, FEW, tookFew.getOrDefault(name, took)));
    }
  }

  private static void tell(Map<String, Took> many, Map<String, Took> few) {
    Ratios.tell(Ratio.INBOX, "%.2f".formatted(many.get(INBOX).over(few.get(INBOX), 0.95)),
        "%d blocks of %d rounds over HTTP; p50 / p95 %s ms at %,d, %s ms at %,d; by p50 %.2f".formatted(BLOCKS, ROUNDS, many.get(INBOX), MANY,
            few.get(INBOX), FEW, many.get(INBOX).over(few.get(INBOX), 0.5)));
    Took page = many.get("office, in Java");
    Took floor = many.get("floor");
    Ratios.tell(Ratio.OFFICE, "%.1f".formatted(page.over(floor, 0.95)),
        ("Tasklist's first page in Java %s ms, bare SQL %s ms at %,d tasks, by p50 %.1f; over HTTP Tasklist %s, front door %s, a request that finds nothing"
            + " %s, so that a page takes %.1f and %.1f times the p95 of that").formatted(page, floor, MANY, page.over(floor, 0.5), many.get(OFFICE),
            many.get(FRONT_DOOR), many.get(LOGGED_IN), many.get(OFFICE).over(many.get(LOGGED_IN), 0.95),
            many.get(FRONT_DOOR).over(many.get(LOGGED_IN), 0.95)));
  }

  private Application node(String url) throws IOException {
    return new Application(folder, "--spring.datasource.url=" + url, "--spring.datasource.username=" + BenchmarkServer.USER,
        "--spring.datasource.password=" + BenchmarkServer.USER, "--planworkflow.requests-per-minute-and-account=1000000",
        "--planworkflow.requests-per-minute-and-address=1000000", "--planworkflow.worklist-check=PT24H", "--planworkflow.filter-renewal=PT24H",
        "--logging.level.root=WARN");
  }

  /** Everything in turns, few and many after each other, and neither always the first. */
  private static void measure(Map<String, Runnable> many, Map<String, Runnable> few, int rounds, Map<String, Took> tookMany, Map<String, Took> tookFew) {
    int warm = rounds / 2;
    for (int round = -warm; round < BLOCKS * rounds; round++) {
      for (String name : many.keySet()) {
        for (boolean ofMany : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
          Runnable read = (ofMany ? many : few).get(name);
          if (read == null) continue;
          long begun = System.nanoTime();
          read.run();
          double millis = (System.nanoTime() - begun) / 1e6;
          if (round >= 0) (ofMany ? tookMany : tookFew).computeIfAbsent(name, any -> new Took()).add(round / rounds, millis);
        }
      }
    }
  }

  private static Map<String, Runnable> reads(int port) throws IOException {
    Map<String, Runnable> reads = new LinkedHashMap<>();
    of("unit", new Visitor(port).loggedIn("ldld-ag.staff"), reads);
    of("office", new Visitor(port).loggedIn("vptld.staff"), reads);
    Visitor supervisor = new Visitor(port).loggedIn("supervisor");
    reads.put("supervisor: tasks, first page", () -> get(supervisor, TASKS));
    reads.put("supervisor: tasks, count", () -> get(supervisor, ENGINE + "/task/count"));
    reads.put("supervisor: late items", () -> get(supervisor, "/api/late-items"));
    reads.put("supervisor: late items of one level", () -> get(supervisor, "/api/late-items?level=RED"));
    Visitor admin = new Visitor(port).loggedIn("admin");
    reads.put("administrator: tasks, first page", () -> get(admin, TASKS));
    reads.put("administrator: tasks, count", () -> get(admin, ENGINE + "/task/count"));
    return reads;
  }

  private static Map<String, Runnable> longReads(int port) {
    Visitor supervisor = new Visitor(port).loggedIn("supervisor");
    return new LinkedHashMap<>(Map.of("supervisor: late items as a spreadsheet", () -> get(supervisor, "/api/late-items.xlsx")));
  }

  private static void of(String who, Visitor visitor, Map<String, Runnable> reads) throws IOException {
    for (JsonNode filter : JSON.readTree(visitor.get(ENGINE + "/filter?resourceType=Task").body().getBytes(UTF_8))) {
      String name = filter.at("/properties/readyFilter").asText();
      String path = ENGINE + "/filter/" + filter.get("id").asText();
      Function<String, Runnable> page = by -> () -> ok(visitor.send("POST", path + "/list?firstResult=0&maxResults=15",
          "{\"sorting\":[{\"sortBy\":\"" + by + "\",\"sortOrder\":\"" + (by.equals("dueDate") ? "asc" : "desc") + "\"}]}", Map.of(
              "Accept", "application/hal+json", "Content-Type", "application/json", "X-XSRF-TOKEN", String.valueOf(visitor.cookie("XSRF-TOKEN")))));
      for (String by : name.equals("UNIT") ? ORDERS : List.of("created")) reads.put(who + ": Tasklist " + name + ", page by " + by, page.apply(by));
      reads.put(who + ": Tasklist " + name + ", count", () -> get(visitor, path + "/count"));
    }
    reads.put(who + ": tasks without a filter, first page", () -> get(visitor, TASKS));
    reads.put(who + ": tasks without a filter, count", () -> get(visitor, ENGINE + "/task/count"));
    reads.put(who + ": front door", () -> get(visitor, "/api/worklist"));
    reads.put(who + ": board", () -> get(visitor, "/api/board"));
    reads.put(who + ": search, few found", () -> get(visitor, "/api/search?q=dien+luc"));
    reads.put(who + ": search, nothing found", () -> get(visitor, "/api/search?q=khongcogi"));
    reads.put(who + ": nothing but the log-in", () -> get(visitor, "/api/worklist/OVERDUE?due=9998-01-01T00:00:00Z&taskId=z"));
  }

  private static void get(Visitor visitor, String path) {
    ok(visitor.get(path));
  }

  private static void ok(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
  }

  private void floor() {
    jdbc.sql(FLOOR).param("VPTLD.staff").query().listOfRows();
  }

  private void page() {
    identity.setAuthentication("vptld.staff", List.of("VPTLD.staff", "members"));
    try {
      tasks.createTaskQuery().taskCandidateGroupIn(List.of("VPTLD.staff", "members")).includeAssignedTasks().orderByTaskCreateTime().desc().listPage(0, 15);
    } finally {
      identity.clearAuthentication();
    }
  }
}
