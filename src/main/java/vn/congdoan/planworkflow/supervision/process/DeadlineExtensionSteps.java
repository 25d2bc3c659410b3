package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.supervision.Extension;
import vn.congdoan.planworkflow.supervision.Extensions;
import vn.congdoan.planworkflow.worklist.Worklist;

/** What the model of an extension asks for: who decides, until when, and the moved date itself. */
@ForModels("deadlineExtension")
public class DeadlineExtensionSteps {

  private final Extensions extensions;
  private final ExtensionRules rules;
  private final Worklist worklist;
  private final UserTasks tasks;
  private final Desks desks;
  private final Actors actors;
  private final Acts acts;
  private final CurrentUser user;
  private final WorkingDays workingDays;
  private final Clock clock;
  private final int decisionDays;

  /** @param decisionDays working days for each decision and each amendment; the plan sets none */
  DeadlineExtensionSteps(Extensions extensions, ExtensionRules rules, Worklist worklist, UserTasks tasks, Desks desks, Actors actors, Acts acts,
      CurrentUser user, WorkingDays workingDays, Clock clock, @Value("${planworkflow.extension-decision-days}") int decisionDays) {
    this.extensions = extensions;
    this.rules = rules;
    this.worklist = worklist;
    this.tasks = tasks;
    this.desks = desks;
    this.actors = actors;
    this.acts = acts;
    this.user = user;
    this.workingDays = workingDays;
    this.clock = clock;
    this.decisionDays = decisionDays;
  }

  /** Code of the unit whose leader decides. */
  public String nameDecider(Long extensionId, String authority) {
    Extension extension = extensions.require(extensionId);
    Extension.Authority named = Extension.Authority.valueOf(authority);
    String unit = rules.decidingUnit(extension, named);
    extensions.decidedByGroup(extensionId, named, actors.group(unit, Role.LEADER));
    return unit;
  }

  public Date decisionDue(Long extensionId) {
    return Moments.dueOn(workingDays.plus(LocalDate.now(clock), decisionDays));
  }

  public Date amendmentDue(Long extensionId) {
    return decisionDue(extensionId);
  }

  /** The granted date takes the place of the present one: in what the stage keeps, in the engine, and in the list of open work. */
  public void moveDueDate(Long extensionId) {
    Extension extension = extensions.require(extensionId);
    LocalDate granted = extension.grantedOn();
    List<String> ids = worklist.tasksOf(extension.subject(), extension.unit(), extension.dueOn());
    List<OpenTask> open = tasks.open(ids);
    open.forEach(task -> desks.moveDue(task, granted));
    tasks.moveDue(ids, Moments.dueOn(granted));
    acts.append(extension.subject(), Acts.Kind.RECORD, Text.of("supervision.decisionStep"), Text.of("supervision.extensionGranted",
        Text.day(extension.dueOn()), Text.day(granted), Text.day(extension.firstDueOn())), user.id());
  }
}
