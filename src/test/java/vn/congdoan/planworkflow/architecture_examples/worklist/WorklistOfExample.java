package vn.congdoan.planworkflow.architecture_examples.worklist;

/** What only the engine's events may change. */
public class WorklistOfExample {

  public int remove(String taskId) {
    return taskId.length();
  }
}
