package vn.congdoan.planworkflow.architecture_examples.desk;

import vn.congdoan.planworkflow.architecture_examples.worklist.WorklistOfExample;

/** Breaks rule 4: changes the list beside the engine. */
class WritesTheWorklist {

  int done(WorklistOfExample worklist) {
    return worklist.remove("task");
  }
}
