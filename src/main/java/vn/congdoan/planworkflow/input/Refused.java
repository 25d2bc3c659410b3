package vn.congdoan.planworkflow.input;

import java.util.List;

/** A request that is refused with reasons in Vietnamese; nothing of it has taken effect. */
public class Refused extends RuntimeException {

  /** Why it is refused, and so which HTTP status fits. */
  public enum Kind {
    INVALID(422),
    CONFLICT(409),
    FORBIDDEN(403),
    NOT_FOUND(404),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    MALFORMED(400);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }

    public String title() {
      return Text.label(this);
    }
  }

  private final Kind kind;
  private final List<Problem> problems;

  public Refused(Kind kind, String message) {
    this(kind, message, List.of());
  }

  public Refused(Kind kind, String message, List<Problem> problems) {
    super(message);
    this.kind = kind;
    this.problems = List.copyOf(problems);
  }

  public static Refused notFound(String message) {
    return new Refused(Kind.NOT_FOUND, message);
  }

  public static Refused forbidden(String message) {
    return new Refused(Kind.FORBIDDEN, message);
  }

  public static Refused conflict(String message) {
    return new Refused(Kind.CONFLICT, message);
  }

  /** The sentence alone: the engine keeps it so with a job that failed, and an administrator reads it in the list of incidents. */
  @Override
  public String toString() {
    return getMessage();
  }

  public Kind kind() {
    return kind;
  }

  public List<Problem> problems() {
    return problems;
  }
}
