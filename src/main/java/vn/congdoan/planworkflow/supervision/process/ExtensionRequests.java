package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.InPlaceOf;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.Subjects;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.engine.StandIns;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.supervision.DatedItem;
import vn.congdoan.planworkflow.supervision.Extension;
import vn.congdoan.planworkflow.supervision.Extensions;

/** Asks for a later due date from the form of a task, and shows what was asked for before. */
@Component
public class ExtensionRequests {

  private final UserTasks tasks;
  private final Desks desks;
  private final Subjects subjects;
  private final Extensions extensions;
  private final ExtensionRules rules;
  private final ExtensionView view;
  private final Processes processes;
  private final Acts acts;
  private final InPlaceOf inPlaceOf;
  private final StandIns standIns;
  private final CurrentUser user;
  private final Clock clock;

  ExtensionRequests(UserTasks tasks, Desks desks, Subjects subjects, Extensions extensions, ExtensionRules rules, ExtensionView view, Processes processes,
      Acts acts, InPlaceOf inPlaceOf, StandIns standIns, CurrentUser user, Clock clock) {
    this.tasks = tasks;
    this.desks = desks;
    this.subjects = subjects;
    this.extensions = extensions;
    this.rules = rules;
    this.view = view;
    this.processes = processes;
    this.acts = acts;
    this.inPlaceOf = inPlaceOf;
    this.standIns = standIns;
    this.user = user;
    this.clock = clock;
  }

  /** What the form of a task shows: its first and its present due date, every request, and whether another can be made. */
  public Map<String, Object> show(String taskId) {
    OpenTask task = tasks.require(taskId);
    DatedItem item = DatedItem.of(task, desks, clock.getZone()).orElse(null);
    if (item == null) return Shown.of("dueOn", null, "firstDueOn", null, "askable", false, "extensions", List.of());
    List<Extension> asked = extensions.of(item.subject(), item.unit());
    return Shown.of("dueOn", item.dueOn(), "firstDueOn", extensions.firstDueOn(item.subject(), item.unit(), item.dueOn()),
        "askable", known(task) && mineOrFree(task) && extensions.undecided(item.subject(), item.unit(), item.dueOn()).isEmpty(),
        "extensions", asked.stream().map(view::line).toList());
  }

  /**
   * Asks for a later due date of the item that a task belongs to.
   *
   * @return id of the request
   * @throws Refused FORBIDDEN when somebody else has the task, or it is none whose date can be moved; CONFLICT while another request waits; INVALID with
   *     every field that is wrong
   */
  @Transactional
  public long ask(String taskId, Fields fields) {
    OpenTask task = tasks.require(taskId);
    if (!mineOrFree(task)) throw Refused.forbidden(Text.of("engine.taskHeldBy", task.assignee()));
    DatedItem item = DatedItem.of(task, desks, clock.getZone()).filter(found -> known(task))
        .orElseThrow(() -> Refused.forbidden(Text.of("supervision.notExtendable")));
    if (extensions.undecided(item.subject(), item.unit(), item.dueOn()).isPresent()) throw Refused.conflict(Text.of("supervision.extensionWaits"));
    String reason = rules.readReason(fields);
    LocalDate proposed = rules.readDate(fields, "proposedOn", item.dueOn());
    fields.refuseProblems();
    standIns.beginActing(task);
    String group = task.candidateGroups().stream().filter(user.groups()::contains).sorted().findFirst().orElseThrow();
    LocalDate first = extensions.firstDueOn(item.subject(), item.unit(), item.dueOn());
    long id = extensions.ask(new Extension(0, item.subject(), item.unit(), planOf(task).orElse(null), taskId, task.name(),
        subjects.of(task.businessKey()).shown(), group, first, item.dueOn(), proposed, reason, user.id(), inPlaceOf.of(user.id()).orElse(null), null,
        Extension.State.OPEN, null, null, null, null, null, null, null, null));
    Extension asked = extensions.require(id);
    acts.append(asked.ownSubject(), Acts.Kind.SUBMIT, Text.of("supervision.extensionStep"), reason, user.id());
    acts.append(item.subject(), Acts.Kind.RECORD, Text.of("supervision.extensionStep"),
        Text.of("supervision.extensionAsked", Text.day(item.dueOn()), Text.day(proposed), reason), user.id());
    Map<String, Object> variables = new LinkedHashMap<>(rules.facts(asked));
    variables.put(DeadlineExtensionProcess.EXTENSION_ID.name(), id);
    variables.put(DeadlineExtensionProcess.ASKING_GROUP.name(), group);
    // Who may ask was checked above; in the engine nobody but the offices that run a plan starts anything.
    extensions.carriedBy(id, user.asSystem(() -> processes.start(DeadlineExtensionProcess.KEY, task.businessKey(), variables)));
    return id;
  }

  private Optional<String> planOf(OpenTask task) {
    return Optional.ofNullable(task.businessKey()).map(key -> key.contains("/") ? key.substring(0, key.indexOf('/')) : key);
  }

  /** The decision on a request has a due date that nobody moves. */
  private static boolean known(OpenTask task) {
    return !task.process().equals(DeadlineExtensionProcess.KEY);
  }

  private boolean mineOrFree(OpenTask task) {
    return task.assignee() == null || task.assignee().equals(user.id());
  }
}
