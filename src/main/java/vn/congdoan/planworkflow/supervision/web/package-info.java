/** Letters over HTTP, for the page /don-doc/thu. */
package vn.congdoan.planworkflow.supervision.web;
