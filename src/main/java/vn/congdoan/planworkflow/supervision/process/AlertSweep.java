package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.notification.NoticeKind;
import vn.congdoan.planworkflow.notification.Notices;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.AlertLevels;
import vn.congdoan.planworkflow.supervision.AlertReceivers;
import vn.congdoan.planworkflow.supervision.Alerts;
import vn.congdoan.planworkflow.supervision.DatedItem;
import vn.congdoan.planworkflow.supervision.Urging;
import vn.congdoan.planworkflow.supervision.Urgings;
import vn.congdoan.planworkflow.worklist.DueList;

/**
 * Goes once every working day, and at every start, through the open work that is near its day or past it, and alerts whom it concerns.
 * An item that passed several levels unseen is alerted once, at the highest.
 */
@Component
public class AlertSweep {

  private static final Logger LOG = LoggerFactory.getLogger(AlertSweep.class);

  private static final int PAGE = 500;
  /** As far ahead as the decision table is asked whether it alerts, in days. */
  private static final int FARTHEST = 45;

  private record Due(DatedItem item, AlertLevel level, DueList.DueWork work) {}

  private final DueList dueList;
  private final AlertLevels levels;
  private final AlertReceivers receivers;
  private final Alerts alerts;
  private final Urgings urgings;
  private final UrgingEnds ends;
  private final Notices notices;
  private final Plans plans;
  private final Processes processes;
  private final OneNode oneNode;
  private final CurrentUser user;
  private final WorkingDays workingDays;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final LocalTime from;

  AlertSweep(DueList dueList, AlertLevels levels, AlertReceivers receivers, Alerts alerts, Urgings urgings, UrgingEnds ends, Notices notices, Plans plans,
      Processes processes, OneNode oneNode, CurrentUser user, WorkingDays workingDays, JdbcClient jdbc, Clock clock,
      @Value("${planworkflow.alert-time:07:30}") String from) {
    this.dueList = dueList;
    this.levels = levels;
    this.receivers = receivers;
    this.alerts = alerts;
    this.urgings = urgings;
    this.ends = ends;
    this.notices = notices;
    this.plans = plans;
    this.processes = processes;
    this.oneNode = oneNode;
    this.user = user;
    this.workingDays = workingDays;
    this.jdbc = jdbc;
    this.clock = clock;
    this.from = LocalTime.parse(from);
  }

  /** Sweeps when the day's hour has come by the clock that everything asks, and no node has finished the sweep of the day. */
  @Scheduled(fixedDelayString = "${planworkflow.alert-check:PT1M}", initialDelayString = "${planworkflow.alert-check:PT1M}")
  public void sweepWhenDue() {
    if (isTime() && !swept(LocalDate.now(clock))) sweep();
  }

  /**
   * Alerts what has reached a level that nobody was told of, and ends the urging of what is done.
   *
   * @return how many alerts were raised
   */
  public int sweep() {
    return user.asSystem(() -> {
      LocalDate today = LocalDate.now(clock);
      Map<LocalDate, Optional<AlertLevel>> known = new HashMap<>();
      OffsetDateTime before = lastAlertedDay(today, known).plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
      int raised = 0;
      DueList.Mark mark = DueList.Mark.BEGINNING;
      for (List<DueList.DueWork> page = dueList.page(before, mark, PAGE); !page.isEmpty(); page = dueList.page(before, mark, PAGE)) {
        raised += alert(page, today, known);
        DueList.DueWork last = page.get(page.size() - 1);
        mark = new DueList.Mark(last.due(), last.taskId());
      }
      ends.endDone();
      if (isTime()) markSwept(today);
      return raised;
    });
  }

  private LocalDate lastAlertedDay(LocalDate today, Map<LocalDate, Optional<AlertLevel>> known) {
    LocalDate last = today;
    for (int days = 0; days <= FARTHEST; days++) {
      LocalDate day = today.plusDays(days);
      if (levelAt(day, today, known).isPresent()) last = day;
    }
    return last;
  }

  private Optional<AlertLevel> levelAt(LocalDate dueOn, LocalDate today, Map<LocalDate, Optional<AlertLevel>> known) {
    return known.computeIfAbsent(dueOn, day -> levels.at(day, today));
  }

  private int alert(List<DueList.DueWork> page, LocalDate today, Map<LocalDate, Optional<AlertLevel>> known) {
    List<Due> due = untold(page, today, known);
    if (due.isEmpty()) return 0;
    try {
      return oneNode.atATime(() -> raise(untold(page, today, known)));
    } catch (RuntimeException e) {
      LOG.warn("a page of alerts could not be raised together; each is tried by itself", e);
    }
    int raised = 0;
    for (Due one : due) {
      try {
        raised += oneNode.atATime(() -> raise(untold(List.of(one.work()), today, known)));
      } catch (RuntimeException e) {
        LOG.error("{} of {} could not be alerted; the next sweep tries again", one.level(), one.item().key(), e);
      }
    }
    return raised;
  }

  /** What has reached a higher level than anybody was told of; an item once, by its first open step. */
  private List<Due> untold(List<DueList.DueWork> page, LocalDate today, Map<LocalDate, Optional<AlertLevel>> known) {
    Map<DatedItem, Due> due = new LinkedHashMap<>();
    for (DueList.DueWork work : page) {
      // Who has to answer a letter was alerted already.
      if (work.process().equals(UrgingProcess.KEY)) continue;
      DatedItem item = DatedItem.of(work, clock.getZone()).orElse(null);
      if (item == null) continue;
      levelAt(item.dueOn(), today, known).ifPresent(level -> due.putIfAbsent(item, new Due(item, level, work)));
    }
    Map<DatedItem, AlertLevel> told = alerts.levels(due.keySet());
    return due.values().stream().filter(one -> !told.containsKey(one.item()) || told.get(one.item()).compareTo(one.level()) < 0).toList();
  }

  private int raise(List<Due> due) {
    Map<String, String> businessKeys = processes.businessKeys(due.stream().map(one -> one.work().instanceId()).collect(Collectors.toSet()));
    int raised = 0;
    for (Due one : due) {
      String businessKey = businessKeys.get(one.work().instanceId());
      // It was ended since the list was read.
      if (businessKey == null) continue;
      String planCode = businessKey.contains("/") ? businessKey.substring(0, businessKey.indexOf('/')) : businessKey;
      Optional<Plan> plan = plans.find(planCode);
      List<String> told = receivers.of(one.level(), one.item(), one.work().groups(), plan);
      alerts.append(one.item(), one.level(), one.work(), told);
      if (one.level().urges()) {
        notices.tell(NoticeKind.valueOf(one.level().name()), one.item().key() + "/" + one.level(), told,
            Text.of("supervision.about", one.work().name(), one.work().shown()), one.work().taskId(), one.item().dueOn());
        if (plan.isPresent()) urge(one, planCode, businessKey);
      }
      raised++;
    }
    return raised;
  }

  private void urge(Due due, String planCode, String businessKey) {
    Optional<Urging> running = urgings.find(due.item()).filter(urging -> urging.closedAt() == null);
    if (running.isPresent()) {
      urgings.raise(running.get().id(), due.level());
      // Nobody waits while the first letter is still to be written: it is then written at the higher level.
      processes.send(UrgingProcess.LEVEL_RAISED, UrgingProcess.KEY, running.get().processKey());
      return;
    }
    Urging urging = urgings.open(due.item(), due.level(), planCode, businessKey, due.work());
    processes.start(UrgingProcess.KEY, urging.processKey(),
        Map.of(UrgingProcess.URGING_ID.name(), urging.id(), UrgingProcess.UNIT_CODE.name(), urging.item().unit()));
  }

  private boolean isTime() {
    LocalDate today = LocalDate.now(clock);
    return workingDays.isWorkingDay(today) && !LocalTime.now(clock).isBefore(from);
  }

  private boolean swept(LocalDate day) {
    return jdbc.sql("select count(*) from alert_sweep where swept_on = ?").param(day).query(Integer.class).single() > 0;
  }

  private void markSwept(LocalDate day) {
    oneNode.atATime(() -> {
      if (!swept(day)) jdbc.sql("insert into alert_sweep (swept_on, finished_at) values (?, ?)").params(day, OffsetDateTime.now(clock)).update();
      return null;
    });
  }
}
