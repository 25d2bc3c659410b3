/** Log-in, accounts and groups, the rights of groups, and the filters in front of everything. */
package vn.congdoan.planworkflow.security;
