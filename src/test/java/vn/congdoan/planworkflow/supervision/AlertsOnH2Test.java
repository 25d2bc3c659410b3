package vn.congdoan.planworkflow.supervision;

/** The alerts on H2. */
class AlertsOnH2Test extends Alerting {}
