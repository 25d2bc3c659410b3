package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.engine.TaskWatch;
import vn.congdoan.planworkflow.supervision.DatedItem;
import vn.congdoan.planworkflow.supervision.Urging;
import vn.congdoan.planworkflow.supervision.Urgings;
import vn.congdoan.planworkflow.worklist.DueList;

/** Ends the urging of an item when nothing of it is open any more: it was done, or got another day. */
@Component
// Before the worklist forgets what the task was about.
@Order(Ordered.HIGHEST_PRECEDENCE)
class UrgingEnds implements TaskWatch {

  private static final Logger LOG = LoggerFactory.getLogger(UrgingEnds.class);

  private static final int PAGE = 200;

  private final Urgings urgings;
  private final DueList dueList;
  private final Desks desks;
  private final Processes processes;
  private final CurrentUser user;
  private final Clock clock;
  private final TransactionTemplate separately;

  UrgingEnds(Urgings urgings, DueList dueList, Desks desks, Processes processes, CurrentUser user, Clock clock, PlatformTransactionManager transactions) {
    this.urgings = urgings;
    this.dueList = dueList;
    this.desks = desks;
    this.processes = processes;
    this.user = user;
    this.clock = clock;
    this.separately = new TransactionTemplate(transactions);
    this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void completed(OpenTask task) {
    if (task.process().equals(UrgingProcess.KEY)) return;
    DatedItem.of(task, desks, clock.getZone()).ifPresent(this::lookAfterwards);
  }

  @Override
  public void withdrawn(String taskId) {
    dueList.find(taskId).flatMap(this::item).ifPresent(this::lookAfterwards);
  }

  @Override
  public void changed(OpenTask task) {
    Optional<DueList.DueWork> before = dueList.find(task.id());
    if (before.isEmpty() || task.due() != null && before.get().due().isEqual(task.due())) return;
    item(before.get()).ifPresent(this::lookAfterwards);
  }

  /** Ends every urging whose item has nothing open: one that a crash kept from being ended at once. */
  void endDone() {
    List<Urging> page = urgings.openAfter(0, PAGE);
    while (!page.isEmpty()) {
      Set<DatedItem> open = open(page.stream().map(urging -> urging.item().subject()).collect(Collectors.toSet()));
      page.stream().filter(urging -> !open.contains(urging.item())).forEach(this::endSafely);
      page = urgings.openAfter(page.get(page.size() - 1).id(), PAGE);
    }
  }

  private Optional<DatedItem> item(DueList.DueWork work) {
    return work.process().equals(UrgingProcess.KEY) ? Optional.empty() : DatedItem.of(work, clock.getZone());
  }

  /** Only after the commit is it known whether another step of the same item has begun. */
  private void lookAfterwards(DatedItem item) {
    Optional<Urging> urging = urgings.find(item).filter(found -> found.closedAt() == null);
    if (urging.isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) return;
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        endSafely(urging.get());
      }
    });
  }

  private void endSafely(Urging urging) {
    try {
      separately.executeWithoutResult(status -> {
        if (open(Set.of(urging.item().subject())).contains(urging.item())) return;
        urgings.close(urging.id());
        processes.send(UrgingProcess.ITEM_CLOSED, UrgingProcess.KEY, urging.processKey());
      });
    } catch (RuntimeException e) {
      LOG.warn("{} could not be ended; the next sweep tries again", urging.subject(), e);
    }
  }

  private Set<DatedItem> open(Set<String> subjects) {
    return user.asSystem(() -> dueList.about(subjects)).stream().map(this::item).flatMap(Optional::stream).collect(Collectors.toCollection(HashSet::new));
  }
}
