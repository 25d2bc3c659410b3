package vn.congdoan.planworkflow.architecture_examples.plan;

import org.camunda.bpm.engine.RuntimeService;

/** Breaks rule 1: asks the engine outside its doors. */
class AsksTheEngine {

  long running(RuntimeService runtime) {
    return runtime.createProcessInstanceQuery().count();
  }
}
