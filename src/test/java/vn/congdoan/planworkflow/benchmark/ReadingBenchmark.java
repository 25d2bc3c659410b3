package vn.congdoan.planworkflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Visitor;

/**
 * What people wait for when they read, over HTTP and logged in as in a browser, among few open tasks and among as many as the country has; beside it
 * the least that a database can take for an office's first page.
 *
 * <p>{@code -Dbenchmark.tasks} and {@code -Dbenchmark.rounds} change the size. With {@code -Dreading.port}, {@code -Dreading.url} and
 * {@code -Dreading.label} an application that runs already is asked, once, over what its database holds.
 */
class ReadingBenchmark {

  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("benchmark.tasks", 500_000);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 40);
  private static final String USER = "postgres";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String TASKS = ENGINE + "/task?firstResult=0&maxResults=15&sortBy=created&sortOrder=desc";
  private static final Map<String, String> HAL = Map.of("Accept", "application/hal+json");

  /** Milliseconds. */
  record Took(double p50, double p95) {

    static Took of(List<Double> all) {
      List<Double> sorted = all.stream().sorted().toList();
      return new Took(sorted.get(sorted.size() / 2), sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f / %.1f", p50, p95);
    }
  }

  public static void main(String[] arguments) throws Exception {
    new ReadingBenchmark().reading();
    System.exit(0);
  }

  @Test
  void reading() throws Exception {
    if (Integer.getInteger("reading.port") != null) {
      print(Map.of(System.getProperty("reading.label", "present"), measure(Integer.getInteger("reading.port"), System.getProperty("reading.url"))));
      return;
    }
    Path folder = Files.createTempDirectory("reading");
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "1GB").setServerConfig("max_wal_size", "4GB").start()) {
      String url = server.getJdbcUrl(USER, "postgres");
      try (Application application = new Application(folder, "--spring.datasource.url=" + url, "--spring.datasource.username=" + USER,
          "--spring.datasource.password=" + USER, "--planworkflow.requests-per-minute-and-account=1000000",
          "--planworkflow.requests-per-minute-and-address=1000000", "--planworkflow.worklist-check=PT24H", "--logging.level.root=WARN").ready()) {
        Map<String, Map<String, Took>> results = new LinkedHashMap<>();
        for (int tasks : new int[] {FEW, MANY}) {
          OpenWork.clear(url, USER, USER);
          OpenWork.fill(url, USER, USER, tasks);
          results.put(String.format(Locale.ROOT, "%,d", tasks), measure(application.port(), url));
        }
        print(results);
        List<Map<String, Took>> both = List.copyOf(results.values());
        String inbox = "unit: Tasklist UNIT, page";
        System.out.printf(Locale.ROOT, "[benchmark] ratio 6: a unit's inbox, p95 at %,d over at %,d: %.2f (goal 1.5)%n", MANY, FEW,
            both.get(1).get(inbox).p95() / both.get(0).get(inbox).p95());
        double floor = both.get(1).get("floor: office's first page, bare SQL").p95();
        for (String page : List.of("office: first page of the list, in Java", "office: Tasklist UNIT, page", "office: front door")) {
          if (both.get(1).containsKey(page)) {
            System.out.printf(Locale.ROOT, "[benchmark] ratio 7: %s, p95 over the floor's: %.2f (goal 3)%n", page, both.get(1).get(page).p95() / floor);
          }
        }
      }
    }
  }

  private static Map<String, Took> measure(int port, String url) throws Exception {
    Map<String, Callable<Integer>> reads = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection(url, USER, USER)) {
      reads.put("floor: office's first page, bare SQL", () -> floor(connection, "VPTLD.staff"));
      reads.put("floor: unit's first page, bare SQL", () -> floor(connection, "LDLD-AG.staff"));
      of("unit", new Visitor(port).loggedIn("ldld-ag.staff"), reads);
      of("office", new Visitor(port).loggedIn("vptld.staff"), reads);
      Visitor supervisor = new Visitor(port).loggedIn("supervisor");
      reads.put("supervisor: tasks, first page", () -> get(supervisor, TASKS));
      reads.put("supervisor: tasks, count", () -> get(supervisor, ENGINE + "/task/count"));
      reads.put("supervisor: /api/late-items", () -> get(supervisor, "/api/late-items"));
      reads.put("supervisor: /api/late-items?level=RED", () -> get(supervisor, "/api/late-items?level=RED"));
      reads.put("supervisor: late-items.xlsx", () -> get(supervisor, "/api/late-items.xlsx"));
      Visitor admin = new Visitor(port).loggedIn("admin");
      reads.put("admin: tasks, first page", () -> get(admin, TASKS));
      reads.put("admin: tasks, count", () -> get(admin, ENGINE + "/task/count"));
      Map<String, Took> took = new LinkedHashMap<>();
      String only = System.getProperty("reading.only", "");
      for (Map.Entry<String, Callable<Integer>> read : reads.entrySet()) {
        if (read.getKey().contains(only)) took.put(read.getKey(), time(read.getKey(), read.getValue()));
      }
      return took;
    }
  }

  private static void of(String who, Visitor visitor, Map<String, Callable<Integer>> reads) throws IOException {
    JsonNode filters = JSON.readTree(visitor.get(ENGINE + "/filter?resourceType=Task").body());
    for (JsonNode filter : filters) {
      String name = filter.at("/properties/readyFilter").asText();
      String path = ENGINE + "/filter/" + filter.get("id").asText();
      reads.put(who + ": Tasklist " + name + ", page", () -> body(visitor.send("POST", path + "/list?firstResult=0&maxResults=15",
          "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}", with(visitor, HAL))));
      reads.put(who + ": Tasklist " + name + ", count", () -> get(visitor, path + "/count"));
      if (name.equals("UNIT")) {
        reads.put(who + ": Tasklist UNIT, page by due date", () -> body(visitor.send("POST", path + "/list?firstResult=0&maxResults=15",
            "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}", with(visitor, HAL))));
        reads.put(who + ": Tasklist UNIT, page by priority", () -> body(visitor.send("POST", path + "/list?firstResult=0&maxResults=15",
            "{\"sorting\":[{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"}]}", with(visitor, HAL))));
      }
    }
    reads.put(who + ": tasks without a filter, first page", () -> get(visitor, TASKS));
    reads.put(who + ": tasks without a filter, count", () -> get(visitor, ENGINE + "/task/count"));
    reads.put(who + ": front door", () -> get(visitor, "/api/worklist"));
    reads.put(who + ": board", () -> get(visitor, "/api/board"));
    reads.put(who + ": search, few found", () -> get(visitor, "/api/search?q=dien+luc"));
    reads.put(who + ": search, nothing found", () -> get(visitor, "/api/search?q=khongcogi"));
    reads.put(who + ": nothing but the log-in", () -> get(visitor, "/api/worklist/OVERDUE?due=9998-01-01T00:00:00Z&taskId=z"));
  }

  private static Map<String, String> with(Visitor visitor, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("X-XSRF-TOKEN", String.valueOf(visitor.cookie("XSRF-TOKEN")));
    return all;
  }

  private static int get(Visitor visitor, String path) {
    return body(visitor.get(path));
  }

  private static int body(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    return answer.body().length();
  }

  /** The least: the ids of a page by an index that begins with the group, and their rows. */
  private static int floor(Connection connection, String group) throws SQLException {
    try (PreparedStatement page = connection.prepareStatement("""
        select w.* from (select g.task_id, g.due_at from work_item_group g where g.group_id = ? order by g.due_at, g.task_id fetch first 20 rows only) p
        join work_item w on w.task_id = p.task_id order by p.due_at, p.task_id""")) {
      page.setString(1, group);
      int rows = 0;
      try (var result = page.executeQuery()) {
        while (result.next()) rows++;
      }
      return rows;
    }
  }

  private static Took time(String name, Callable<Integer> read) throws Exception {
    List<Double> all = new ArrayList<>();
    long begun = System.nanoTime();
    int warm = Math.max(3, ROUNDS / 4);
    for (int round = -warm; round < ROUNDS; round++) {
      long before = System.nanoTime();
      read.call();
      double took = (System.nanoTime() - before) / 1e6;
      if (round >= 0) all.add(took);
      // Half a minute is enough for what takes seconds.
      if (!all.isEmpty() && System.nanoTime() - begun > 15e9 || System.nanoTime() - begun > 60e9) break;
    }
    if (all.isEmpty()) all.add((System.nanoTime() - begun) / 1e6);
    Took took = Took.of(all);
    System.out.println("[benchmark] " + name + ": " + took + " ms (" + all.size() + ")");
    return took;
  }

  private static void print(Map<String, Map<String, Took>> results) {
    System.out.println("| p50 / p95 in ms | " + String.join(" | ", results.keySet()) + " |");
    System.out.println("|---|" + "---|".repeat(results.size()));
    for (String name : results.values().iterator().next().keySet()) {
      List<String> cells = results.values().stream().map(took -> String.valueOf(took.get(name))).toList();
      System.out.println("| " + name + " | " + String.join(" | ", cells) + " |");
    }
  }
}
