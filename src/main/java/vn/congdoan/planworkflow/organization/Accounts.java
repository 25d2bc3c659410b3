package vn.congdoan.planworkflow.organization;

/** Whether somebody can act for a unit in a role: work must not be sent to a desk where nobody sits. */
public interface Accounts {

  boolean exists(String unitCode, Role role);
}
