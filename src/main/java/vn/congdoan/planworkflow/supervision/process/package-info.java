/** Sweeps, asks the decision table, and answers the model {@code urging}. */
package vn.congdoan.planworkflow.supervision.process;
