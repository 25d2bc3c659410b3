package vn.congdoan.planworkflow.security;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.engine.OpenTask;
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

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final Units units;
  private final Plans plans;
  private final Actors actors;

  IdentityBootstrap(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks, Units units,
      Plans plans, Actors actors) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
    this.units = units;
    this.plans = plans;
    this.actors = actors;
  }

  @Transactional
  public void synchronize() {
    Set<String> present = new HashSet<>();
    identity.createGroupQuery().list().forEach(group -> present.add(group.getId()));
    ensureGroup(present, MEMBERS, Text.of("security.members"));
    ensureGroup(present, MODELERS, Text.of("security.modelers"));
    for (Unit unit : units.all()) {
      for (Role role : Role.values()) ensureGroup(present, actors.group(unit.code(), role), role.label() + " – " + unit.name());
    }
    grant(MEMBERS, Resources.APPLICATION, "tasklist", ACCESS);
    grant(MEMBERS, Resources.PROCESS_DEFINITION, Authorization.ANY, READ);
    for (Plan plan : plans.all()) {
      for (Role role : new Role[] {Role.STAFF, Role.LEADER}) {
        String leadingOffice = actors.group(plan.offices().leading(), role);
        grant(leadingOffice, Resources.PROCESS_DEFINITION, "plan-implementation", READ, CREATE_INSTANCE);
        grant(leadingOffice, Resources.PROCESS_DEFINITION, "annual-cycle", READ, CREATE_INSTANCE);
        grant(leadingOffice, Resources.PROCESS_INSTANCE, Authorization.ANY, CREATE);
      }
    }
    grant(MODELERS, Resources.APPLICATION, "cockpit", ACCESS);
    grant(MODELERS, Resources.PROCESS_DEFINITION, Authorization.ANY, READ);
    grant(MODELERS, Resources.DECISION_DEFINITION, Authorization.ANY, READ);
    grant(MODELERS, Resources.DEPLOYMENT, Authorization.ANY, ALL);
    ensureFilter(Text.of("security.filterAssigned"), 20, Text.of("security.filterAssignedDescription"), "assigned");
    ensureFilter(Text.of("security.filterGroup"), 10, Text.of("security.filterGroupDescription"), "group");
  }

  private void ensureGroup(Set<String> present, String id, String name) {
    if (!present.add(id)) return;
    Group group = identity.newGroup(id);
    group.setName(name);
    group.setType("WORKFLOW");
    identity.saveGroup(group);
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization authorization = authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id).singleResult();
    if (authorization == null) {
      authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(group);
      authorization.setResource(resource);
      authorization.setResourceId(id);
    }
    authorization.setPermissions(permissions);
    authorizations.saveAuthorization(authorization);
  }

  private void ensureFilter(String name, int priority, String description, String kind) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("refresh", true);
    properties.put("color", "#1f4e8c");
    properties.put("showUndefinedVariable", false);
    properties.put("variables", List.of(Map.of("name", OpenTask.SUBJECT.name(), "label", Text.of("security.subject"))));
    Filter present = filters.createTaskFilterQuery().filterName(name).singleResult();
    Filter filter = present == null ? filters.newTaskFilter(name) : present;
    filter.setProperties(properties);
    filter.setQuery(kind.equals("assigned")
        ? tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")
        : tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks());
    filters.saveFilter(filter);
    grant(MEMBERS, Resources.FILTER, filter.getId(), READ);
  }
}
