package vn.congdoan.planworkflow.architecture_examples.security;

/** A log-in that the other examples name. */
public class LogInOfExample {

  public String user() {
    return "";
  }
}
