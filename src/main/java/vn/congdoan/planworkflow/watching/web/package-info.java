/** How requests are named in figures and in the log. */
package vn.congdoan.planworkflow.watching.web;
