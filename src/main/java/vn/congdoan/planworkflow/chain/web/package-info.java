/** Starting a plan and a year over HTTP, from the start forms and from scripts. */
package vn.congdoan.planworkflow.chain.web;
