package vn.congdoan.planworkflow.architecture_examples.plan;

import vn.congdoan.planworkflow.architecture_examples.engine.KnowsAPlan;

/** Breaks rules 3 and 4: knows the engine, which knows it back. */
class KnowsTheEngine {

  String code(KnowsAPlan engine) {
    return engine.toString();
  }
}
