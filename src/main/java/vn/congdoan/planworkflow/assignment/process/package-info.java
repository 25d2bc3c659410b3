/** The contract with task-assignment, its steps and its desk. */
package vn.congdoan.planworkflow.assignment.process;
