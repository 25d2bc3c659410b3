/** The front door's lists over HTTP. */
package vn.congdoan.planworkflow.worklist.web;
