/** What the form of the assignment table asks of the server. */
package vn.congdoan.planworkflow.assignment.web;
