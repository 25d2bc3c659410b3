package vn.congdoan.planworkflow.input;

import java.util.List;

/** A request that is refused with reasons in Vietnamese; nothing of it has taken effect. */
public class Refused extends RuntimeException {

  /** Why it is refused, and so which HTTP status fits. */
  public enum Kind {
    INVALID(422, "Thông tin chưa hợp lệ"),
    CONFLICT(409, "Dữ liệu đã thay đổi"),
    FORBIDDEN(403, "Không có quyền thực hiện"),
    NOT_FOUND(404, "Không tìm thấy"),
    TOO_LARGE(413, "Dữ liệu quá lớn"),
    UNSUPPORTED(415, "Loại tệp không được nhận"),
    MALFORMED(400, "Yêu cầu không đọc được");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String title() {
      return title;
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

  public Kind kind() {
    return kind;
  }

  public List<Problem> problems() {
    return problems;
  }
}
