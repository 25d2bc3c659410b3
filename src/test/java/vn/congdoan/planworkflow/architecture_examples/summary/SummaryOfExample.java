package vn.congdoan.planworkflow.architecture_examples.summary;

/** A summary that the other examples name. */
public class SummaryOfExample {

  public String text() {
    return "";
  }
}
