/** What the page /vang-mat and the front door read and write. */
package vn.congdoan.planworkflow.absence.web;
