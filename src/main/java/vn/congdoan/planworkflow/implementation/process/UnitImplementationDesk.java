package vn.congdoan.planworkflow.implementation.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.ImplementationOrders;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.implementation.Part;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.ContentGroup;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** The work of a unit's clerk, staff and leader on a plan. */
@Component
class UnitImplementationDesk implements TaskDesk {

  private static final List<Review.Choice> DECISIONS = Review.approveOrReturn(Text.of("implementation.approve"));

  private final Implementations implementations;
  private final ImplementationOrders orders;
  private final ImplementationView view;
  private final UnitImplementationSteps steps;
  private final Plans plans;
  private final Units units;
  private final Accounts accounts;
  private final Registers registers;
  private final WorkingDays workingDays;
  private final OfficeHours hours;
  private final Acts acts;
  private final Attachments attachments;
  private final CurrentUser user;

  UnitImplementationDesk(Implementations implementations, ImplementationOrders orders, ImplementationView view, UnitImplementationSteps steps,
      Plans plans, Units units, Accounts accounts, Registers registers, WorkingDays workingDays, OfficeHours hours, Acts acts,
      Attachments attachments, CurrentUser user) {
    this.implementations = implementations;
    this.orders = orders;
    this.view = view;
    this.steps = steps;
    this.plans = plans;
    this.units = units;
    this.accounts = accounts;
    this.registers = registers;
    this.workingDays = workingDays;
    this.hours = hours;
    this.acts = acts;
    this.attachments = attachments;
    this.user = user;
  }

  @Override
  public String process() {
    return UnitImplementationProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_registerDocument", TaskWork.recording(UnitImplementationDesk::subject, this::showForRegister, this::register),
        "userTask_routeDocument", TaskWork.recording(UnitImplementationDesk::subject, task -> show(task, Part.ROUTING), this::route),
        "userTask_advisePartyBody", TaskWork.drafting(UnitImplementationDesk::subject, task -> show(task, Part.PARTY_ADVICE), this::advise),
        "userTask_draftUnitPlan", TaskWork.drafting(UnitImplementationDesk::subject, this::showForPlan, this::draft),
        "userTask_approveUnitPlan", TaskWork.reviewing(UnitImplementationDesk::subject, this::showForApproval, this::approve),
        "userTask_recordProgress", TaskWork.drafting(UnitImplementationDesk::subject, this::showForProgress, this::recordProgress));
  }

  /** Steps that have a day of their own, such as a decision, have none on record. */
  @Override
  public void moveDue(OpenTask task, LocalDate dueOn) {
    switch (task.step()) {
      case "userTask_advisePartyBody", "userTask_draftUnitPlan" -> implementations.extendPlan(implementation(task).id(), dueOn);
      case "userTask_recordProgress" -> implementations.extend(implementation(task).id(), dueOn);
      default -> { }
    }
  }

  private static String subject(OpenTask task) {
    return "implementation/" + task.require(UnitImplementationProcess.IMPLEMENTATION_ID);
  }

  private Implementation implementation(OpenTask task) {
    return implementations.require(task.require(UnitImplementationProcess.IMPLEMENTATION_ID));
  }

  private Plan plan(Implementation implementation) {
    return plans.require(implementation.order().plan());
  }

  // --- what the forms show

  private Map<String, Object> show(OpenTask task, Part part) {
    Implementation implementation = implementation(task);
    Map<String, Object> shown = view.plan(implementation, steps.progressDueOn(implementation.id()));
    Map<String, Object> register = implementations.part(implementation.id(), Part.REGISTER);
    if (!register.isEmpty()) shown.put("register", register);
    Map<String, Object> routing = implementations.part(implementation.id(), Part.ROUTING);
    if (!routing.isEmpty()) shown.put("routing", routing);
    shown.put("values", implementations.part(implementation.id(), part));
    return shown;
  }

  private Map<String, Object> showForRegister(OpenTask task) {
    Map<String, Object> shown = show(task, Part.REGISTER);
    shown.put("nextArrivalNumber",
        registers.upcoming(implementation(task).unit(), Registers.Direction.IN, String.valueOf(hours.today().getYear())));
    return shown;
  }

  private Map<String, Object> showForPlan(OpenTask task) {
    Implementation implementation = implementation(task);
    Map<String, Object> shown = show(task, Part.UNIT_PLAN);
    shown.put("partyAdvice", implementations.part(implementation.id(), Part.PARTY_ADVICE));
    shown.put("subordinates", view.units(orders.subordinates(implementation)));
    shown.put("contentGroups", plan(implementation).contentGroups().stream().map(group -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("code", group.code());
      one.put("title", group.title());
      return one;
    }).toList());
    return shown;
  }

  private Map<String, Object> showForApproval(OpenTask task) {
    Map<String, Object> shown = showForPlan(task);
    shown.put("decisions", Review.shown(DECISIONS));
    return shown;
  }

  private Map<String, Object> showForProgress(OpenTask task) {
    Implementation implementation = implementation(task);
    Map<String, Object> shown = show(task, Part.PROGRESS);
    shown.put("unitPlan", implementations.part(implementation.id(), Part.UNIT_PLAN));
    shown.put("cascade", view.cascade(implementation.id()));
    return shown;
  }

  // --- what completing does

  private void register(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    Plan plan = plan(implementation);
    LocalDate arrived = fields.requireDate("arrivedOn", Text.of("implementation.arrivalMissing"));
    if (arrived != null && arrived.isAfter(hours.today())) fields.problem("arrivedOn", Text.of("implementation.arrivalInFuture"));
    if (arrived != null && arrived.isBefore(plan.issuedOn())) {
      fields.problem("arrivedOn", Text.of("implementation.arrivalBeforeIssue"));
    }
    fields.requireText("forwardedTo", Text.of("implementation.receiverMissing"));
    Long typed = fields.count("arrivalNumber");
    String year = arrived == null ? null : String.valueOf(arrived.getYear());
    if (typed != null && typed == 0) {
      fields.problem("arrivalNumber", Text.of("implementation.arrivalNumberZero"));
    } else if (typed != null && year != null && registers.taken(implementation.unit(), Registers.Direction.IN, year, typed)) {
      fields.problem("arrivalNumber", taken(typed, year));
    }
    fields.refuseProblems();
    long number = typed != null ? typed : registers.upcoming(implementation.unit(), Registers.Direction.IN, year);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("arrivalNumber", number);
    content.put("arrivedOn", arrived);
    content.put("forwardedTo", fields.text("forwardedTo"));
    registers.register(implementation.unit(), Registers.Direction.IN, year, number, plan.number(), fields.text("forwardedTo"), user.id(), arrived);
    implementations.savePart(implementation.id(), Part.REGISTER, content, user.id());
    implementations.save(implementation.registered());
    acts.append(implementation.subject(), Acts.Kind.RECORD, task.name(), Text.of("implementation.arrivalNumber", number), user.id());
  }

  private static String taken(long number, String year) {
    return Text.of("implementation.arrivalNumberTaken", number, year);
  }

  private void route(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    String directive = fields.requireText("directive", Text.of("implementation.directiveMissing"));
    fields.refuseProblems();
    implementations.savePart(implementation.id(), Part.ROUTING, Map.of("directive", directive), user.id());
    implementations.save(implementation.routed());
    acts.append(implementation.subject(), Acts.Kind.RECORD, task.name(), directive, user.id());
  }

  private void advise(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    fields.requireText("partyBody", Text.of("implementation.partyBodyMissing"));
    fields.requireText("adviceNumber", Text.of("implementation.adviceNumberMissing"));
    LocalDate date = fields.requireDate("adviceDate", Text.of("implementation.adviceDateMissing"));
    if (date != null && date.isAfter(hours.today())) fields.problem("adviceDate", Text.of("implementation.adviceInFuture"));
    Map<String, Object> content = content(fields, "partyBody", "adviceNumber", "adviceResult");
    fields.refuseProblems();
    content.put("adviceDate", date);
    implementations.savePart(implementation.id(), Part.PARTY_ADVICE, content, user.id());
    implementations.save(implementation.planBegun());
    acts.append(implementation.subject(), Acts.Kind.RECORD, task.name(), null, user.id());
    attachments.seal(implementation.subject());
  }

  private void draft(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    Map<String, Object> content = content(fields, "planNumber");
    content.put("sections", sections(implementation, fields));
    content.put("cascadeTo", cascade(implementation, fields));
    fields.refuseProblems();
    implementations.savePart(implementation.id(), Part.UNIT_PLAN, content, user.id());
    implementations.save(implementation.planSubmitted());
    acts.append(implementation.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
    attachments.seal(implementation.subject());
  }

  private Map<String, Object> sections(Implementation implementation, Fields fields) {
    Fields typed = fields.group("sections");
    Map<String, Object> sections = new LinkedHashMap<>();
    for (ContentGroup group : plan(implementation).contentGroups()) {
      String text = typed.text(group.code());
      if (text != null) sections.put(group.code(), text);
    }
    if (sections.isEmpty()) fields.problem("sections", Text.of("implementation.sectionsMissing"));
    return sections;
  }

  private List<String> cascade(Implementation implementation, Fields fields) {
    List<String> chosen = fields.texts("cascadeTo").stream().distinct().toList();
    List<String> choices = orders.subordinates(implementation).stream().map(Unit::code).toList();
    List<String> unknown = chosen.stream().filter(code -> !choices.contains(code)).toList();
    if (!unknown.isEmpty()) {
      fields.problem("cascadeTo", Text.of("implementation.cannotPassDown", unknown.stream().map(units::nameOf).collect(Collectors.joining(", "))));
    }
    List<String> without = chosen.stream().filter(choices::contains)
        .filter(code -> List.of(Role.values()).stream().anyMatch(role -> !accounts.exists(code, role))).map(units::nameOf).toList();
    if (!without.isEmpty()) {
      fields.problem("cascadeTo", Text.of("implementation.passedDownWithoutAccounts", String.join(", ", without)));
    }
    return chosen;
  }

  private void approve(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    acts.requireOtherThanDrafter(implementation.subject(), user.id());
    Review review = Review.read(fields, DECISIONS);
    fields.refuseProblems();
    implementations.save(review.approved() ? implementation.planApproved()
        : implementation.planReturned(plan(implementation).schedule().revisionDueOn(hours.today(), workingDays)));
    acts.append(implementation.subject(), review, task.name(), user.id());
  }

  private void recordProgress(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    String result = fields.requireText("result", Text.of("implementation.progressMissing"));
    fields.refuseProblems();
    implementations.savePart(implementation.id(), Part.PROGRESS, Map.of("result", result), user.id());
    implementations.save(implementation.resultRecorded(hours.today()));
    acts.append(implementation.subject(), Acts.Kind.RECORD, task.name(), null, user.id());
    attachments.seal(implementation.subject());
  }

  private static Map<String, Object> content(Fields fields, String... names) {
    Map<String, Object> content = new LinkedHashMap<>();
    for (String name : names) content.put(name, fields.text(name));
    return content;
  }
}
