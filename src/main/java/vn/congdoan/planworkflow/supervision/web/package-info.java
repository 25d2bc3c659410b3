/** What is late and the letters about it, over HTTP: the pages /don-doc and /don-doc/thu, and a spreadsheet. */
package vn.congdoan.planworkflow.supervision.web;
