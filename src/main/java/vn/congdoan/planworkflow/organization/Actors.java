package vn.congdoan.planworkflow.organization;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Names the groups that act, and tells in words who has acted. */
@Component
public class Actors {

  /** The group whose members read everything and change nothing. */
  public static final String SUPERVISORS = "supervisors";

  /** The group that runs the system and decides nothing. */
  public static final String ADMINISTRATORS = "camunda-admin";

  private static final String SEPARATOR = " – ";

  private final Units units;
  private final JdbcClient jdbc;

  public Actors(Units units, JdbcClient jdbc) {
    this.units = units;
    this.jdbc = jdbc;
  }

  /** The engine group of a role in a unit, such as {@code LDLD-DNA.staff}. */
  public String group(String unitCode, Role role) {
    return unitCode + "." + role.id();
  }

  /** Role and unit as they stand in a sentence: "Chuyên viên Liên đoàn Lao động tỉnh Đồng Nai"; any other user id as it is. */
  String inSentence(String userId) {
    return describe(userId).replaceFirst(SEPARATOR, " ");
  }

  /** The units in which somebody with these groups has a role; groups of no unit, such as the administrators', give none. */
  public static Set<String> unitsOf(Collection<String> groups) {
    return groups.stream().filter(group -> Role.ofId(group.substring(group.lastIndexOf('.') + 1)).isPresent() && group.contains("."))
        .map(group -> group.substring(0, group.lastIndexOf('.'))).collect(Collectors.toSet());
  }

  /** "Chuyên viên – Liên đoàn Lao động tỉnh Đồng Nai" for {@code ldld-dna.staff}; any other user id as it is; "Hệ thống" for null. */
  public String describe(String userId) {
    if (userId == null) return Text.of("organization.system");
    int dot = userId.lastIndexOf('.');
    if (dot <= 0) return userId;
    Optional<Role> role = Role.ofId(userId.substring(dot + 1));
    Optional<Unit> unit = units.find(userId.substring(0, dot).toUpperCase(Locale.ROOT));
    return role.isPresent() && unit.isPresent() ? roleName(role.get()) + SEPARATOR + unit.get().name() : userId;
  }

  /** As roles.csv names it, so that an organisation may call its desks otherwise. */
  private String roleName(Role role) {
    return jdbc.sql("select name from unit_role where code = ?").param(role.id()).query(String.class).optional().orElse(role.label());
  }
}
