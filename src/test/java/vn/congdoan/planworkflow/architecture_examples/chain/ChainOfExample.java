package vn.congdoan.planworkflow.architecture_examples.chain;

/** A chain that the other examples name. */
public class ChainOfExample {

  public String next() {
    return "summary";
  }
}
