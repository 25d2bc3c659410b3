package vn.congdoan.planworkflow.architecture_examples.reporting;

/** A report that the other examples name. */
public class ReportOfExample {

  public String state() {
    return "DRAFTING";
  }

  public void accept() {}
}
