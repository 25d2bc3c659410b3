package vn.congdoan.planworkflow.implementation.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.ImplementationOrders;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.implementation.Part;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.plan.Schedule;

/** What unit-implementation asks the system to do. */
@ForModels("unitImplementation")
public class UnitImplementationSteps {

  private final Implementations implementations;
  private final ImplementationOrders orders;
  private final Plans plans;
  private final WorkingDays workingDays;
  private final OfficeHours hours;
  private final FanOut fanOut;
  private final Acts acts;

  UnitImplementationSteps(Implementations implementations, ImplementationOrders orders, Plans plans, WorkingDays workingDays, OfficeHours hours,
      FanOut fanOut, Acts acts) {
    this.implementations = implementations;
    this.orders = orders;
    this.plans = plans;
    this.workingDays = workingDays;
    this.hours = hours;
    this.fanOut = fanOut;
    this.acts = acts;
  }

  /** Same or next working day after the plan came in (the arrival stamp). */
  public Date registrationDue(long implementationId) {
    return hours.closing(schedule(implementationId).registrationDueOn(hours.today(), workingDays));
  }

  /** As long as registering: the plan sets no time of its own. */
  public Date routingDue(long implementationId) {
    return registrationDue(implementationId);
  }

  /** When the unit's plan is due, counted from the day it received the document; a returned one has a date of its own. */
  public Date planDue(long implementationId) {
    return hours.closing(planDueOn(implementationId));
  }

  /** Whoever decides has as many working days as the receiving office has for a report; the plan sets no time for it. */
  public Date decisionDue(long implementationId) {
    return hours.closing(schedule(implementationId).acceptanceDueOn(hours.today(), workingDays));
  }

  /** When everything is done; never before the unit's own plan is due. */
  public Date progressDue(long implementationId) {
    return hours.closing(progressDueOn(implementationId));
  }

  LocalDate progressDueOn(long implementationId) {
    LocalDate due = implementations.require(implementationId).order().dueOn();
    LocalDate planDue = planDueOn(implementationId);
    return due.isAfter(planDue) ? due : planDue;
  }

  /**
   * Opens the implementations of the subordinate units that the approved plan names.
   *
   * @return whether there are any
   */
  public boolean prepareCascade(long implementationId) {
    Implementation implementation = implementations.require(implementationId);
    List<String> chosen = Fields.of(implementations.part(implementationId, Part.UNIT_PLAN)).texts("cascadeTo");
    if (chosen.isEmpty()) return false;
    List<Implementation> opened = orders.openBelow(implementation, chosen);
    if (!opened.isEmpty()) {
      fanOut.open(code(implementationId), null, implementation.order().businessKey(), opened.stream().map(ImplementationLaunchSteps::item).toList());
    }
    return implementations.anyBelow(implementationId);
  }

  /** @return whether all subordinate units have the plan now */
  public boolean launchCascade(long implementationId) {
    return fanOut.launchNext(code(implementationId));
  }

  public void close(long implementationId) {
    Implementation closed = implementations.require(implementationId).closed();
    implementations.save(closed);
    acts.append(closed.subject(), Acts.Kind.AUTO, Text.of("implementation.completed"), null, null);
    fanOut.settle(UnitImplementationProcess.KEY, closed.order().businessKey());
  }

  static String code(long implementationId) {
    return "cascade/" + implementationId;
  }

  private LocalDate planDueOn(long implementationId) {
    Implementation implementation = implementations.require(implementationId);
    if (implementation.state() == Implementation.State.PLAN_RETURNED) return implementation.revisionDueOn();
    LocalDate due = implementation.order().planDueOn();
    LocalDate arrived = Fields.of(implementations.part(implementationId, Part.REGISTER)).date("arrivedOn");
    if (arrived == null) return due;
    LocalDate fromArrival = schedule(implementationId).unitPlanDueOn(arrived, workingDays);
    return fromArrival.isAfter(due) ? fromArrival : due;
  }

  private Schedule schedule(long implementationId) {
    return plans.require(implementations.require(implementationId).order().plan()).schedule();
  }
}
