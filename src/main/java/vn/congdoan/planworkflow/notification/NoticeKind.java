package vn.congdoan.planworkflow.notification;

import vn.congdoan.planworkflow.input.Text;

/** Why somebody is told. */
public enum NoticeKind {
  /** What presses, once on each working day. */
  DIGEST(true),
  /** Something came back to be mended. */
  RETURNED(true),
  /** Something below the receiver is overdue. */
  RED(true),
  /** Something stayed overdue and is before leadership now: whoever leads hears of it, wanted or not. */
  SPECIAL_RED(false),
  /** A desk below the receiver, or anywhere for administrators, is left with nobody. */
  EMPTY_DESK(true);

  private final boolean optional;

  NoticeKind(boolean optional) {
    this.optional = optional;
  }

  /** Whether a person may do without it. */
  public boolean optional() {
    return optional;
  }

  /** As people read it. */
  public String label() {
    return Text.label(this);
  }
}
