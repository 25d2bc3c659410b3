/** The process that sends the mails, and what sets it going. */
package vn.congdoan.planworkflow.notification.process;
