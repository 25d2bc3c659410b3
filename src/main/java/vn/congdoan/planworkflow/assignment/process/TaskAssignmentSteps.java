package vn.congdoan.planworkflow.assignment.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.assignment.AssignmentTable;
import vn.congdoan.planworkflow.assignment.AssignmentTables;
import vn.congdoan.planworkflow.assignment.ProposedAssignments;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Directive;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.plan.Schedule;

/** What task-assignment asks the system to do. */
@ForModels("taskAssignment")
public class TaskAssignmentSteps {

  private final AssignmentTables tables;
  private final ProposedAssignments proposed;
  private final Plans plans;
  private final Directives directives;
  private final WorkingDays workingDays;
  private final Acts acts;
  private final Clock clock;

  TaskAssignmentSteps(AssignmentTables tables, ProposedAssignments proposed, Plans plans, Directives directives, WorkingDays workingDays,
      Acts acts, Clock clock) {
    this.tables = tables;
    this.proposed = proposed;
    this.plans = plans;
    this.directives = directives;
    this.workingDays = workingDays;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Draws up the table of a plan, or of one directive; the open one when there is one already.
   *
   * @param directiveId null for the plan itself
   * @return id of the table
   */
  public Long draftTable(String planCode, Long directiveId) {
    // The expression language may hand over an unset number as 0.
    Long directive = directiveId == null || directiveId == 0 ? null : directiveId;
    return tables.findOpen(planCode, directive).orElseGet(() -> {
      AssignmentTable table = tables.open(planCode, directive,
          directive == null ? proposed.from(plans.require(planCode)) : proposed.from(directives.require(directive)));
      acts.append(table.subject(), Acts.Kind.AUTO, Text.of("assignment.tableProposed"), directive == null ? null : from(directive), null);
      return table;
    }).id();
  }

  /** When the table is to be ready; a returned one gets a date of its own. */
  public Date preparationDue(long tableId) {
    AssignmentTable table = tables.require(tableId);
    LocalDate today = LocalDate.now(clock);
    Schedule schedule = plans.require(table.plan()).schedule();
    boolean returned = table.state() == AssignmentTable.State.RETURNED;
    return Moments.dueOn(returned ? schedule.revisionDueOn(today, workingDays) : schedule.preparationDueOn(today, workingDays));
  }

  /** Whoever decides has as many working days as the receiving office has for a report; the plan sets no time for it. */
  public Date decisionDue(long tableId) {
    return Moments.dueOn(plans.require(tables.require(tableId).plan()).schedule().acceptanceDueOn(LocalDate.now(clock), workingDays));
  }

  /** @return true: the assignments are issued */
  public boolean issue(long tableId) {
    tables.issue(tableId);
    acts.append(tables.require(tableId).subject(), Acts.Kind.AUTO, Text.of("assignment.tableAssigned"), null, null);
    return true;
  }

  /** @return false: the assignments are not issued */
  public boolean drop(long tableId) {
    AssignmentTable table = tables.require(tableId);
    if (table.state() != AssignmentTable.State.DROPPED) tables.save(table.dropped());
    return false;
  }

  private String from(long directiveId) {
    Directive directive = directives.require(directiveId);
    return Text.of("assignment.byDirective", directive.notice());
  }
}
