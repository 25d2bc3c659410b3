/**
 * Submission: the consolidated report before the Presidium, then before the Party caucus, and the conclusion notice with its directives.
 * Model: {@code processes/submission/leadership-submission.bpmn}. Reads {@link vn.congdoan.planworkflow.summary.Summary} through
 * {@link vn.congdoan.planworkflow.summary.Summaries} and {@link vn.congdoan.planworkflow.summary.SummaryContents}, and
 * {@link vn.congdoan.planworkflow.reporting.Period} through {@link vn.congdoan.planworkflow.reporting.Periods}; its directives go to the plan, from where assignment takes them.
 */
package vn.congdoan.planworkflow.submission;
