package vn.congdoan.planworkflow.implementation.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.implementation.Part;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plans;

/** The work of a lead department on its duty, and of the office that accepts the product. */
@Component
class DepartmentImplementationDesk implements TaskDesk {

  private static final List<Review.Choice> PLAN_DECISIONS = Review.approveOrReturn(Text.of("implementation.approve"));
  private static final List<Review.Choice> PRODUCT_DECISIONS = Review.approveOrReturn(Text.of("implementation.accept"));
  private static final List<String> ASKING = List.of("askedUnits", "question", "opinionDueOn");
  /** Ids of the files that belong to the plan: they are no evidence of the product. */
  private static final String PLAN_FILES = "files";

  private final Implementations implementations;
  private final ImplementationView view;
  private final Plans plans;
  private final Units units;
  private final Accounts accounts;
  private final WorkingDays workingDays;
  private final OfficeHours hours;
  private final Acts acts;
  private final Attachments attachments;
  private final CurrentUser user;

  DepartmentImplementationDesk(Implementations implementations, ImplementationView view, Plans plans, Units units, Accounts accounts,
      WorkingDays workingDays, OfficeHours hours, Acts acts, Attachments attachments, CurrentUser user) {
    this.implementations = implementations;
    this.view = view;
    this.plans = plans;
    this.units = units;
    this.accounts = accounts;
    this.workingDays = workingDays;
    this.hours = hours;
    this.acts = acts;
    this.attachments = attachments;
    this.user = user;
  }

  @Override
  public String process() {
    return DepartmentImplementationProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_acknowledgeDuty",
        TaskWork.recording(DepartmentImplementationDesk::subject, task -> show(task, Part.ACKNOWLEDGEMENT), this::acknowledge),
        "userTask_draftDepartmentPlan", TaskWork.drafting(DepartmentImplementationDesk::subject, this::showForDraft, this::draft),
        "userTask_considerOpinions", TaskWork.drafting(DepartmentImplementationDesk::subject, this::showForConsideration, this::consider),
        "userTask_approveDepartmentPlan",
        TaskWork.reviewing(DepartmentImplementationDesk::subject, this::showForApproval, this::approve),
        "userTask_submitProduct", TaskWork.drafting(DepartmentImplementationDesk::subject, this::showForProduct, this::submitProduct),
        "userTask_acceptProduct", TaskWork.reviewing(DepartmentImplementationDesk::subject, this::showForAcceptance, this::accept));
  }

  /** Steps that have a day of their own, such as a decision, have none on record. */
  @Override
  public void moveDue(OpenTask task, LocalDate dueOn) {
    switch (task.step()) {
      case "userTask_draftDepartmentPlan" -> implementations.extendPlan(implementation(task).id(), dueOn);
      case "userTask_submitProduct" -> implementations.extend(implementation(task).id(), dueOn);
      default -> { }
    }
  }

  private static String subject(OpenTask task) {
    return "implementation/" + task.require(DepartmentImplementationProcess.IMPLEMENTATION_ID);
  }

  private Implementation implementation(OpenTask task) {
    return implementations.require(task.require(DepartmentImplementationProcess.IMPLEMENTATION_ID));
  }

  // --- what the forms show

  private Map<String, Object> show(OpenTask task, Part part) {
    Implementation implementation = implementation(task);
    Map<String, Object> shown = view.duty(implementation);
    shown.put("acknowledgement", implementations.part(implementation.id(), Part.ACKNOWLEDGEMENT));
    Map<String, Object> values = implementations.part(implementation.id(), part);
    values.remove(PLAN_FILES);
    shown.put("values", values);
    return shown;
  }

  private Map<String, Object> showForDraft(OpenTask task) {
    Map<String, Object> shown = show(task, Part.DEPARTMENT_PLAN);
    // A returned plan asks nobody again unless the staff choose so anew.
    values(shown).keySet().removeAll(ASKING);
    shown.put("askable", view.units(askable(implementation(task))));
    shown.put("opinions", view.opinions(implementation(task).id()));
    return shown;
  }

  private Map<String, Object> showForConsideration(OpenTask task) {
    Map<String, Object> shown = show(task, Part.DEPARTMENT_PLAN);
    shown.put("opinions", view.opinions(implementation(task).id()));
    return shown;
  }

  private Map<String, Object> showForApproval(OpenTask task) {
    Map<String, Object> shown = showForConsideration(task);
    shown.put("askable", view.units(askable(implementation(task))));
    shown.put("decisions", Review.shown(PLAN_DECISIONS));
    return shown;
  }

  private Map<String, Object> showForProduct(OpenTask task) {
    Map<String, Object> shown = show(task, Part.PRODUCT);
    Map<String, Object> plan = implementations.part(implementation(task).id(), Part.DEPARTMENT_PLAN);
    plan.remove(PLAN_FILES);
    shown.put("departmentPlan", plan);
    return shown;
  }

  private Map<String, Object> showForAcceptance(OpenTask task) {
    Map<String, Object> shown = showForProduct(task);
    shown.put("decisions", Review.shown(PRODUCT_DECISIONS));
    return shown;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values(Map<String, Object> shown) {
    return (Map<String, Object>) shown.get("values");
  }

  /** The coordinating units of the assignment first, then the other departments. */
  private List<Unit> askable(Implementation implementation) {
    Set<Unit> found = new LinkedHashSet<>();
    LocalDate today = hours.today();
    view.coordinating(implementation.order()).forEach(code -> units.find(code).filter(unit -> unit.existsOn(today)).ifPresent(found::add));
    found.addAll(units.ofKinds(List.of(UnitKind.DEPARTMENT), today));
    return found.stream().filter(unit -> !unit.code().equals(implementation.unit())).toList();
  }

  // --- what completing does

  private void acknowledge(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    Map<String, Object> content = content(fields, "directive", "contactName");
    fields.refuseProblems();
    implementations.savePart(implementation.id(), Part.ACKNOWLEDGEMENT, content, user.id());
    implementations.save(implementation.planBegun());
    acts.append(implementation.subject(), Acts.Kind.RECORD, task.name(), fields.text("directive"), user.id());
  }

  private void draft(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    fields.requireText("content", Text.of("implementation.contentMissing"));
    fields.requireText("expectedProduct", Text.of("implementation.expectedProductMissing"));
    List<String> asked = fields.texts("askedUnits").stream().distinct().toList();
    if (!asked.isEmpty()) checkAsking(implementation, asked, fields);
    Map<String, Object> content = content(fields, "content", "expectedProduct");
    fields.refuseProblems();
    content.put("askedUnits", asked);
    content.put("question", asked.isEmpty() ? null : fields.text("question"));
    content.put("opinionDueOn", asked.isEmpty() ? null : fields.date("opinionDueOn"));
    keep(implementations.part(implementation.id(), Part.DEPARTMENT_PLAN), content, "consideration");
    submitPlan(implementation, task, content);
    implementations.save(implementation.planSubmitted());
  }

  private void checkAsking(Implementation implementation, List<String> asked, Fields fields) {
    List<String> choices = askable(implementation).stream().map(Unit::code).toList();
    List<String> unknown = asked.stream().filter(code -> !choices.contains(code)).toList();
    if (!unknown.isEmpty()) {
      fields.problem("askedUnits", Text.of("implementation.cannotAsk", String.join(", ", unknown)));
    }
    List<String> without = asked.stream().filter(choices::contains)
        .filter(code -> !accounts.exists(code, Role.STAFF) || !accounts.exists(code, Role.LEADER)).map(units::nameOf).toList();
    if (!without.isEmpty()) {
      fields.problem("askedUnits", Text.of("implementation.askedWithoutAccounts", String.join(", ", without)));
    }
    fields.requireText("question", Text.of("implementation.questionMissing"));
    LocalDate due = fields.requireDate("opinionDueOn", Text.of("implementation.opinionDueMissing"));
    if (due != null && due.isBefore(hours.today())) fields.problem("opinionDueOn", Text.of("implementation.opinionDuePast"));
  }

  private void consider(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    fields.requireText("content", Text.of("implementation.contentMissing"));
    fields.requireText("consideration", Text.of("implementation.considerationMissing"));
    Map<String, Object> content = content(fields, "content", "consideration");
    fields.refuseProblems();
    Map<String, Object> plan = implementations.part(implementation.id(), Part.DEPARTMENT_PLAN);
    plan.putAll(content);
    submitPlan(implementation, task, plan);
    implementations.save(implementation.opinionsConsidered());
  }

  private void submitPlan(Implementation implementation, OpenTask task, Map<String, Object> content) {
    content.put(PLAN_FILES, attachments.of(implementation.subject()).stream().map(Attachment::id).toList());
    implementations.savePart(implementation.id(), Part.DEPARTMENT_PLAN, content, user.id());
    acts.append(implementation.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
    attachments.seal(implementation.subject());
  }

  private void approve(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    acts.requireOtherThanDrafter(implementation.subject(), user.id());
    Review review = Review.read(fields, PLAN_DECISIONS);
    fields.refuseProblems();
    implementations.save(review.approved() ? implementation.planApproved() : implementation.planReturned(revisionDueOn(implementation)));
    acts.append(implementation.subject(), review, task.name(), user.id());
  }

  private void submitProduct(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    fields.requireText("result", Text.of("implementation.resultMissing"));
    fields.requireText("productNumber", Text.of("implementation.productNumberMissing"));
    LocalDate date = fields.requireDate("productDate", Text.of("implementation.productDateMissing"));
    if (date != null && date.isAfter(hours.today())) fields.problem("productDate", Text.of("implementation.productInFuture"));
    fields.requireText("productRecipient", Text.of("implementation.productRecipientMissing"));
    if (!hasEvidence(implementation)) fields.problem("attachments", Text.of("implementation.evidenceMissing"));
    Map<String, Object> content = content(fields, "result", "productNumber", "productRecipient");
    fields.refuseProblems();
    content.put("productDate", date);
    implementations.savePart(implementation.id(), Part.PRODUCT, content, user.id());
    implementations.save(implementation.productSubmitted(hours.today()));
    acts.append(implementation.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
    attachments.seal(implementation.subject());
  }

  private boolean hasEvidence(Implementation implementation) {
    List<String> planFiles = Fields.of(implementations.part(implementation.id(), Part.DEPARTMENT_PLAN)).texts(PLAN_FILES);
    return attachments.of(implementation.subject()).stream().anyMatch(file -> !planFiles.contains(String.valueOf(file.id())));
  }

  private void accept(OpenTask task, Fields fields) {
    Implementation implementation = implementation(task);
    acts.requireOtherThanDrafter(implementation.subject(), user.id());
    Review review = Review.read(fields, PRODUCT_DECISIONS);
    fields.refuseProblems();
    implementations.save(review.approved() ? implementation.productAccepted() : implementation.productReturned(revisionDueOn(implementation)));
    acts.append(implementation.subject(), review, task.name(), user.id());
  }

  private LocalDate revisionDueOn(Implementation implementation) {
    return plans.require(implementation.order().plan()).schedule().revisionDueOn(hours.today(), workingDays);
  }

  private static Map<String, Object> content(Fields fields, String... names) {
    Map<String, Object> content = new LinkedHashMap<>();
    for (String name : names) content.put(name, fields.text(name));
    return content;
  }

  private static void keep(Map<String, Object> from, Map<String, Object> to, String name) {
    if (from.get(name) != null) to.put(name, from.get(name));
  }
}
