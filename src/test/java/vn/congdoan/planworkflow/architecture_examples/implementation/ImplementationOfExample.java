package vn.congdoan.planworkflow.architecture_examples.implementation;

/** So that the stage is there. */
class ImplementationOfExample {

  String state() {
    return "";
  }
}
