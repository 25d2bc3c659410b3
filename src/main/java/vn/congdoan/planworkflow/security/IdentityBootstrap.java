package vn.congdoan.planworkflow.security;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** Makes an engine group of every role in every unit, and grants the groups what their work needs; repeatable. */
@Component
public class IdentityBootstrap {

  /** Everybody who works with Tasklist belongs to it. */
  static final String MEMBERS = "members";

  static final String MODELERS = "modelers";

  /** Read everything and change nothing. */
  static final String SUPERVISORS = Actors.SUPERVISORS;

  /** Read the figures of the running system and nothing else: for the account of Prometheus. */
  static final String MONITORS = "monitors";

  private final IdentityService identity;
  private final ManagementService management;
  private final JdbcClient jdbc;
  private final Grants grants;
  private final Units units;
  private final Plans plans;
  private final Actors actors;

  IdentityBootstrap(IdentityService identity, ManagementService management, JdbcClient jdbc, Grants grants, Units units, Plans plans, Actors actors) {
    this.identity = identity;
    this.management = management;
    this.jdbc = jdbc;
    this.grants = grants;
    this.units = units;
    this.plans = plans;
    this.actors = actors;
  }

  @Transactional
  public void synchronize() {
    // A country has hundreds of thousands of groups: as entities they would be kept and compared until the end of the command.
    Set<String> present = new HashSet<>(jdbc.sql("select ID_ from " + management.getTableName(GroupEntity.class)).query(String.class).list());
    ensureGroup(present, MEMBERS, Text.of("security.members"));
    ensureGroup(present, MODELERS, Text.of("security.modelers"));
    ensureGroup(present, SUPERVISORS, Text.of("security.supervisors"));
    ensureGroup(present, MONITORS, Text.of("security.monitors"));
    administrators(present);
    for (Unit unit : units.all()) {
      for (Role role : Role.values()) ensureGroup(present, actors.group(unit.code(), role), role.label() + " – " + unit.name());
    }
    grants.grant(MEMBERS, Resources.APPLICATION, "tasklist", ACCESS);
    grants.grant(MEMBERS, Resources.PROCESS_DEFINITION, Authorization.ANY, READ);
    for (Plan plan : plans.all()) {
      for (Role role : new Role[] {Role.STAFF, Role.LEADER}) {
        String leadingOffice = actors.group(plan.offices().leading(), role);
        grants.grant(leadingOffice, Resources.PROCESS_DEFINITION, "plan-implementation", READ, CREATE_INSTANCE);
        grants.grant(leadingOffice, Resources.PROCESS_DEFINITION, "annual-cycle", READ, CREATE_INSTANCE);
        grants.grant(leadingOffice, Resources.PROCESS_INSTANCE, Authorization.ANY, CREATE);
      }
    }
    grants.grant(MODELERS, Resources.APPLICATION, "cockpit", ACCESS);
    grants.grant(MODELERS, Resources.PROCESS_DEFINITION, Authorization.ANY, READ);
    grants.grant(MODELERS, Resources.DECISION_DEFINITION, Authorization.ANY, READ);
    grants.grant(MODELERS, Resources.DEPLOYMENT, Authorization.ANY, CREATE, READ);
    grants.grant(SUPERVISORS, Resources.APPLICATION, "tasklist", ACCESS);
    grants.grant(SUPERVISORS, Resources.APPLICATION, "cockpit", ACCESS);
    grants.grant(SUPERVISORS, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_HISTORY);
    grants.grant(SUPERVISORS, Resources.DECISION_DEFINITION, Authorization.ANY, READ, READ_HISTORY);
    grants.grant(SUPERVISORS, Resources.DEPLOYMENT, Authorization.ANY, READ);
  }

  /** The engine's own group of administrators, who may everything in the engine, but decide nothing (engine.CompletionGate). */
  private void administrators(Set<String> present) {
    ensureGroup(present, Groups.CAMUNDA_ADMIN, Text.of("security.administrators"));
    Group group = identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).singleResult();
    // Made by the engine's starter, it has an English name.
    group.setName(Text.of("security.administrators"));
    group.setType(Groups.GROUP_TYPE_SYSTEM);
    identity.saveGroup(group);
    for (Resource resource : Resources.values()) grants.grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, ALL);
  }

  private void ensureGroup(Set<String> present, String id, String name) {
    if (!present.add(id)) return;
    Group group = identity.newGroup(id);
    group.setName(name);
    group.setType("WORKFLOW");
    identity.saveGroup(group);
  }
}
