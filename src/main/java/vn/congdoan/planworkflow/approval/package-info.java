/** Decisions with their reason, four eyes, and the record of who did what: one shape for every review. Uses no stage and no engine. */
package vn.congdoan.planworkflow.approval;
