/** Who is logged in, and the accounts of the demonstration. */
package vn.congdoan.planworkflow.security.web;
