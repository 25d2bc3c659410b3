/** Errors as problem documents in Vietnamese, and the pages. Knows no business word. */
package vn.congdoan.planworkflow.web;
