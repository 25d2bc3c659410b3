package vn.congdoan.planworkflow.chain;

/** The whole chain on H2. */
class WholeYearOnH2Test extends WholeYear {}
