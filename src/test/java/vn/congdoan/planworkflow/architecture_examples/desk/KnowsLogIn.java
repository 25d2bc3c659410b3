package vn.congdoan.planworkflow.architecture_examples.desk;

import vn.congdoan.planworkflow.architecture_examples.security.LogInOfExample;

/** Breaks rule 4: knows how people log in. */
class KnowsLogIn {

  String who(LogInOfExample logIn) {
    return logIn.user();
  }
}
