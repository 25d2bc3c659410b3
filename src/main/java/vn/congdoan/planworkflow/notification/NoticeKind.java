package vn.congdoan.planworkflow.notification;

/** What people are told about. */
public enum NoticeKind {
  DIGEST,
  RETURNED,
  RED,
  SPECIAL_RED
}
