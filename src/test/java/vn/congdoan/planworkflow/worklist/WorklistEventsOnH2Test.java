package vn.congdoan.planworkflow.worklist;

/** The list on H2. */
class WorklistEventsOnH2Test extends WorklistEvents {}
