/** What the embedded forms in Tasklist read and write. */
package vn.congdoan.planworkflow.desk.web;
