/** What is late, the letters about it, and requests for later due dates, over HTTP. */
package vn.congdoan.planworkflow.supervision.web;
