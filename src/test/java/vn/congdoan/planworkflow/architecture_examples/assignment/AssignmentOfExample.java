package vn.congdoan.planworkflow.architecture_examples.assignment;

/** An assignment that the other examples name. */
public class AssignmentOfExample {

  public String paragraph() {
    return "III.2a";
  }
}
