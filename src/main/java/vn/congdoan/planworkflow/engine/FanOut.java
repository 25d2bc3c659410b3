package vn.congdoan.planworkflow.engine;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Many independent process instances that one parent waits for: launched some hundreds per job, each settled by its own row,
 * the parent woken by one message when no open row is left.
 *
 * <p>A row is unique by process and business key, so that a job which is rolled back or repeated never starts a second instance.
 */
@Component
public class FanOut {

  private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);

  /** Somebody waits for it, was not told yet, and nothing of it is open. */
  private static final String TO_ANNOUNCE = "f.announced_at is null and f.closed_at is null and f.message is not null"
      + " and not exists (select 1 from fan_out_item i where i.fan_out = f.code and i.settled_at is null)";

  /**
   * How far a fan-out is.
   *
   * @param total rows
   * @param launched rows whose instance was started
   * @param settled rows that are done
   */
  public record Progress(int total, int launched, int settled) {}

  /**
   * How far all fan-outs of a process are that a parent still waits for.
   *
   * @param process that is launched
   */
  public record Running(String process, Progress progress) {}

  /**
   * One instance to start.
   *
   * @param process id of the process
   * @param subjectId id in the stage's own table
   * @param businessKey of the instance to start
   */
  public record Item(String process, long subjectId, String businessKey) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final RuntimeService runtime;
  private final Supplier<List<Launchable>> launchables;
  private final CurrentUser user;
  private final Clock clock;
  private final int chunk;
  private final Semaphore lanes;
  private final TransactionTemplate separately;

  FanOut(JdbcClient jdbc, JdbcTemplate batches, RuntimeService runtime, ObjectProvider<Launchable> launchables, CurrentUser user, Clock clock,
      @Value("${planworkflow.fan-out-chunk:200}") int chunk, @Value("${planworkflow.fan-outs-at-once:1}") int atOnce,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.runtime = runtime;
    this.launchables = SingletonSupplier.of(() -> launchables.stream().toList());
    this.user = user;
    this.clock = clock;
    this.chunk = chunk;
    this.lanes = new Semaphore(atOnce, true);
    this.separately = new TransactionTemplate(transactions);
    this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** How many instances one job starts or tells: its transaction stays well inside the job's lock time. */
  public int chunk() {
    return chunk;
  }

  /** Whether the fan-out was opened: what it is over need not be read again for each of its jobs. */
  public boolean opened(String code) {
    return jdbc.sql("select count(*) from fan_out where code = ?").param(code).query(Integer.class).single() > 0;
  }

  /**
   * Opens a fan-out, or adds items to it; items that are there already stay as they are.
   *
   * @param code unique name of the fan-out
   * @param message sent to the parent when all items are settled; null when nobody waits
   * @param parentKey business key of the parent that waits
   */
  @Transactional
  public void open(String code, String message, String parentKey, Collection<Item> items) {
    Set<String> present = new HashSet<>();
    if (opened(code)) {
      present.addAll(jdbc.sql("select process || '|' || business_key from fan_out_item where fan_out = ?").param(code).query(String.class).list());
    } else {
      jdbc.sql("insert into fan_out (code, message, parent_key) values (?, ?, ?)").params(code, message, parentKey).update();
    }
    batches.batchUpdate("insert into fan_out_item (fan_out, process, subject_id, business_key) values (?, ?, ?, ?)",
        items.stream().filter(item -> present.add(item.process() + "|" + item.businessKey()))
            .map(item -> new Object[] {code, item.process(), item.subjectId(), item.businessKey()}).toList());
  }

  /**
   * Starts the next items, inside the engine command that calls it: the engine then writes all of them at once.
   *
   * @return whether every item of the fan-out is launched now
   */
  public boolean launchNext(String code) {
    waitForLane();
    record Row(long id, String process, long subjectId, String businessKey) {}
    // Locked, so that a job which runs a second time beside the first waits, and then finds them taken.
    List<Row> rows = jdbc.sql("""
            select id, process, subject_id, business_key from fan_out_item
            where fan_out = ? and launched_at is null order by id fetch first %d rows only for update""".formatted(chunk))
        .param(code)
        .query((rs, n) -> new Row(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getString(4))).list();
    Map<String, List<Long>> subjects = rows.stream()
        .collect(Collectors.groupingBy(Row::process, Collectors.mapping(Row::subjectId, Collectors.toList())));
    Map<String, Map<Long, Map<String, Object>>> variables = new HashMap<>();
    subjects.forEach((process, ids) -> variables.put(process, launchable(process).variablesFor(ids)));
    OffsetDateTime now = now();
    List<Object[]> launched = new ArrayList<>();
    for (Row row : rows) {
      String instance = runtime.createProcessInstanceByKey(row.process()).businessKey(row.businessKey())
          .setVariables(variables.get(row.process()).get(row.subjectId())).execute().getId();
      launched.add(new Object[] {now, instance, row.id()});
    }
    for (int taken : batches.batchUpdate("update fan_out_item set launched_at = ?, instance_id = ? where id = ? and launched_at is null", launched)) {
      // Some databases tell "done" without a count.
      if (taken == 0) throw new IllegalStateException("another job launches " + code + " at this moment; this one is repeated");
    }
    return rows.size() < chunk;
  }

  /**
   * One node launches in few jobs at a time, however many fan-outs of a tree are under way: the processors that are left belong to the people at work.
   * The lane is held until the transaction ends, for most of the work is the engine's writing at its end.
   */
  private void waitForLane() {
    if (!TransactionSynchronizationManager.isSynchronizationActive() || TransactionSynchronizationManager.hasResource(lanes)) return;
    lanes.acquireUninterruptibly();
    TransactionSynchronizationManager.bindResource(lanes, Boolean.TRUE);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(lanes);
        lanes.release();
      }
    });
  }

  private Launchable launchable(String process) {
    return launchables.get().stream().filter(launchable -> launchable.process().equals(process)).findFirst()
        .orElseThrow(() -> new IllegalStateException("no process to launch: " + process));
  }

  /** Marks an item as done; wakes the parent after the commit when it was the last one. */
  public void settle(String process, String businessKey) {
    List<String> codes = jdbc.sql("select fan_out from fan_out_item where process = ? and business_key = ? and settled_at is null")
        .params(process, businessKey).query(String.class).list();
    jdbc.sql("update fan_out_item set settled_at = ? where process = ? and business_key = ? and settled_at is null")
        .params(now(), process, businessKey).update();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          // Asked on the connection that is still at hand: a second one for each of many that settle at once could be more than there are.
          codes.stream().filter(FanOut.this::allSettled).forEach(FanOut.this::announceSafely);
        }
      });
    } else {
      codes.forEach(this::announceSafely);
    }
  }

  private boolean allSettled(String code) {
    return jdbc.sql("select count(*) from fan_out f where f.code = ? and " + TO_ANNOUNCE).param(code).query(Integer.class).single() > 0;
  }

  /** The parent no longer waits: what settles later is only counted. */
  public void close(String code) {
    jdbc.sql("update fan_out set closed_at = ? where code = ? and closed_at is null").params(now(), code).update();
  }

  public Progress progress(String code) {
    return jdbc.sql("select count(*), count(launched_at), count(settled_at) from fan_out_item where fan_out = ?").param(code)
        .query((rs, n) -> new Progress(rs.getInt(1), rs.getInt(2), rs.getInt(3))).single();
  }

  /** How far those fan-outs are that still launch or that somebody waits for, by the process that they launch. */
  public List<Running> running() {
    return jdbc.sql("""
            select i.process, count(*), count(i.launched_at), count(i.settled_at) from fan_out f join fan_out_item i on i.fan_out = f.code
            where f.closed_at is null and f.announced_at is null
            and (f.message is not null or exists (select 1 from fan_out_item o where o.fan_out = f.code and o.launched_at is null))
            group by i.process order by i.process""")
        .query((rs, n) -> new Running(rs.getString(1), new Progress(rs.getInt(2), rs.getInt(3), rs.getInt(4)))).list();
  }

  /** Safety net: two last ones may each have seen the other as open, and a message may have come before its receiver waited. */
  @Scheduled(fixedDelayString = "${planworkflow.fan-out-sweep:PT20S}", initialDelayString = "${planworkflow.fan-out-sweep:PT20S}")
  public void announceSettled() {
    jdbc.sql("select code from fan_out f where " + TO_ANNOUNCE)
        .query(String.class).list().forEach(this::announceSafely);
  }

  private void announceSafely(String code) {
    try {
      separately.executeWithoutResult(status -> user.asSystem(() -> {
        announce(code);
        return null;
      }));
    } catch (MismatchingMessageCorrelationException e) {
      LOG.debug("nobody waits yet for {}", code);
    } catch (RuntimeException e) {
      LOG.warn("the parent of {} could not be woken; the next sweep tries again", code, e);
    }
  }

  private void announce(String code) {
    record Parent(String message, String key) {}
    // Taking the row first keeps two nodes from waking the same parent twice.
    int mine = jdbc.sql("update fan_out f set announced_at = ? where f.code = ? and " + TO_ANNOUNCE).params(now(), code).update();
    if (mine == 0) return;
    Parent parent = jdbc.sql("select message, parent_key from fan_out where code = ?").param(code)
        .query((rs, n) -> new Parent(rs.getString(1), rs.getString(2))).single();
    runtime.createMessageCorrelation(parent.message()).processInstanceBusinessKey(parent.key()).correlate();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
