package vn.congdoan.planworkflow.organization;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.congdoan.planworkflow.input.Text;

/** What a person may do in a unit; a role in a unit is a group of the engine. */
public enum Role {
  CLERK,
  STAFF,
  LEADER;
  /** Last part of group ids, such as {@code staff} in {@code LDLD-DNA.staff}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return Text.label(this);
  }

  public static Optional<Role> ofId(String id) {
    return Stream.of(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
