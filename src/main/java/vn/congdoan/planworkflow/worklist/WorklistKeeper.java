package vn.congdoan.planworkflow.worklist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.InPlaceOf;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.desk.Subjects;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.TaskWatch;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Refused;

/** Keeps the worklist true, task by task as the engine tells, and puts right what was there before the list was. */
@Component
// Other watches read what it sets on a task.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class WorklistKeeper implements TaskWatch {

  private static final Logger LOG = LoggerFactory.getLogger(WorklistKeeper.class);

  /** Ids compared at once, and tasks added or removed at once. */
  private static final int WALK = 5000;
  private static final int CHUNK = 200;

  private final Worklist worklist;
  private final HandedIn handedIn;
  private final Desks desks;
  private final Subjects subjects;
  private final Acts acts;
  private final UserTasks tasks;
  private final CurrentUser user;
  private final Clock clock;
  private final OneNode oneNode;
  private final InPlaceOf inPlaceOf;

  WorklistKeeper(Worklist worklist, HandedIn handedIn, Desks desks, Subjects subjects, Acts acts, UserTasks tasks, OneNode oneNode,
      CurrentUser user, InPlaceOf inPlaceOf, Clock clock) {
    this.worklist = worklist;
    this.handedIn = handedIn;
    this.desks = desks;
    this.subjects = subjects;
    this.acts = acts;
    this.tasks = tasks;
    this.oneNode = oneNode;
    this.inPlaceOf = inPlaceOf;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public void opened(OpenTask task) {
    add(task, item(task));
  }

  private void add(OpenTask task, WorkItem item) {
    task.set(OpenTask.SUBJECT, item.shown());
    // Only where it is true: the filter of returned work then reads few rows.
    if (item.returned()) task.set(OpenTask.RETURNED, true);
    worklist.add(item, task.priority());
  }

  @Override
  public void changed(OpenTask task) {
    worklist.change(task.id(), task.assignee(), task.due(), task.priority(), task.candidateGroups());
  }

  @Override
  public void completed(OpenTask task) {
    Set<String> inTheNameOf = new HashSet<>(user.groups());
    inTheNameOf.retainAll(task.candidateGroups());
    desks.find(task).ifPresent(work -> handedIn.keep(work.subject().apply(task), subjects.of(task.businessKey()).shown(), task.instanceId(),
        user.id(), inPlaceOf.of(user.id()).orElse(null), inTheNameOf, OffsetDateTime.now(clock)));
    worklist.remove(task.id());
  }

  @Override
  public void withdrawn(String taskId) {
    worklist.remove(taskId);
  }

  /**
   * Compares the list with the engine, in chunks: adds open tasks that were there before the list was, and removes what is no longer open.
   *
   * @return how many items were added or removed
   */
  @Scheduled(initialDelayString = "${planworkflow.worklist-check}", fixedDelayString = "${planworkflow.worklist-check}")
  public int putRight() {
    int mended = 0;
    String last = "";
    while (last != null) {
      // First what is open, then what is listed: a task that comes in between is asked for once more before it is removed.
      List<String> open = tasks.idsAfter(last, WALK);
      String end = open.size() < WALK ? null : open.get(WALK - 1);
      Set<String> listed = new LinkedHashSet<>(worklist.ids(last, end));
      List<String> missing = open.stream().filter(id -> !listed.contains(id)).toList();
      open.forEach(listed::remove);
      mended += inChunks(missing, this::add) + inChunks(List.copyOf(listed), this::removeEnded);
      last = end;
    }
    return mended;
  }

  private static int inChunks(List<String> ids, ToIntFunction<List<String>> work) {
    int done = 0;
    for (int from = 0; from < ids.size(); from += CHUNK) done += work.applyAsInt(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
    return done;
  }

  private int add(List<String> missing) {
    // Another node that checks at the same time may have added them by the time that this one has its turn.
    oneNode.atATime(() -> {
      Set<String> still = new HashSet<>(missing);
      still.removeAll(worklist.present(missing));
      tasks.open(still).forEach(this::addOld);
      return null;
    });
    // One that another node completed in this moment was added for ever otherwise.
    removeEnded(missing);
    return worklist.present(missing).size();
  }

  private int removeEnded(List<String> ids) {
    Set<String> ended = new HashSet<>(ids);
    ended.removeAll(tasks.stillOpen(ids));
    ended.forEach(worklist::remove);
    return ended.size();
  }

  private void addOld(OpenTask task) {
    WorkItem item;
    try {
      item = item(task);
    } catch (IllegalStateException | Refused e) {
      // It could not be opened either: a variable or a row of ours that its work rests on is missing.
      LOG.warn("task {} of {} stays out of the worklist: {}", task.id(), task.businessKey(), e.getMessage());
      return;
    }
    add(task, item);
    if (item.subject() == null) return;
    // Whose groups they acted for was not written down then; what they did themselves was.
    for (Acts.Act act : acts.of(item.subject())) {
      if (act.actor() != null) handedIn.keep(item.subject(), item.shown(), item.instanceId(), act.actor(), List.of(), act.at());
    }
  }

  private WorkItem item(OpenTask task) {
    Subjects.Subject about = subjects.of(task.businessKey());
    TaskWork work = desks.find(task).orElse(null);
    String subject = work == null ? null : work.subject().apply(task);
    boolean returned = work != null && work.mends() && acts.lastReturn(subject).isPresent();
    return new WorkItem(task.id(), task.instanceId(), task.process(), task.step(), task.name(), subject, about.shown(), about.unit(), task.assignee(),
        task.due(), task.created(), returned, work != null && work.reviews(), List.copyOf(task.candidateGroups()),
        about.plan(), about.year());
  }
}
