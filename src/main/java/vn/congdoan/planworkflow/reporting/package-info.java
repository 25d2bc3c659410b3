/**
 * Reporting: each year every unit reports to the receiving office, its subordinates first where the plan says so.
 * Model: {@code processes/reporting/annual-report.bpmn}. Before it stands implementation, after it summary, which reads
 * {@link vn.congdoan.planworkflow.reporting.Periods} and {@link vn.congdoan.planworkflow.reporting.Reports}.
 */
package vn.congdoan.planworkflow.reporting;
