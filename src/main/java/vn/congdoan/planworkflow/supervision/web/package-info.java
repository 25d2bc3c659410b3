/** Requests for later due dates over HTTP. */
package vn.congdoan.planworkflow.supervision.web;
