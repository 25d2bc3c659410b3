package vn.congdoan.planworkflow.implementation.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.implementation.CoordinationRequest;
import vn.congdoan.planworkflow.implementation.CoordinationRequests;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.implementation.Part;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plans;

/** What department-implementation asks the system to do. */
@ForModels("departmentImplementation")
public class DepartmentImplementationSteps {

  private final Implementations implementations;
  private final CoordinationRequests requests;
  private final Plans plans;
  private final WorkingDays workingDays;
  private final OfficeHours hours;
  private final FanOut fanOut;
  private final Acts acts;

  DepartmentImplementationSteps(Implementations implementations, CoordinationRequests requests, Plans plans, WorkingDays workingDays,
      OfficeHours hours, FanOut fanOut, Acts acts) {
    this.implementations = implementations;
    this.requests = requests;
    this.plans = plans;
    this.workingDays = workingDays;
    this.hours = hours;
    this.fanOut = fanOut;
    this.acts = acts;
  }

  /** As long as a unit has for registering a document: the plan sets no time of its own. */
  public Date acknowledgementDue(long implementationId) {
    Implementation.Order order = implementations.require(implementationId).order();
    return hours.closing(plans.require(order.plan()).schedule().registrationDueOn(hours.today(), workingDays));
  }

  /** When the department's plan is due; a returned one has a date of its own. */
  public Date planDue(long implementationId) {
    Implementation implementation = implementations.require(implementationId);
    boolean returned = implementation.state() == Implementation.State.PLAN_RETURNED;
    return hours.closing(returned ? implementation.revisionDueOn() : implementation.order().planDueOn());
  }

  /** When the product is due; a returned one has a date of its own. */
  public Date productDue(long implementationId) {
    Implementation implementation = implementations.require(implementationId);
    boolean returned = implementation.state() == Implementation.State.PRODUCT_RETURNED;
    return hours.closing(returned ? implementation.revisionDueOn() : implementation.order().dueOn());
  }

  /** Whoever decides has as many working days as the receiving office has for a report; the plan sets no time for it. */
  public Date decisionDue(long implementationId) {
    Implementation.Order order = implementations.require(implementationId).order();
    return hours.closing(plans.require(order.plan()).schedule().acceptanceDueOn(hours.today(), workingDays));
  }

  /**
   * Asks the chosen units for their opinions on the plan as it was just submitted.
   *
   * @return whether any was chosen
   */
  public boolean openRequests(long implementationId) {
    Implementation implementation = implementations.require(implementationId);
    Map<String, Object> plan = implementations.part(implementationId, Part.DEPARTMENT_PLAN);
    Fields fields = Fields.of(plan);
    List<String> units = fields.texts("askedUnits");
    LocalDate due = fields.date("opinionDueOn");
    if (units.isEmpty() || due == null) return false;
    requests.ask(implementationId, implementations.version(implementationId, Part.DEPARTMENT_PLAN), units, fields.text("question"),
        fields.text("content"), workingDays.dueOn(due, hours.today()));
    implementations.save(implementation.opinionsAsked());
    return true;
  }

  /** The requests about the newest version of the plan; the same at every call while they run. */
  public List<Long> openRequestIds(long implementationId) {
    int round = implementations.version(implementationId, Part.DEPARTMENT_PLAN);
    return requests.of(implementationId, round).stream().map(CoordinationRequest::id).toList();
  }

  public void close(long implementationId) {
    Implementation closed = implementations.require(implementationId).closed();
    implementations.save(closed);
    acts.append(closed.subject(), Acts.Kind.AUTO, Text.of("implementation.completed"), null, null);
    fanOut.settle(DepartmentImplementationProcess.KEY, closed.order().businessKey());
  }
}
