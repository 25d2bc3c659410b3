/**
 * What operators watch: figures for Prometheus, the health of a node, and what each line of the log is about.
 * Reads the worklist, the counts of {@code reporting.Reports} and the engine's jobs and fan-outs.
 */
package vn.congdoan.planworkflow.watching;
