package vn.congdoan.planworkflow.desk;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;

/**
 * The work behind one user task.
 *
 * @param subject what the task is about, such as {@code report/12}: its history and files are shown beside the form
 * @param attachments whether the performer may add and remove files
 * @param show the data of the form; {@code values} in it are the saved values of the fields
 * @param complete checks the fields, refuses with every problem found, else takes effect in the transaction of the completion
 */
public record TaskWork(Function<OpenTask, String> subject, boolean attachments, Function<OpenTask, Map<String, Object>> show,
    BiConsumer<OpenTask, Fields> complete) {

  /** A step in which something is drawn up, with files. */
  public static TaskWork drafting(Function<OpenTask, String> subject, Function<OpenTask, Map<String, Object>> show,
      BiConsumer<OpenTask, Fields> complete) {
    return new TaskWork(subject, true, show, complete);
  }

  /** A step in which something is decided or recorded, without files of its own. */
  public static TaskWork deciding(Function<OpenTask, String> subject, Function<OpenTask, Map<String, Object>> show,
      BiConsumer<OpenTask, Fields> complete) {
    return new TaskWork(subject, false, show, complete);
  }
}
