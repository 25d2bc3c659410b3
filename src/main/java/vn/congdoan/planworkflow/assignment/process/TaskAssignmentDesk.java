package vn.congdoan.planworkflow.assignment.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Decision;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.assignment.AssignmentRow;
import vn.congdoan.planworkflow.assignment.AssignmentTable;
import vn.congdoan.planworkflow.assignment.AssignmentTables;
import vn.congdoan.planworkflow.assignment.Finding;
import vn.congdoan.planworkflow.assignment.Preflight;
import vn.congdoan.planworkflow.assignment.TypedRows;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.PlanProcess;
import vn.congdoan.planworkflow.plan.Plans;

/** The work of the leading office and its leader on an assignment table. */
@Component
class TaskAssignmentDesk implements TaskDesk {

  private static final List<Review.Choice> DECISIONS = List.of(new Review.Choice(Decision.APPROVE, Text.of("assignment.approveAndAssign")),
      new Review.Choice(Decision.RETURN, Text.of("approval.return")), new Review.Choice(Decision.REJECT, Text.of("assignment.reject")));

  private final AssignmentTables tables;
  private final Preflight preflight;
  private final Plans plans;
  private final Directives directives;
  private final Units units;
  private final Acts acts;
  private final Attachments attachments;
  private final CurrentUser user;
  private final Clock clock;

  TaskAssignmentDesk(AssignmentTables tables, Preflight preflight, Plans plans, Directives directives, Units units, Acts acts,
      Attachments attachments, CurrentUser user, Clock clock) {
    this.tables = tables;
    this.preflight = preflight;
    this.plans = plans;
    this.directives = directives;
    this.units = units;
    this.acts = acts;
    this.attachments = attachments;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public String process() {
    return TaskAssignmentProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        TaskAssignmentProcess.PREPARE, TaskWork.drafting(TaskAssignmentDesk::subject, this::show, this::prepare),
        TaskAssignmentProcess.APPROVE, TaskWork.reviewing(TaskAssignmentDesk::subject, this::showForDecision, this::decide));
  }

  private static String subject(OpenTask task) {
    return "assignment/" + task.require(TaskAssignmentProcess.TABLE_ID);
  }

  private AssignmentTable table(OpenTask task) {
    return tables.require(task.require(TaskAssignmentProcess.TABLE_ID));
  }

  private Map<String, Object> show(OpenTask task) {
    AssignmentTable table = table(task);
    List<AssignmentRow> rows = tables.rows(table.id());
    LocalDate today = LocalDate.now(clock);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("source", source(table));
    shown.put("units", units.all().stream().filter(unit -> unit.kind() != UnitKind.SUBORDINATE && unit.existsOn(today)).map(unit -> {
      Map<String, Object> one = coded(unit.code(), unit.name());
      one.put("kind", unit.kind());
      return one;
    }).toList());
    shown.put("kinds", Stream.of(UnitKind.values()).filter(kind -> kind != UnitKind.SUBORDINATE)
        .map(kind -> coded(kind.name(), kind.label())).toList());
    shown.put("roles", Stream.of(AssignmentRole.values()).map(role -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("value", role.name());
      one.put("label", role.label());
      return one;
    }).toList());
    shown.put("processes", processes(table).map(process -> coded(process.id(), process.label())).toList());
    shown.put("paragraphs", paragraphs(table, rows));
    shown.put("values", Map.of("rows", rows.stream().map(AssignmentRow::shown).toList()));
    shown.put("preflight", preflight.check(table, rows).stream().map(Finding::shown).toList());
    return shown;
  }

  private Map<String, Object> showForDecision(OpenTask task) {
    Map<String, Object> shown = show(task);
    shown.put("decisions", Review.shown(DECISIONS));
    return shown;
  }

  private Map<String, Object> source(AssignmentTable table) {
    Plan plan = plans.require(table.plan());
    Map<String, Object> source = new LinkedHashMap<>();
    if (table.directiveId() == null) {
      source.put("kind", "PLAN");
      source.put("number", plan.number());
      source.put("title", plan.title());
      source.put("text", null);
    } else {
      Directive directive = directives.require(table.directiveId());
      source.put("kind", "DIRECTIVE");
      source.put("number", directive.notice());
      source.put("title", Text.of("assignment.directiveTitle", directive.year(), plan.number()));
      source.put("text", directive.what());
    }
    return source;
  }

  private static Stream<PlanProcess> processes(AssignmentTable table) {
    return table.directiveId() != null ? Stream.of(PlanProcess.DEPARTMENT_IMPLEMENTATION)
        : Stream.of(PlanProcess.values()).filter(process -> process != PlanProcess.PLAN_IMPLEMENTATION && process != PlanProcess.ANNUAL_CYCLE);
  }

  private void prepare(OpenTask task, Fields fields) {
    AssignmentTable table = table(task);
    // Whoever completes without ever having typed submits the table as it was proposed.
    TypedRows typed = fields.values().containsKey("rows") ? TypedRows.read(fields) : new TypedRows(tables.rows(table.id()), List.of());
    preflight.check(table, typed).stream().filter(Finding::isError).forEach(finding -> fields.problem(finding.path(), finding.message()));
    fields.refuseProblems();
    tables.replaceRows(table.id(), typed.rows());
    tables.save(table.submittedBy(user.id()));
    acts.append(table.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
    attachments.seal(table.subject());
  }

  private void decide(OpenTask task, Fields fields) {
    AssignmentTable table = table(task);
    acts.requireOtherThanDrafter(table.subject(), user.id());
    Review review = Review.read(fields, DECISIONS);
    if (review.approved()) {
      long errors = preflight.check(table, tables.rows(table.id())).stream().filter(Finding::isError).count();
      if (errors > 0) fields.problem("decision", Text.of("assignment.stillWrong", errors));
    }
    fields.refuseProblems();
    tables.save(switch (review.decision()) {
      case APPROVE -> table.approvedBy(user.id());
      case RETURN -> table.returned();
      case REJECT -> table.rejected();
    });
    acts.append(table.subject(), review, task.name(), user.id());
  }

  /** The paragraphs that a line may come from, under the names that people know them by. */
  private List<Map<String, Object>> paragraphs(AssignmentTable table, List<AssignmentRow> rows) {
    Map<String, String> names = new LinkedHashMap<>();
    if (table.directiveId() == null) plans.require(table.plan()).dutiesToAssign().forEach(duty -> names.put(duty.paragraph(), duty.paragraphName()));
    rows.forEach(row -> names.putIfAbsent(row.paragraph(), row.paragraph()));
    return names.entrySet().stream().map(name -> coded(name.getKey(), name.getValue())).toList();
  }

  private static Map<String, Object> coded(String code, String name) {
    Map<String, Object> coded = new LinkedHashMap<>();
    coded.put("code", code);
    coded.put("name", name);
    return coded;
  }
}
