package vn.congdoan.planworkflow.security;

import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.annotation.Profile;
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

  private final IdentityService identity;
  private final Units units;
  private final Actors actors;
  private UserEntity hashed;

  DemonstrationAccounts(IdentityService identity, Units units, Actors actors) {
    this.identity = identity;
    this.units = units;
    this.actors = actors;
  }

  /** User id of a unit and role: {@code vpdd.staff}. */
  public static String userId(String unitCode, Role role) {
    return unitCode.toLowerCase(Locale.ROOT) + "." + role.id();
  }

  @Transactional
  public void create() {
    if (ensureUser("admin", Text.of("security.administrator"), Text.of("security.administratorOf"))) {
      identity.createMembership("admin", Groups.CAMUNDA_ADMIN);
    }
    if (ensureUser("supervisor", Text.of("security.supervisors"), "")) identity.createMembership("supervisor", IdentityBootstrap.SUPERVISORS);
    if (ensureUser("modeler", Text.of("security.modelers"), "")) identity.createMembership("modeler", IdentityBootstrap.MODELERS);
    for (Unit unit : units.all()) {
      for (Role role : Role.values()) {
        String id = userId(unit.code(), role);
        if (ensureUser(id, role.label(), unit.name())) {
          identity.createMembership(id, actors.group(unit.code(), role));
          identity.createMembership(id, IdentityBootstrap.MEMBERS);
        }
      }
    }
  }

  private boolean ensureUser(String id, String firstName, String lastName) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      if (identity.getUserInfo(id, MARK) == null) identity.setUserInfo(id, MARK, "true");
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
