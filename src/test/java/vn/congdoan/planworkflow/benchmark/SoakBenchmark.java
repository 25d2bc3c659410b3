package vn.congdoan.planworkflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.BeginsAt;
import vn.congdoan.planworkflow.testing.People;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.Visitor;

/**
 * A node of its own under mixed work for a long time: clerks and leaders of all unions log in, open their lists, type, complete and log out; others
 * look at the board, at what is late, at Tasklist, and search. {@code -Dbenchmark.minutes} says how long, else 2, or 20 at full size.
 */
class SoakBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WRITERS = 6;
  private static final int READERS = 6;
  private static final long THINKING_MILLIS = 500;
  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("benchmark.minutes", Size.present() == Size.FULL ? 20 : 2));
  /** The year's reports of 127,000 units in the twenty working days before they are due, eight hours a day, three completions each. */
  private static final double EXPECTED_COMPLETIONS = 127_000 * 3 / (20 * 8 * 3600.0);
  private static final String TASKS = "/camunda/api/engine/engine/default/task";

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<Double> seconds = new ConcurrentLinkedQueue<>();
  private final Queue<String> completed = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private JdbcClient jdbc;
  private Application node;

  @TempDir private Path folder;

  /** What the node holds at a moment, in megabytes. */
  private record Memory(double heap, double resident, int connections) {}

  @Test
  void mixedWorkForALongTime() throws Exception {
    jdbc = JdbcClient.create(BenchmarkServer.pool(null));
    try (Application started = new Application(folder, List.of("-XX:TieredStopAtLevel=4", "-Xmx768m"),
        BeginsAt.argument(OffsetDateTime.parse("2026-11-10T09:00:00+07:00").toInstant()), "--spring.datasource.url=" + BenchmarkServer.url(null),
        "--spring.datasource.username=" + BenchmarkServer.USER, "--spring.datasource.password=" + BenchmarkServer.USER)) {
      node = started.ready();
      new People(() -> List.of(started)).issueThePlan();
      openNextYear();
      int threads = WRITERS + READERS + 1;
      ExecutorService people = Executors.newFixedThreadPool(threads);
      List<Future<?>> work = new ArrayList<>();
      try {
        List<String> units = jdbc.sql("select unit from unit_report where parent_report is null order by unit").query(String.class).list();
        for (int i = 0; i < WRITERS; i++) {
          int first = i;
          work.add(people.submit(() -> writes(units, first)));
        }
        for (int i = 0; i < READERS; i++) {
          String reader = List.of("supervisor", "vpdd.leader", "vpdd.staff").get(i % 3);
          work.add(people.submit(() -> looks(reader)));
        }
        work.add(people.submit(this::accepts));
        // The first quarter fills caches and lets the compilers finish.
        List<Memory> memory = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
          over.await(LENGTH.toMillis() / 4, TimeUnit.MILLISECONDS);
          memory.add(memory());
          Ratios.log("after %d s: heap %.0f MB, resident %.0f MB, %d connections; %,d requests, %,d completions, %d wrong", LENGTH.toSeconds() * quarter / 4,
              memory.get(quarter - 1).heap(), memory.get(quarter - 1).resident(), memory.get(quarter - 1).connections(), seconds.size(), completed.size(),
              wrong.size());
        }
        over.countDown();
        for (Future<?> each : work) each.get(2, TimeUnit.MINUTES);
        tell(memory);
      } finally {
        over.countDown();
        people.shutdownNow();
      }
    }
    assertThat(wrong.stream().limit(10)).as("requests that failed").isEmpty();
    assertThat(jdbc.sql("select count(*) from act_ru_incident").query(Integer.class).single()).as("incidents").isZero();
  }

  private void tell(List<Memory> memory) {
    List<Double> all = List.copyOf(seconds);
    double rate = completed.size() / (double) LENGTH.toSeconds();
    Ratios.tell(Ratio.SOAK, "%d of %,d; %.2f".formatted(wrong.size(), all.size(), memory.get(3).heap() / memory.get(0).heap()),
        "%d minutes, %.1f requests and %.2f completions a second, %.1f × what a country's reporting month expects; p50 %.0f ms, p95 %.0f ms; "
            .formatted(LENGTH.toMinutes(), all.size() / (double) LENGTH.toSeconds(), rate, rate / EXPECTED_COMPLETIONS,
                Ratios.percentile(all, 0.5) * 1000, Ratios.percentile(all, 0.95) * 1000)
            + "heap after collection %.0f, %.0f, %.0f, %.0f MB at each quarter".formatted(memory.get(0).heap(), memory.get(1).heap(), memory.get(2).heap(),
                memory.get(3).heap()));
  }

  /** The reports of some unions, one after the other, year after year: the clerk writes, the leader approves; with a log-in each. */
  private void writes(List<String> units, int first) {
    while (!isOver()) {
      for (int i = first; i < units.size() && !isOver(); i += WRITERS) {
        String unit = units.get(i).toLowerCase(Locale.ROOT);
        worksOn(unit + ".staff", "Soạn báo cáo năm");
        worksOn(unit + ".leader", "Duyệt báo cáo của đơn vị");
      }
      openNextYear();
    }
  }

  private void accepts() {
    while (!isOver()) {
      worksOn("vptld.staff", "Tiếp nhận báo cáo");
    }
  }

  private void worksOn(String person, String step) {
    Visitor visitor = new Visitor(node.port());
    asked(visitor, person, "POST", "/dang-nhap", null);
    asked(visitor, person, "GET", "/", null);
    for (JsonNode section : json(asked(visitor, person, "GET", "/api/worklist", null))) {
      for (JsonNode work : section.get("items")) {
        if (isOver()) break;
        if (work.get("name").asText().equals(step)) complete(visitor, person, work.get("taskId").asText());
      }
    }
    asked(visitor, person, "POST", "/dang-xuat", null);
    think();
  }

  private void complete(Visitor visitor, String person, String task) {
    JsonNode form = json(asked(visitor, person, "GET", "/api/tasks/" + task, null));
    if (form.isEmpty()) return;
    Map<String, Object> fields = new LinkedHashMap<>();
    if (form.at("/work/contentGroups").isArray() && form.at("/work/values/sections").isObject() && person.endsWith(".staff") && !person.startsWith("vptld")) {
      Object[] whole = ReportTexts.whole(JSON.convertValue(form.get("work"), new TypeReference<Map<String, Object>>() {}), 12);
      for (int i = 0; i < whole.length; i += 2) fields.put((String) whole[i], whole[i + 1]);
    } else {
      fields.put("decision", "APPROVE");
    }
    JsonNode present = form.at("/draft/version");
    Integer version = present.isNumber() ? present.asInt() : null;
    think();
    JsonNode saved = json(asked(visitor, person, "PUT", "/api/tasks/" + task + "/draft", body(version, fields)));
    think();
    if (saved.isEmpty()) return;
    HttpResponse<String> done = asked(visitor, person, "POST", "/api/tasks/" + task + "/completion", body(saved.get("version").asInt(), fields));
    if (done.statusCode() == 204) completed.add(task);
  }

  private void looks(String person) {
    Visitor visitor = new Visitor(node.port());
    asked(visitor, person, "POST", "/dang-nhap", null);
    asked(visitor, person, "GET", "/camunda/app/tasklist/default/", null);
    while (!isOver()) {
      asked(visitor, person, "GET", "/api/worklist", null);
      asked(visitor, person, "GET", "/api/board", null);
      asked(visitor, person, "GET", "/api/board/45-KH-DDTLD/2023", null);
      asked(visitor, person, "GET", "/api/search?q=b%C3%A1o%20c%C3%A1o", null);
      asked(visitor, person, "GET", "/api/late-items", null);
      asked(visitor, person, "GET", "/camunda/api/engine/engine/default/filter?resourceType=Task&itemCount=false", null);
      asked(visitor, person, "POST", TASKS + "?firstResult=0&maxResults=15", "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
      asked(visitor, person, "POST", TASKS + "/count", "{}");
    }
  }

  /** One request with its time, and what it should not have been. */
  private HttpResponse<String> asked(Visitor visitor, String person, String method, String path, String body) {
    long begun = System.nanoTime();
    HttpResponse<String> answer;
    try {
      answer = path.equals("/dang-nhap") ? visitor.logIn(person, "congdoan") : path.equals("/dang-xuat") ? visitor.form(path, Map.of())
          : visitor.send(method, path, body);
    } catch (IllegalStateException noAnswer) {
      wrong.add("%s %s %s: %s".formatted(person, method, path, noAnswer));
      throw noAnswer;
    }
    seconds.add((System.nanoTime() - begun) / 1e9);
    if (answer.statusCode() >= 400) wrong.add("%s %s %s: %d %s".formatted(person, method, path, answer.statusCode(), answer.body()));
    think();
    return answer;
  }

  /** Several people see at once that nothing is left; one of them opens the year. */
  private synchronized void openNextYear() {
    int open = jdbc.sql("select count(*) from unit_report where parent_report is null and first_sent_at is null").query(Integer.class).single();
    int year = jdbc.sql("select coalesce(max(report_year), 2022) from reporting_period").query(Integer.class).single() + 1;
    if (open > WRITERS * 5 || year > 2030) return;
    HttpResponse<String> answer = node.answer("vpdd.staff", "POST", "/api/plans/45-KH-DDTLD/cycles", "{\"year\":%d}".formatted(year));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    within(Duration.ofMinutes(3), "the reports of " + year, () -> jdbc.sql("""
        select count(*) from fan_out_item where process = 'annual-report' and launched_at is null""").query(Integer.class).single() == 0
        && jdbc.sql("select count(*) from unit_report r join reporting_period p on p.id = r.period_id where p.report_year = ?").param(year).query(Integer.class).single() > 0);
  }

  /** After a full collection. */
  private Memory memory() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    assertThat(new ProcessBuilder(jcmd.toString(), String.valueOf(node.pid()), "GC.run").redirectErrorStream(true)
        .redirectOutput(folder.resolve("jcmd.log").toFile()).start().waitFor()).as("jcmd").isZero();
    double heap = node.answer("admin", "GET", "/actuator/prometheus", null).body().lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum() / 1048576;
    double resident = Files.readAllLines(Path.of("/proc", String.valueOf(node.pid()), "status")).stream().filter(line -> line.startsWith("VmRSS"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", ""))).sum() / 1024;
    return new Memory(heap, resident, jdbc.sql("select count(*) from pg_stat_activity where backend_type = 'client backend'").query(Integer.class).single());
  }

  private boolean isOver() {
    return over.getCount() == 0;
  }

  private void think() {
    try {
      over.await(THINKING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      over.countDown();
    }
  }

  private static String body(Integer version, Map<String, Object> fields) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("version", version);
    content.put("fields", fields);
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return answer.statusCode() < 300 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }
}
