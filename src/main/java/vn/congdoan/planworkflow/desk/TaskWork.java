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
 * @param kind what the performer does there
 * @param show the data of the form; {@code values} in it are the saved values of the fields
 * @param complete checks the fields, refuses with every problem found, else takes effect in the transaction of the completion
 */
public record TaskWork(Function<OpenTask, String> subject, Kind kind, Function<OpenTask, Map<String, Object>> show,
    BiConsumer<OpenTask, Fields> complete) {

  /** What is done in a step. */
  public enum Kind {
    DRAFTING,
    RECORDING,
    REVIEWING
  }

  /** A step in which something is drawn up, with files. */
  public static TaskWork drafting(Function<OpenTask, String> subject, Function<OpenTask, Map<String, Object>> show,
      BiConsumer<OpenTask, Fields> complete) {
    return new TaskWork(subject, Kind.DRAFTING, show, complete);
  }

  /** A step in which something is recorded, without files of its own. */
  public static TaskWork recording(Function<OpenTask, String> subject, Function<OpenTask, Map<String, Object>> show,
      BiConsumer<OpenTask, Fields> complete) {
    return new TaskWork(subject, Kind.RECORDING, show, complete);
  }

  /** A step in which a {@link vn.congdoan.planworkflow.approval.Review} is made of what others drew up. */
  public static TaskWork reviewing(Function<OpenTask, String> subject, Function<OpenTask, Map<String, Object>> show,
      BiConsumer<OpenTask, Fields> complete) {
    return new TaskWork(subject, Kind.REVIEWING, show, complete);
  }

  /** Whether the performer may add and remove files. */
  public boolean attachments() {
    return kind == Kind.DRAFTING;
  }

  /** Whether the performer decides on what others drew up. */
  public boolean reviews() {
    return kind == Kind.REVIEWING;
  }

  /** Whether what was returned is mended there. */
  public boolean mends() {
    return kind == Kind.DRAFTING;
  }
}
