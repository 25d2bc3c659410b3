package vn.congdoan.planworkflow.implementation;

/** What is typed in one step of an implementation; kept version beside version. */
public enum Part {
  ACKNOWLEDGEMENT, DEPARTMENT_PLAN, PRODUCT, REGISTER, ROUTING, PARTY_ADVICE, UNIT_PLAN, PROGRESS
}
