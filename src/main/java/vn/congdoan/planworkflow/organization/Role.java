package vn.congdoan.planworkflow.organization;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may do in a unit; a role in a unit is a group of the engine. */
public enum Role {
  CLERK("Văn thư"),
  STAFF("Chuyên viên"),
  LEADER("Lãnh đạo");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** Last part of group ids, such as {@code staff} in {@code LDLD-DNA.staff}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }

  public static Optional<Role> ofId(String id) {
    return Stream.of(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
