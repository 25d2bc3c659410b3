/**
 * Assigning: a plan, or one directive of a conclusion notice, becomes an assignment table that the leader of the leading office approves.
 * Model: task-assignment. Publishes {@link vn.congdoan.planworkflow.assignment.IssuedAssignment}, which implementation and board read.
 */
package vn.congdoan.planworkflow.assignment;
