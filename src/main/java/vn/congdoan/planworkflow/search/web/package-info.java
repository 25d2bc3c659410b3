/** The search box over HTTP. */
package vn.congdoan.planworkflow.search.web;
