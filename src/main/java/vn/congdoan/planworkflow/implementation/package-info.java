/**
 * Carrying out: departments and leadership bodies make their duties concrete and prove their products, units register the plan, draw up their own
 * and pass it down, and coordinating units give opinions. Models: department-implementation, unit-implementation, coordination-request.
 * Reads {@link vn.congdoan.planworkflow.assignment.IssuedAssignment} through
 * {@link vn.congdoan.planworkflow.assignment.IssuedAssignments}; publishes
 * {@link vn.congdoan.planworkflow.implementation.ImplementationStatus}, which board and the yearly cycle read.
 */
package vn.congdoan.planworkflow.implementation;
