package vn.congdoan.planworkflow.security;

import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;

/** One account per unit and role, an administrator and a modeler, all with one known password; only in the demonstration. */
@Component
@Profile("demonstration")
public class DemonstrationAccounts {

  /** Named on the start page. */
  public static final String PASSWORD = "congdoan";

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final Units units;
  private final Actors actors;

  DemonstrationAccounts(IdentityService identity, AuthorizationService authorizations, Units units, Actors actors) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.units = units;
    this.actors = actors;
  }

  /** User id of a unit and role: {@code vpdd.staff}. */
  public static String userId(String unitCode, Role role) {
    return unitCode.toLowerCase(Locale.ROOT) + "." + role.id();
  }

  @Transactional
  public void create() {
    administrator();
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

  private void administrator() {
    if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
      Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
      group.setName(Text.of("security.administrators"));
      group.setType(Groups.GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
    }
    for (Resource resource : Resources.values()) {
      if (authorizations.createAuthorizationQuery().groupIdIn(Groups.CAMUNDA_ADMIN).resourceType(resource).count() == 0) {
        Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        all.setGroupId(Groups.CAMUNDA_ADMIN);
        all.setResource(resource);
        all.setResourceId(Authorization.ANY);
        all.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(all);
      }
    }
    if (ensureUser("admin", Text.of("security.administrator"), Text.of("security.administratorOf"))) {
      identity.createMembership("admin", Groups.CAMUNDA_ADMIN);
    }
  }

  private boolean ensureUser(String id, String firstName, String lastName) {
    if (identity.createUserQuery().userId(id).count() > 0) return false;
    User user = identity.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(PASSWORD);
    identity.saveUser(user);
    return true;
  }

}
