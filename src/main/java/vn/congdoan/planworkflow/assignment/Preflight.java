package vn.congdoan.planworkflow.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Duty;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.PlanProcess;
import vn.congdoan.planworkflow.plan.Plans;

/** Tells what an assignment table still lacks before it can be issued: a lead, a date, a product, an account at every desk. */
@Component
public class Preflight {

  private static final int NAMED_AT_MOST = 5;
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Set<UnitKind> CENTRAL = EnumSet.of(UnitKind.LEADERSHIP, UnitKind.DEPARTMENT);

  private final Plans plans;
  private final Directives directives;
  private final ProposedAssignments proposed;
  private final AssigneeUnits assignees;
  private final Units units;
  private final Accounts accounts;
  private final WorkingDays workingDays;
  private final Clock clock;

  Preflight(Plans plans, Directives directives, ProposedAssignments proposed, AssigneeUnits assignees, Units units, Accounts accounts,
      WorkingDays workingDays, Clock clock) {
    this.plans = plans;
    this.directives = directives;
    this.proposed = proposed;
    this.assignees = assignees;
    this.units = units;
    this.accounts = accounts;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** What a table as it was typed lacks. */
  public List<Finding> check(AssignmentTable table, TypedRows typed) {
    Set<String> told = typed.unreadable().stream().map(Finding::path).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>(typed.unreadable());
    check(table, typed.rows()).stream().filter(finding -> !told.contains(finding.path())).forEach(findings::add);
    findings.sort(ORDER);
    return findings;
  }

  /** What the rows of a table lack, the errors of each row before its notes. */
  public List<Finding> check(AssignmentTable table, List<AssignmentRow> rows) {
    Plan plan = plans.require(table.plan());
    Check check = new Check(plan, table.directiveId() == null, rows, LocalDate.now(clock), new ArrayList<>());
    if (rows.isEmpty()) check.error(null, "rows", Text.of("assignment.noRows"));
    for (int i = 0; i < rows.size(); i++) check.row(i, rows.get(i));
    check.twoLeads();
    check.noLead(check.ofPlan() ? proposed.from(plan) : proposed.from(directives.require(table.directiveId())));
    check.findings().sort(ORDER);
    return check.findings();
  }

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::row, Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(Finding::severity);

  /** One pass over one table. */
  private final class Check {
    private final Plan plan;
    private final boolean ofPlan;
    private final List<AssignmentRow> rows;
    private final LocalDate today;
    private final List<Finding> findings;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> accountsTold = new HashSet<>();

    Check(Plan plan, boolean ofPlan, List<AssignmentRow> rows, LocalDate today, List<Finding> findings) {
      this.plan = plan;
      this.ofPlan = ofPlan;
      this.rows = rows;
      this.today = today;
      this.findings = findings;
    }

    boolean ofPlan() {
      return ofPlan;
    }

    List<Finding> findings() {
      return findings;
    }

    void error(Integer row, String field, String message) {
      findings.add(Finding.error(row, field, message));
    }

    void row(int i, AssignmentRow row) {
      if (row.paragraph() == null) {
        error(i, "paragraph", Text.of("assignment.paragraphMissing"));
      } else if (ofPlan && plan.duty(row.paragraph()).isEmpty()) {
        error(i, "paragraph", Text.of("assignment.paragraphUnknown", row.paragraph()));
      }
      if (row.duty() == null) error(i, "duty", Text.of("assignment.dutyMissing"));
      if (row.role() == null) error(i, "role", Text.of("assignment.roleMissing"));
      if (row.process() == null || PlanProcess.ofId(row.process()).isEmpty()) {
        error(i, "process", Text.of("assignment.processMissing"));
      } else if (!ofPlan && !row.carriedOutBy(PlanProcess.DEPARTMENT_IMPLEMENTATION)) {
        error(i, "process", Text.of("assignment.directiveProcess", PlanProcess.DEPARTMENT_IMPLEMENTATION.label()));
      }
      boolean assigned = assignee(i, row);
      if (row.startsWork()) {
        if (row.product() == null) error(i, "product", Text.of("assignment.productMissing"));
        if (row.dueOn() == null) {
          error(i, "dueOn", Text.of("assignment.dueMissing"));
        } else if (row.dueOn().isBefore(today)) {
          error(i, "dueOn", Text.of("assignment.duePast", Text.day(row.dueOn())));
        } else if (!workingDays.isWorkingDay(row.dueOn())) {
          findings.add(Finding.note(i, "dueOn", Text.of("assignment.dueOnDayOff", Text.day(row.dueOn()), Text.day(workingDays.dueOn(row.dueOn(), today)))));
        }
        if (assigned) accountsOfLead(i, row);
      } else if (assigned && row.role() == AssignmentRole.COORDINATING
          && row.carriedOutBy(PlanProcess.DEPARTMENT_IMPLEMENTATION)) {
        missing(row, List.of(Role.STAFF, Role.LEADER)).ifPresent(names -> findings.add(Finding.note(i, "assignee",
            Text.of("assignment.noAccountsToAnswer", names))));
      }
      if (row.assumption()) {
        findings.add(Finding.note(i, "assumption", Text.of("assignment.assumed")));
      }
    }

    private boolean assignee(int i, AssignmentRow row) {
      if (row.assigneeKind() == null || row.assignee() == null) {
        error(i, "assignee", Text.of("assignment.assigneeMissing"));
        return false;
      }
      if (row.assigneeKind() == AssigneeKind.UNIT) {
        Optional<Unit> unit = units.find(row.assignee());
        if (unit.isEmpty()) {
          error(i, "assignee", Text.of("organization.unitUnknown", row.assignee()));
          return false;
        }
        if (!unit.get().existsOn(today)) {
          error(i, "assignee", Text.of("assignment.unitClosed", unit.get().name(),
              unit.get().successor() == null ? Text.of("assignment.otherUnit") : units.nameOf(unit.get().successor())));
          return false;
        }
        return true;
      }
      if (UnitKind.of(row.assignee()).isEmpty()) {
        error(i, "assignee", Text.of("assignment.groupUnknown", row.assignee()));
        return false;
      }
      if (row.startsWork() && row.carriedOutBy(PlanProcess.DEPARTMENT_IMPLEMENTATION)) {
        error(i, "assignee", Text.of("assignment.leadIsOneUnit"));
        return false;
      }
      if (row.startsWork() && assignees.reachedBy(row, rows, today).isEmpty()) {
        error(i, "assignee", Text.of("assignment.emptyGroup", kindName(row.assignee())));
        return false;
      }
      return true;
    }

    /** Told once for each assignee and process: a kind stands in many rows. */
    private void accountsOfLead(int i, AssignmentRow row) {
      if (!accountsTold.add(row.process() + "|" + row.assigneeKind() + "|" + row.assignee())) return;
      boolean byDepartment = row.carriedOutBy(PlanProcess.DEPARTMENT_IMPLEMENTATION);
      List<Role> roles = byDepartment ? List.of(Role.STAFF, Role.LEADER) : List.of(Role.CLERK, Role.STAFF, Role.LEADER);
      missing(row, roles).ifPresent(names -> error(i, "assignee", Text.of("assignment.noAccountsToWork", names)));
      String office = plan.offices().leading();
      Role accepting = office.equals(row.assignee()) ? Role.LEADER : Role.STAFF;
      if (byDepartment && !office.equals(row.assignee()) && accountsTold.add("accepting") && !exists(office, accepting)) {
        error(i, "assignee", Text.of("assignment.acceptorWithoutAccount", units.nameOf(office), accepting.label().toLowerCase(VIETNAMESE)));
      }
    }

    /** Names of the units that lack an account, with the roles; empty when none does. */
    private Optional<String> missing(AssignmentRow row, List<Role> roles) {
      List<String> names = new ArrayList<>();
      for (String unit : assignees.reachedBy(row, rows, today)) {
        List<String> lacking = roles.stream().filter(role -> !exists(unit, role)).map(role -> role.label().toLowerCase(VIETNAMESE)).toList();
        if (!lacking.isEmpty()) names.add("%s (%s)".formatted(units.nameOf(unit), String.join(", ", lacking)));
      }
      if (names.isEmpty()) return Optional.empty();
      String first = names.stream().limit(NAMED_AT_MOST).collect(Collectors.joining("; "));
      return Optional.of(names.size() <= NAMED_AT_MOST ? first : Text.of("assignment.andOtherUnits", first, names.size() - NAMED_AT_MOST));
    }

    private boolean exists(String unit, Role role) {
      return known.computeIfAbsent(unit + "." + role, key -> accounts.exists(unit, role));
    }

    void twoLeads() {
      Map<String, AssignmentRow> first = new HashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        AssignmentRow row = rows.get(i);
        if (!row.leads() || row.paragraph() == null || row.assignee() == null || row.assigneeKind() == null) continue;
        AssignmentRow other = first.putIfAbsent(row.paragraph() + "|" + seat(row), row);
        if (other != null) {
          error(i, "role", Text.of("assignment.twoLeads", called(row.paragraph()), assigneeName(other)));
        }
      }
    }

    /** Rows with the same seat would lead the same thing. */
    private String seat(AssignmentRow row) {
      if (!ofPlan || row.carriedOutBy(PlanProcess.DEPARTMENT_IMPLEMENTATION)) return "duty";
      Optional<UnitKind> kind = row.assigneeKind() == AssigneeKind.KIND ? UnitKind.of(row.assignee()) : units.find(row.assignee()).map(Unit::kind);
      return kind.filter(CENTRAL::contains).isPresent() ? "central" : row.assigneeKind() + "|" + row.assignee();
    }

    void noLead(List<AssignmentRow> source) {
      Set<String> told = new HashSet<>();
      Map<String, Set<String>> leadingKinds = new LinkedHashMap<>();
      for (AssignmentRow origin : source) {
        if (!origin.startsWork()) continue;
        Set<String> kinds = leadingKinds.computeIfAbsent(origin.paragraph(), paragraph -> new LinkedHashSet<>());
        if (origin.assigneeKind() == AssigneeKind.KIND) kinds.add(origin.assignee());
      }
      leadingKinds.forEach((paragraph, kinds) -> {
        List<AssignmentRow> leads = rows.stream().filter(row -> paragraph.equals(row.paragraph()) && row.startsWork()).toList();
        if (leads.isEmpty()) {
          told.add(paragraph);
          error(firstOf(paragraph), "role", Text.of("assignment.noWorkingLead", called(paragraph)));
          return;
        }
        Set<String> reached = leads.stream().flatMap(row -> assignees.reachedBy(row, rows, today).stream()).collect(Collectors.toSet());
        for (String kind : kinds) {
          List<String> left = UnitKind.of(kind).map(found -> units.ofKinds(List.of(found), today)).orElse(List.of()).stream()
              .filter(unit -> !reached.contains(unit.code())).map(Unit::name).toList();
          if (!left.isEmpty()) {
            told.add(paragraph);
            error(firstOf(paragraph), "role", Text.of("assignment.groupWithoutLead", called(paragraph), kindName(kind), left.size()));
          }
        }
      });
      for (String paragraph : rows.stream().map(AssignmentRow::paragraph).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new))) {
        if (!told.contains(paragraph) && rows.stream().noneMatch(row -> paragraph.equals(row.paragraph()) && row.leads())) {
          error(firstOf(paragraph), "role", Text.of("assignment.noLead", called(paragraph)));
        }
      }
    }

    private Integer firstOf(String paragraph) {
      for (int i = 0; i < rows.size(); i++) if (paragraph.equals(rows.get(i).paragraph())) return i;
      return null;
    }

    private String called(String paragraph) {
      if (!ofPlan) return Text.of("assignment.directiveAt", paragraph);
      String name = plan.duty(paragraph).map(Duty::paragraphName).orElse(paragraph);
      return name.equals(paragraph) ? Text.of("assignment.paragraph", paragraph) : name;
    }

    private String assigneeName(AssignmentRow row) {
      return row.assigneeKind() == AssigneeKind.UNIT ? units.nameOf(row.assignee()) : Text.of("assignment.group", kindName(row.assignee()));
    }
  }

  private static String kindName(String kind) {
    return UnitKind.of(kind).map(UnitKind::label).orElse(kind);
  }
}
