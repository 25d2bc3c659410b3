package vn.congdoan.planworkflow.architecture_examples.reporting;

import vn.congdoan.planworkflow.architecture_examples.chain.ChainOfExample;

/** Breaks rule 2: a stage knows what ties the stages. */
class KnowsTheChain {

  String next(ChainOfExample chain) {
    return chain.next();
  }
}
