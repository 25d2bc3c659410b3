/** The read side: how far the plans are, as people see it on the status board. */
package vn.congdoan.planworkflow.board;
