/** Names ReportOfExample, StartsReports, and nothing else. */
package vn.congdoan.planworkflow.architecture_examples.summary;
