package vn.congdoan.planworkflow.security;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityInfoEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;

/** One account per unit and role, an administrator, a supervisor and a modeler, all with one known password; only in the demonstration. */
@Component
@Profile("demonstration")
public class DemonstrationAccounts {

  /** Named on the start page. */
  public static final String PASSWORD = "congdoan";

  /** Stands beside each of these accounts, so that a database that has them is recognised (DemonstrationTraces). */
  static final String MARK = "demonstration";

  /** Ids of the accounts that are there, and of those that bear the mark. */
  private record Known(Set<String> accounts, Set<String> marked) {}

  private final IdentityService identity;
  private final ManagementService management;
  private final JdbcClient jdbc;
  private final Units units;
  private final Actors actors;
  private UserEntity hashed;

  DemonstrationAccounts(IdentityService identity, ManagementService management, JdbcClient jdbc, Units units, Actors actors) {
    this.identity = identity;
    this.management = management;
    this.jdbc = jdbc;
    this.units = units;
    this.actors = actors;
  }

  /** User id of a unit and role: {@code vpdd.staff}. */
  public static String userId(String unitCode, Role role) {
    return unitCode.toLowerCase(Locale.ROOT) + "." + role.id();
  }

  @Transactional
  public void create() {
    // Asked once: three accounts a unit are hundreds of thousands in a country.
    Known known = new Known(ids("select ID_ from " + management.getTableName(UserEntity.class)),
        ids("select USER_ID_ from " + management.getTableName(IdentityInfoEntity.class) + " where KEY_ = '" + MARK + "'"));
    if (ensureUser(known, "admin", Text.of("security.administrator"), Text.of("security.administratorOf"))) {
      identity.createMembership("admin", Groups.CAMUNDA_ADMIN);
    }
    if (ensureUser(known, "supervisor", Text.of("security.supervisors"), "")) identity.createMembership("supervisor", IdentityBootstrap.SUPERVISORS);
    if (ensureUser(known, "modeler", Text.of("security.modelers"), "")) identity.createMembership("modeler", IdentityBootstrap.MODELERS);
    for (Unit unit : units.all()) {
      for (Role role : Role.values()) {
        String id = userId(unit.code(), role);
        if (ensureUser(known, id, role.label(), unit.name())) {
          identity.createMembership(id, actors.group(unit.code(), role));
          identity.createMembership(id, IdentityBootstrap.MEMBERS);
        }
      }
    }
  }

  private Set<String> ids(String sql) {
    return new HashSet<>(jdbc.sql(sql).query(String.class).list());
  }

  private boolean ensureUser(Known known, String id, String firstName, String lastName) {
    if (known.accounts().contains(id)) {
      if (!known.marked().contains(id)) identity.setUserInfo(id, MARK, "true");
      return false;
    }
    UserEntity user = (UserEntity) identity.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    if (hashed == null) {
      // Weaker than what is asked of real passwords.
      user.setPassword(PASSWORD);
      ((IdentityServiceImpl) identity).saveUser(user, true);
      hashed = user;
    } else {
      // A bcrypt hash takes its time on purpose; hundreds of accounts with one password share one hash.
      user.setDbPassword(hashed.getPassword());
      user.setSalt(hashed.getSalt());
      identity.saveUser(user);
    }
    identity.setUserInfo(id, MARK, "true");
    return true;
  }
}
