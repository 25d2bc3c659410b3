/** What is late, over HTTP: the page /don-doc and its spreadsheet. */
package vn.congdoan.planworkflow.supervision.web;
