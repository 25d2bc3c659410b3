package vn.congdoan.planworkflow.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.NamedActors;
import vn.congdoan.planworkflow.organization.WorkingDays;

/** Open work and what was given on, in the words of the front door. */
@Component
public class FrontDoor {

  /**
   * Open work on the front door.
   *
   * @param href where its form is
   * @param due null when nobody set a date
   * @param late whether it is overdue
   * @param workingDays that it is late, or that are left; null without a due date
   * @param heldBy name of the colleague who has taken it; null when nobody has, or the reader
   * @param inPlaceOf name of whoever is absent and does it else; null when it is the reader's own work
   */
  public record OpenWork(String taskId, String href, String name, String shown, OffsetDateTime due, boolean late, Integer workingDays, boolean returned,
      boolean review, boolean mine, String heldBy, String inPlaceOf) {}

  /**
   * Where something stands that was given on.
   *
   * @param at when it was given on
   * @param by who gave it on and in whose place; null when somebody did so in the own name
   * @param state of the whole
   * @param waits steps that it waits at
   * @param last newest decision or submission; null before the first
   * @param returnedBecause reason of the newest act, when that is a return
   */
  public record Standing(String subject, String shown, OffsetDateTime at, String by, State state, List<Wait> waits, LastAct last, String returnedBecause) {}

  /** With whom it is. */
  public record Wait(String step, List<String> with, OffsetDateTime since, OffsetDateTime due, boolean late) {}

  /** What was done last. */
  public record LastAct(String step, String act, OffsetDateTime at) {}

  /** How far something is that was given on. */
  public enum State {
    /** Somebody has to act. */
    WAITING,
    /** Nobody has to act now: the system works on it, or a later day is awaited. */
    UNDER_WAY,
    /** Nothing more will come. */
    DONE,
    REFUSED
  }

  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

  private final Worklist worklist;
  private final Acts acts;
  private final Actors actors;
  private final NamedActors people;
  private final OwnShares shares;
  private final Processes processes;
  private final WorkingDays workingDays;
  private final Clock clock;

  FrontDoor(Worklist worklist, Acts acts, Actors actors, NamedActors people, OwnShares shares, Processes processes, WorkingDays workingDays,
      Clock clock) {
    this.worklist = worklist;
    this.acts = acts;
    this.actors = actors;
    this.people = people;
    this.shares = shares;
    this.processes = processes;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** Where the form of a task is. Tasklist shows it beside the first of its filters, which holds all work of the reader's groups. */
  public static String address(String taskId) {
    return TASKLIST + taskId;
  }

  public List<OpenWork> shown(List<WorkItem> items, String reader) {
    Map<String, String> absent = shares.absent();
    return items.stream().map(item -> shown(item, reader, absent)).toList();
  }

  OpenWork shown(WorkItem item, String reader) {
    return shown(item, reader, shares.absent());
  }

  private OpenWork shown(WorkItem item, String reader, Map<String, String> absent) {
    boolean lent = !absent.isEmpty() && item.groups().stream().noneMatch(shares.own()::contains);
    String inPlaceOf = lent ? item.groups().stream().map(absent::get).filter(Objects::nonNull).findFirst().map(people::inSentence).orElse(null) : null;
    boolean mine = reader.equals(item.assignee());
    return new OpenWork(item.taskId(), address(item.taskId()), item.name(), item.shown(), item.due(), late(item), daysOf(item), item.returned(),
        item.review(), mine, item.assignee() == null || mine ? null : actors.describe(item.assignee()), inPlaceOf);
  }

  public List<Standing> standings(List<HandedIn.Handed> handed) {
    Map<String, List<WorkItem>> open = worklist.about(handed.stream().map(HandedIn.Handed::subject).toList()).stream()
        .collect(Collectors.groupingBy(WorkItem::subject));
    Set<String> quiet = new HashSet<>();
    handed.stream().filter(item -> !open.containsKey(item.subject())).forEach(item -> quiet.add(item.instanceId()));
    Set<String> running = processes.running(quiet);
    return handed.stream().map(item -> standing(item, open.getOrDefault(item.subject(), List.of()), running.contains(item.instanceId()))).toList();
  }

  private Standing standing(HandedIn.Handed handed, List<WorkItem> open, boolean running) {
    List<Acts.Act> all = acts.of(handed.subject());
    List<Acts.Act> done = all.stream().filter(act -> act.kind() != Acts.Kind.AUTO).toList();
    Acts.Act last = done.isEmpty() ? null : done.get(done.size() - 1);
    boolean refused = last != null && last.kind() == Acts.Kind.REJECT;
    State state = !open.isEmpty() ? State.WAITING : running ? State.UNDER_WAY : refused ? State.REFUSED : State.DONE;
    return new Standing(handed.subject(), handed.shown(), handed.at(),
        handed.inPlaceOf() == null ? null : people.inSentence(handed.by(), handed.inPlaceOf()), state,
        open.stream().map(item -> new Wait(item.name(), item.groups().stream().map(actors::describe).toList(), item.created(), item.due(), late(item))).toList(),
        last == null ? null : new LastAct(last.step(), last.kind().name(), last.at()),
        Acts.lastReturn(all).map(Acts.Act::reason).orElse(refused ? last.reason() : null));
  }

  private boolean late(WorkItem item) {
    return item.due() != null && item.due().isBefore(OffsetDateTime.now(clock));
  }

  private Integer daysOf(WorkItem item) {
    if (item.due() == null) return null;
    LocalDate today = LocalDate.now(clock);
    LocalDate day = item.due().atZoneSameInstant(clock.getZone()).toLocalDate();
    return late(item) ? workingDays.between(day, today) : workingDays.between(today, day);
  }
}
