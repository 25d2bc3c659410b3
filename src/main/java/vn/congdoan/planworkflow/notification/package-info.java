/** Reminders and mails. */
package vn.congdoan.planworkflow.notification;
