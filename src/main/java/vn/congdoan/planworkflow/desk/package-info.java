/**
 * A user task at its desk: what its form shows, the draft, the files beside it, and what completing it does.
 * Stages bring a {@link vn.congdoan.planworkflow.desk.TaskDesk} per process; this package knows none of them.
 */
package vn.congdoan.planworkflow.desk;
