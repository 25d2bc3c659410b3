package vn.congdoan.planworkflow.architecture_examples.reporting.process;

/** Starts reports; only its own stage and the chain may know it. */
public class StartsReports {

  public void start() {}
}
