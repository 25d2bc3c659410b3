/**
 * What people are told by mail: one digest a working day, and at once what was returned or has gone red. What is to be told is kept in an outbox in the
 * caller's transaction; the process of processes/notification sends it. Knows the worklist and no stage; off unless {@code planworkflow.mail.enabled}.
 */
package vn.congdoan.planworkflow.notification;
