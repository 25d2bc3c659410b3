package vn.congdoan.planworkflow.implementation.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.assignment.IssuedAssignment;
import vn.congdoan.planworkflow.assignment.IssuedAssignments;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.implementation.CoordinationRequest;
import vn.congdoan.planworkflow.implementation.CoordinationRequests;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** How implementations look in the forms of their tasks. */
@Component
class ImplementationView {

  private final Implementations implementations;
  private final CoordinationRequests requests;
  private final IssuedAssignments issued;
  private final FanOut fanOut;
  private final Plans plans;
  private final Units units;

  ImplementationView(Implementations implementations, CoordinationRequests requests, IssuedAssignments issued, FanOut fanOut, Plans plans,
      Units units) {
    this.implementations = implementations;
    this.requests = requests;
    this.issued = issued;
    this.fanOut = fanOut;
    this.plans = plans;
    this.units = units;
  }

  Map<String, Object> unit(String code) {
    return unit(code, units.nameOf(code));
  }

  List<Map<String, Object>> units(List<Unit> listed) {
    return listed.stream().map(unit -> unit(unit.code(), unit.name())).toList();
  }

  /** What a department was assigned. */
  Map<String, Object> duty(Implementation implementation) {
    Implementation.Order order = implementation.order();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("duty", duty(order));
    shown.put("unit", unit(order.unit()));
    shown.put("coordinating", coordinating(order).stream().map(this::unit).toList());
    return shown;
  }

  List<String> coordinating(Implementation.Order order) {
    return issued.coordinating(order.tableId(), order.paragraph());
  }

  /** What a unit was assigned. */
  Map<String, Object> plan(Implementation implementation, LocalDate dueOn) {
    Implementation.Order order = implementation.order();
    Plan plan = plans.require(order.plan());
    Map<String, Object> shownPlan = new LinkedHashMap<>();
    shownPlan.put("number", plan.number());
    shownPlan.put("title", plan.title());
    shownPlan.put("issuedOn", plan.issuedOn());
    shownPlan.put("duties", issued.ofTable(order.tableId(), order.assignedUnit()).stream()
        .filter(assignment -> assignment.role() == AssignmentRole.LEAD).map(ImplementationView::duty).toList());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("plan", shownPlan);
    shown.put("unit", unit(order.unit()));
    shown.put("dueOn", dueOn);
    return shown;
  }

  List<Map<String, Object>> opinions(long implementationId) {
    return requests.of(implementationId).stream().map(request -> {
      boolean given = request.state() == CoordinationRequest.State.ANSWERED;
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("unit", unit(request.unit()));
      shown.put("question", request.question());
      shown.put("dueOn", request.dueOn());
      shown.put("state", request.state());
      shown.put("text", given ? request.opinion() : null);
      shown.put("at", request.closedAt());
      return shown;
    }).toList();
  }

  /** How far the subordinate units are. */
  Map<String, Object> cascade(long implementationId) {
    FanOut.Progress progress = fanOut.progress(UnitImplementationSteps.code(implementationId));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("total", progress.total());
    shown.put("launched", progress.launched());
    shown.put("done", progress.settled());
    shown.put("units", implementations.below(implementationId).stream().map(child -> {
      Map<String, Object> one = unit(child.unit());
      one.put("state", child.state().label());
      one.put("stateCode", child.state());
      return one;
    }).toList());
    return shown;
  }

  private Map<String, Object> duty(Implementation.Order order) {
    Plan plan = plans.require(order.plan());
    Map<String, Object> shownPlan = new LinkedHashMap<>();
    shownPlan.put("number", plan.number());
    shownPlan.put("title", plan.title());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("paragraph", order.paragraph());
    shown.put("text", order.duty());
    shown.put("product", order.product());
    shown.put("dueOn", order.dueOn());
    shown.put("assumption", order.assumption());
    shown.put("plan", shownPlan);
    return shown;
  }

  private static Map<String, Object> duty(IssuedAssignment assignment) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("paragraph", assignment.paragraph());
    shown.put("text", assignment.duty());
    shown.put("product", assignment.product());
    shown.put("dueOn", assignment.dueOn());
    return shown;
  }

  private static Map<String, Object> unit(String code, String name) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("code", code);
    shown.put("name", name);
    return shown;
  }
}
