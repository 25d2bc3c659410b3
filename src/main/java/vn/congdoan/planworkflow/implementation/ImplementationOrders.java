package vn.congdoan.planworkflow.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.assignment.IssuedAssignment;
import vn.congdoan.planworkflow.assignment.IssuedAssignments;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.DueRule;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.PlanProcess;
import vn.congdoan.planworkflow.plan.Plans;

/** Turns what was issued into implementations: one per duty and lead department, one per plan and unit, and one per unit that a cascade reaches. */
@Component
public class ImplementationOrders {

  private final IssuedAssignments issued;
  private final Implementations implementations;
  private final Plans plans;
  private final Units units;
  private final Actors actors;
  private final WorkingDays workingDays;
  private final Clock clock;

  ImplementationOrders(IssuedAssignments issued, Implementations implementations, Plans plans, Units units, Actors actors,
      WorkingDays workingDays, Clock clock) {
    this.issued = issued;
    this.implementations = implementations;
    this.plans = plans;
    this.units = units;
    this.actors = actors;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** Opens the implementations of an issued table; what is open already, from this table or an earlier one, stays as it is and is not returned. */
  public List<Implementation> openFor(long tableId) {
    List<IssuedAssignment> starting = issued.ofTable(tableId).stream().filter(IssuedAssignment::startsWork).toList();
    if (starting.isEmpty()) return List.of();
    Plan plan = plans.require(starting.get(0).plan());
    List<Implementation.Order> orders = new ArrayList<>();
    Map<String, List<IssuedAssignment>> byUnit = new LinkedHashMap<>();
    for (IssuedAssignment assignment : starting) {
      if (assignment.process().equals(PlanProcess.DEPARTMENT_IMPLEMENTATION.id())) orders.add(ofDuty(plan, assignment));
      else byUnit.computeIfAbsent(assignment.unit(), unit -> new ArrayList<>()).add(assignment);
    }
    byUnit.forEach((unit, assignments) -> orders.add(ofUnit(plan, unit, assignments)));
    return open(orders);
  }

  /**
   * Opens the implementations of subordinate units; a unit that has the plan already gets it only once.
   *
   * @param chosen codes; those that are no subordinates are left out
   */
  public List<Implementation> openBelow(Implementation parent, Collection<String> chosen) {
    Implementation.Order order = parent.order();
    Plan plan = plans.require(order.plan());
    LocalDate today = LocalDate.now(clock);
    LocalDate planDue = plan.schedule().unitPlanDueOn(today, workingDays);
    Set<String> wanted = new HashSet<>(chosen);
    return open(subordinates(parent).stream().map(Unit::code).filter(wanted::contains)
        .map(unit -> new Implementation.Order(Implementation.Kind.UNIT, order.plan(), order.tableId(), order.directiveId(), parent.id(),
            order.depth() + 1, null, null, null, unit, order.assignedUnit(), null, order.plan() + "/" + unit, order.assumption(), today, planDue,
            later(planDue, order.dueOn())))
        .toList());
  }

  /** The units to which a unit can pass the plan; none where the plan's cascade has reached its depth. */
  public List<Unit> subordinates(Implementation parent) {
    boolean deepEnough = parent.order().depth() >= plans.require(parent.order().plan()).cascadeDepth();
    return deepEnough ? List.of() : units.subordinatesOf(parent.unit(), LocalDate.now(clock));
  }

  private List<Implementation> open(List<Implementation.Order> orders) {
    List<Implementation> opened = new ArrayList<>();
    for (Implementation.Order order : orders) {
      if (implementations.find(order.businessKey()).isEmpty()) opened.add(implementations.add(order));
    }
    return opened;
  }

  private Implementation.Order ofDuty(Plan plan, IssuedAssignment assignment) {
    LocalDate today = LocalDate.now(clock);
    String office = plan.offices().leading();
    // Four eyes: where the leading office itself carries a duty out, its leader accepts what its staff hand in.
    String accepting = actors.group(office, office.equals(assignment.unit()) ? Role.LEADER : Role.STAFF);
    // One notice may give a unit several directives.
    String subject = assignment.directiveId() == null ? assignment.paragraph() : assignment.paragraph() + "#" + assignment.directiveId();
    return new Implementation.Order(Implementation.Kind.DEPARTMENT, plan.code(), assignment.tableId(), assignment.directiveId(), null, 0,
        assignment.paragraph(), assignment.duty(), assignment.product(), assignment.unit(), assignment.unit(), accepting,
        "%s/%s/%s".formatted(plan.code(), subject, assignment.unit()), assignment.assumption(), today,
        earlier(plan.schedule().departmentPlanDueOn(today, workingDays), dueOf(assignment)), dueOf(assignment));
  }

  private Implementation.Order ofUnit(Plan plan, String unit, List<IssuedAssignment> assignments) {
    LocalDate today = LocalDate.now(clock);
    Set<String> planParagraphs = plan.duties().stream().filter(duty -> duty.due().kind() == DueRule.Kind.UNIT_PLAN)
        .map(duty -> duty.paragraph()).collect(Collectors.toSet());
    LocalDate planDue = assignments.stream().filter(assignment -> planParagraphs.contains(assignment.paragraph()))
        .map(this::dueOf).min(Comparator.naturalOrder()).orElseGet(() -> plan.schedule().unitPlanDueOn(today, workingDays));
    LocalDate due = assignments.stream().map(this::dueOf).max(Comparator.naturalOrder()).orElseThrow();
    return new Implementation.Order(Implementation.Kind.UNIT, plan.code(), assignments.get(0).tableId(), assignments.get(0).directiveId(), null, 0,
        null, null, null, unit, unit, null, plan.code() + "/" + unit, assignments.stream().anyMatch(IssuedAssignment::assumption), today,
        planDue, later(planDue, due));
  }

  /** Whoever typed the date may not have had the calendar at hand. */
  private LocalDate dueOf(IssuedAssignment assignment) {
    return workingDays.dueOn(assignment.dueOn(), LocalDate.now(clock));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
