/**
 * Summary: all accepted reports of a period as one document, checked by the lead departments and approved by the head of the leading office.
 * Model: {@code processes/summary/report-summary.bpmn}. Reads {@link vn.congdoan.planworkflow.reporting.Period} through
 * {@link vn.congdoan.planworkflow.reporting.Periods}, and {@link vn.congdoan.planworkflow.reporting.Report} through
 * {@link vn.congdoan.planworkflow.reporting.Reports} and {@link vn.congdoan.planworkflow.reporting.ReportContents}; submission after it reads {@link vn.congdoan.planworkflow.summary.Summaries} and
 * {@link vn.congdoan.planworkflow.summary.SummaryContents}.
 */
package vn.congdoan.planworkflow.summary;
