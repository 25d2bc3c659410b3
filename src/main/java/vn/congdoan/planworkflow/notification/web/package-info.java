/** What the page /thong-bao reads and writes. */
package vn.congdoan.planworkflow.notification.web;
