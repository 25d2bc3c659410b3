package vn.congdoan.planworkflow.architecture_examples.reporting;

/** Breaks rule 6: public, and no other package uses it. */
public class PublicForNobody {

  String nothing() {
    return "";
  }
}
