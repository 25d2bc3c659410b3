package vn.congdoan.planworkflow.supervision;

import vn.congdoan.planworkflow.input.Text;

/** How urgent a late item has become, by domain.md "urging". */
public enum AlertLevel {
  YELLOW,
  RED,
  SPECIAL_RED;

  public String label() {
    return Text.label(this);
  }

  /** Whether somebody above the owner is told, and a letter written. */
  public boolean urges() {
    return this != YELLOW;
  }
}
