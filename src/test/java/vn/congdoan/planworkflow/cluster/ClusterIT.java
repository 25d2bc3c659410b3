package vn.congdoan.planworkflow.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.BeginsAt;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.MailGate;
import vn.congdoan.planworkflow.testing.People;
import vn.congdoan.planworkflow.testing.Visitor;

/**
 * Three nodes on one PostgreSQL, and each is killed, stands still or loses the database in the middle of what it does: launching, alerting,
 * accepting, closing a year, sending mail. Nothing is lost, nothing is done twice, and nobody has to log in again.
 *
 * <p>Where and how each is struck follows from a seed, which is printed: {@code -Dplanworkflow.cluster.seed=…} repeats a run,
 * {@code -Dplanworkflow.cluster.rounds=…} makes more of them.
 */
class ClusterIT {

  /** 82 unions and 11 duties of departments. */
  private static final int IMPLEMENTATIONS = 93;
  private static final int CHUNK = 3;
  private static final Duration LOCK = Duration.ofSeconds(5);
  private static final int MAILS = 4;
  /** Characters: a failure under way has a stack trace of some ten thousand. */
  private static final int LAST_WORDS = 60_000;
  private static final int WRITTEN_REPORTS = 4;
  private static final String YEAR = "45-KH-DDTLD/2026";
  /** The last working day but one before the reports are due, after the hour at which is alerted. */
  private static final Instant NOW = OffsetDateTime.parse("2026-11-26T09:00:00+07:00").toInstant();

  private enum Fault {
    KILL,
    STAND_STILL,
    CUT_OFF
  }

  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Node> nodes = new ArrayList<>();
  private final List<Node> away = Collections.synchronizedList(new ArrayList<>());
  private final List<Node> killed = new ArrayList<>();
  private final List<Visitor> visitors = new ArrayList<>();
  private final People people = new People(() -> here().stream().map(Node::application).toList());
  private MailGate mailGate;
  private JdbcClient jdbc;
  private Trap trap;

  @TempDir private Path folder;

  static LongStream seeds() {
    Long given = Long.getLong("planworkflow.cluster.seed");
    Random random = new Random();
    return LongStream.range(0, Integer.getInteger("planworkflow.cluster.rounds", 1))
        .map(round -> given == null ? random.nextInt(1_000_000) : given + round);
  }

  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLostNothingIsDoneTwiceAndEverybodyStaysLoggedIn(long seed) throws Exception {
    System.out.printf("%s: -Dplanworkflow.cluster.seed=%d%n", getClass().getSimpleName(), seed);
    Random random = new Random(seed);
    post.start();
    mailGate = new MailGate(post.getSmtp().getPort());
    Databases.Address database = Databases.POSTGRESQL.create();
    jdbc = JdbcClient.create(database.dataSource());
    try {
      start(database);
      try (Trap set = new Trap(database.dataSource())) {
        trap = set;
        // Who was killed early stays away for a while: a start alerts what is due, and the daily sweep shall have something left to alert.
        List<Fault> twice = shuffled(random, Fault.STAND_STILL, Fault.CUT_OFF);
        implementationsAreLaunched(random);
        reportsAreLaunched(twice.get(0), random);
        lateWorkIsAlerted(twice.get(1), random);
        Ledger.agrees(jdbc, "engine and own tables, seed " + seed);
        restartKilled();
        List<Fault> each = shuffled(random, Fault.values());
        reportsAreWrittenAndTheYearCloses(each.get(0), each.get(1), random);
        mailIsSent(each.get(2));
        restartKilled();
        everyNodeIsBack();
        everybodyIsLoggedInEverywhere();
        assertThat(count("select count(*) from act_ru_incident")).as("incidents").isZero();
      }
    } catch (AssertionError | RuntimeException e) {
      System.out.println("--- who waits for whom in the database");
      jdbc.sql("""
          select application_name, pid, state, wait_event, pg_blocking_pids(pid) blocked_by, clock_timestamp() - state_change since, left(query, 300) query
          from pg_stat_activity where datname = current_database() and state <> 'idle' order by state_change""")
          .query().listOfRows().forEach(System.out::println);
      for (Node node : nodes) {
        String log = node.application().log();
        System.out.printf("--- %s, its last words%n%s%n", node.name(), log.substring(Math.max(0, log.length() - LAST_WORDS)));
      }
      throw e;
    } finally {
      nodes.forEach(Node::close);
      mailGate.close();
      post.stop();
    }
  }

  private void start(Databases.Address database) {
    List<String> arguments = List.of(BeginsAt.argument(NOW), "--planworkflow.fan-out-chunk=" + CHUNK, "--planworkflow.bcrypt-cost=4",
        // What is minutes in an office is seconds here.
        "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis(), "--camunda.bpm.job-execution.max-wait=1000",
        "--planworkflow.fan-out-sweep=PT1S", "--planworkflow.alert-check=PT1S", "--planworkflow.after-shortage=PT1S",
        "--planworkflow.database.idle-within=PT4S", "--planworkflow.database.answer-within=PT20S",
        "--spring.datasource.hikari.connection-timeout=3000",
        "--planworkflow.mail.enabled=true", "--planworkflow.mail.from=ke-hoach@congdoan.example", "--planworkflow.mail.sweep=PT1S",
        "--planworkflow.mail.base-url=https://kehoach.congdoan.example", "--spring.mail.host=localhost", "--spring.mail.port=" + mailGate.port());
    for (int i = 0; i < 3; i++) nodes.add(new Node("node-" + i, folder, database, arguments));
    nodes.get(0).start().application().ready();
    nodes.get(1).start();
    nodes.get(2).start();
    for (Node node : nodes) {
      node.application().ready();
      visitors.add(new Visitor(node.application().port()).loggedIn("cspl.staff"));
    }
  }

  /** Three are struck one after the other, each while the work of the one before goes on elsewhere. */
  private void implementationsAreLaunched(Random random) {
    List<Fault> faults = new ArrayList<>(shuffled(random, Fault.STAND_STILL, Fault.CUT_OFF));
    faults.add(Fault.KILL);
    Trap.Snare snare = trap.set(Trap.Place.IMPLEMENTATION, 1 + random.nextInt(20));
    people.issueThePlan();
    for (Fault fault : faults) {
      Node victim = node(snare.victim());
      // Beyond the first chunk, so that the others are seen to go on before the next one is held.
      Trap.Snare next = fault == Fault.KILL ? null : trap.set(Trap.Place.IMPLEMENTATION, 2 * CHUNK + random.nextInt(15));
      strikeAtLaunch(fault, "implementation", victim, snare);
      snare = next;
    }
    within(Duration.ofSeconds(90), "all to be launched", () -> launched("implementation") == IMPLEMENTATIONS);
    assertThat(started("unit-implementation")).as("one instance per union").isEqualTo(82);
    assertThat(started("department-implementation")).as("one instance per duty and lead").isEqualTo(IMPLEMENTATIONS - 82);
  }

  /** The opening day is over: the year opens as soon as the implementations are launched. */
  private void reportsAreLaunched(Fault fault, Random random) {
    within(Duration.ofSeconds(60), "the year to open", () -> reports() > 0);
    Trap.Snare snare = trap.set(Trap.Place.REPORT, 1 + random.nextInt(reports() / 2));
    strikeAtLaunch(fault, "annual-report", node(snare.victim()), snare);
    within(Duration.ofSeconds(90), "all to be launched", () -> launched("annual-report") == reports());
    assertThat(started("annual-report")).as("one instance per report").isEqualTo(reports());
    assertThat(started("annual-cycle")).isEqualTo(1);
  }

  private void strikeAtLaunch(Fault fault, String process, Node victim, Trap.Snare snare) {
    int before = launched(process);
    strike(fault, "launching " + process, victim, snare, () -> launched(process) > before);
  }

  private void lateWorkIsAlerted(Fault fault, Random random) {
    int before = alerts();
    Trap.Snare snare = trap.set(Trap.Place.ALERT, 1 + random.nextInt(reports() / 2));
    jdbc.sql("delete from alert_sweep").update();
    strike(fault, "alerting", node(snare.victim()), snare, () -> alerts() > before);
    within(Duration.ofSeconds(30), "the day's sweep to be finished", () -> count("select count(*) from alert_sweep") == 1);
    assertThat(count("select count(*) from work_item where step = 'userTask_draftReport'"))
        .as("reports that are due tomorrow, or late").isEqualTo(reports());
    assertThat(jdbc.sql("""
        select subject from work_item w where step = 'userTask_draftReport'
        and not exists (select 1 from alert a where a.subject = w.subject)""").query(String.class).list()).as("not alerted").isEmpty();
    assertThat(jdbc.sql("select item from alert group by item, level having count(*) > 1").query(String.class).list()).isEmpty();
  }

  private void reportsAreWrittenAndTheYearCloses(Fault whileAccepting, Fault whileClosing, Random random) {
    List<String> units = new ArrayList<>(jdbc.sql("""
        select unit from unit_report r where parent_report is null and unit like 'LDLD-%'
        and not exists (select 1 from unit_report below where below.parent_report = r.id) order by unit""").query(String.class).list());
    Collections.shuffle(units, random);
    List<String> written = units.subList(0, WRITTEN_REPORTS);
    // All others came in before this begins.
    jdbc.sql("""
        update fan_out_item set settled_at = launched_at where process = 'annual-report'
        and subject_id in (select id from unit_report where unit not in (:units))""").param("units", written).update();
    jdbc.sql("update unit_report set stage = 'ACCEPTED', accepted_at = now(), accepted_by = 'vptld.staff' where unit not in (:units)")
        .param("units", written).update();

    everyNodeIsBack();
    Trap.Snare atDesk = trap.set(Trap.Place.ACCEPTANCE, 1 + random.nextInt(WRITTEN_REPORTS - 2));
    CompletableFuture<?>[] earlier = IntStream.range(1, WRITTEN_REPORTS).mapToObj(i -> reports(written.get(i), i))
        .toArray(CompletableFuture[]::new);
    strike(whileAccepting, "accepting", node(atDesk.victim()), atDesk, () -> accepted() >= WRITTEN_REPORTS - 2);
    CompletableFuture.allOf(earlier).join();
    restartKilled();
    everyNodeIsBack();

    Trap.Snare atTheEnd = trap.set(Trap.Place.CLOSING, 1);
    CompletableFuture<?> last = reports(written.get(0), 0);
    strike(whileClosing, "closing the year", node(atTheEnd.victim()), atTheEnd, this::closed);
    last.join();
    restartKilled();
    assertThat(accepted()).as("reports accepted, each once").isEqualTo(WRITTEN_REPORTS);
    assertThat(count("select count(distinct arrival_number) from unit_report")).as("numbers of arrival").isEqualTo(WRITTEN_REPORTS);
    within(Duration.ofSeconds(60), "the summary", () -> started("report-summary") == 1);
    assertThat(count("select count(*) from act_hi_actinst where act_id_ = 'serviceTask_closePeriod'")).as("closed").isEqualTo(1);
  }

  /** Each unit works at another node. */
  private CompletableFuture<Void> reports(String unit, int preferred) {
    People there = new People(() -> here().stream().map(Node::application).toList(), preferred);
    return CompletableFuture.runAsync(() -> there.report(YEAR + "/" + unit, unit.toLowerCase(java.util.Locale.ROOT)))
        // Told at once: the trap would otherwise wait for work that has ended already.
        .whenComplete((done, failure) -> {
          if (failure != null) System.out.printf("%s: %s reports no further: %s%n", getClass().getSimpleName(), unit, failure);
        });
  }

  private void mailIsSent(Fault fault) {
    String profile = "{\"id\":\"ldld-ag.staff\",\"firstName\":\"Hoa\",\"email\":\"hoa@congdoan.example\"}";
    assertThat(here().get(0).application().answer("admin", "PUT", "/engine-rest/user/ldld-ag.staff/profile", profile).statusCode()).isEqualTo(204);
    mailGate.slowLastAnswer(Duration.ofMillis(2500));
    OffsetDateTime past = OffsetDateTime.now().minusDays(1);
    for (int i = 0; i < MAILS; i++) {
      jdbc.sql("""
              insert into notice (kind, notice_key, receiver, address, said, message_id, urgent, created_at, try_at)
              values ('RED', ?, 'ldld-ag.staff', 'x', '{"about":"Báo cáo năm"}', ?, true, ?, ?)""")
          .params("cluster/" + i, UUID.randomUUID() + "@congdoan.example", past, past).update();
    }
    within(Duration.ofSeconds(60), "a mail to be taken", () -> post.getReceivedMessages().length > 0);
    // It waits for the mail server's word, and the row of the mail is its own.
    Node[] sending = new Node[1];
    within(Duration.ofSeconds(30), "who sends it", () -> {
      sending[0] = jdbc.sql("""
              select distinct application_name from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
              and query like '%notice%' and clock_timestamp() - state_change > interval '150 milliseconds'""")
          .query(String.class).list().stream().findFirst().map(this::node).orElse(null);
      return sending[0] != null;
    });
    strike(fault, "sending mail", sending[0], null, () -> {
      mailGate.calm();
      return count("select count(*) from notice where sent_at is null") == 0;
    });
    Map<String, Integer> byId = new HashMap<>();
    try {
      for (MimeMessage mail : post.getReceivedMessages()) byId.merge(mail.getMessageID(), 1, Integer::sum);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
    List<String> sent = jdbc.sql("select '<' || message_id || '>' from notice where notice_key like 'cluster/%'").query(String.class).list();
    assertThat(byId.keySet()).as("mails by their ids").hasSizeGreaterThanOrEqualTo(MAILS).containsAll(sent);
    assertThat(byId.values().stream().filter(times -> times > 1)).as("the one that was under way may come again under its id")
        .hasSizeLessThanOrEqualTo(1);
    assertThat(byId.values()).allMatch(times -> times <= 2);
  }

  /** Something happens to a node in the middle of its work; the others go on meanwhile, and it comes back by itself. */
  private void strike(Fault fault, String where, Node victim, Trap.Snare snare, BooleanSupplier othersGoOn) {
    long start = System.nanoTime();
    away.add(victim);
    switch (fault) {
      case KILL -> kill(victim);
      case STAND_STILL -> victim.application().pause();
      case CUT_OFF -> victim.gate().cut();
    }
    if (snare != null) snare.release();
    CompletableFuture<HttpResponse<String>> atVictim = fault != Fault.CUT_OFF ? null
        : CompletableFuture.supplyAsync(() -> victim.application().answer("admin", "GET", "/api/board", null));
    everybodyIsLoggedInEverywhere();
    within(Duration.ofMinutes(2), "the others to go on with " + where, othersGoOn);
    long recovered = System.nanoTime() - start;
    switch (fault) {
      case KILL -> killed.add(victim);
      case STAND_STILL -> {
        sleepUntil(start + LOCK.plusSeconds(1).toNanos());
        victim.application().resume();
        isBack(victim);
      }
      case CUT_OFF -> {
        People.saysWhatIsWrong(atVictim.join());
        victim.gate().heal();
        isBack(victim);
      }
    }
    System.out.printf("%s, %s, %s: others went on after %d ms, all over after %d ms%n", where, fault, victim.name(), recovered / 1_000_000,
        (System.nanoTime() - start) / 1_000_000);
  }

  private void isBack(Node node) {
    within(Duration.ofSeconds(60), node.name() + " to serve again", node::serves);
    away.remove(node);
  }

  /** As whoever watches over the processes does. */
  private void restartKilled() {
    for (Node node : killed) {
      node.start();
      CompletableFuture.runAsync(() -> {
        node.application().ready();
        isBack(node);
      });
    }
    killed.clear();
  }

  /** Without another one, nobody could go on with the work of the one that is struck next. */
  private void everyNodeIsBack() {
    within(Duration.ofSeconds(120), "all nodes to be back", () -> away.isEmpty() && nodes.stream().allMatch(Node::serves));
  }

  /** Whoever logged in at one node works at all that are there. */
  private void everybodyIsLoggedInEverywhere() {
    for (Node node : here()) {
      for (Visitor visitor : visitors) {
        assertThat(visitor.at(node.application().port()).get("/api/me").statusCode()).as("at %s", node.name()).isEqualTo(200);
      }
    }
  }

  private List<Node> here() {
    return nodes.stream().filter(node -> !away.contains(node)).toList();
  }

  private Node node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  private int launched(String process) {
    return jdbc.sql("select count(launched_at) from fan_out_item where process like ?").param("%" + process).query(Integer.class).single();
  }

  private int started(String process) {
    List<String> keys = jdbc.sql("select coalesce(business_key_, id_) from act_hi_procinst where proc_def_key_ = ?").param(process)
        .query(String.class).list();
    assertThat(keys).as("instances of " + process).doesNotHaveDuplicates();
    return keys.size();
  }

  private int reports() {
    return count("select count(*) from unit_report");
  }

  private int alerts() {
    return count("select count(*) from alert");
  }

  /** Those that were written here. */
  private int accepted() {
    return count("select count(arrival_number) from unit_report");
  }

  private boolean closed() {
    return count("select count(closed_at) from reporting_period") == 1;
  }

  private int count(String query) {
    return jdbc.sql(query).query(Integer.class).single();
  }

  private static List<Fault> shuffled(Random random, Fault... faults) {
    List<Fault> list = new ArrayList<>(List.of(faults));
    Collections.shuffle(list, random);
    return list;
  }

  private static void kill(Node node) {
    try {
      node.application().kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleepUntil(long nanoTime) {
    try {
      Thread.sleep(Math.max(0, (nanoTime - System.nanoTime()) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
