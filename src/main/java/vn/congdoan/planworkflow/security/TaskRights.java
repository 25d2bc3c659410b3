package vn.congdoan.planworkflow.security;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Who may read and do which task: those whom it is offered or assigned to, as its links say at that moment, and those who may read the
 * tasks of a process or all of them. The authorization table holds no row about a single task, which it would otherwise for every open one.
 */
class TaskRights extends AuthorizationManager {

  /** What a link gives, by name: the same permission belongs to several types. */
  private static final Set<String> OF_THE_LINKED = Set.of(Permissions.READ.getName(), Permissions.TASK_WORK.getName());

  /** A manager lives as long as one command. */
  private List<AuthorizationEntity> grants;

  // --- one task

  @Override
  public boolean isAuthorized(String user, List<String> groups, PermissionCheck check) {
    return linked(user, groups, check) || super.isAuthorized(user, groups, check);
  }

  @Override
  public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
    return linked(user, groups, check) || super.isAuthorized(user, groups, check);
  }

  private boolean linked(String user, List<String> groups, CompositePermissionCheck check) {
    return check.isDisjunctive() && (check.getAtomicChecks().stream().anyMatch(one -> linked(user, groups, one))
        || check.getCompositeChecks().stream().anyMatch(part -> linked(user, groups, part)));
  }

  private boolean linked(String user, List<String> groups, PermissionCheck check) {
    if (user == null || check.getResourceType() != Resources.TASK.resourceType() || !OF_THE_LINKED.contains(check.getPermission().getName())) return false;
    if (check.getResourceId() == null || check.getResourceId().equals(Authorization.ANY)) return false;
    TaskEntity task = getCommandContext().getTaskManager().findTaskById(check.getResourceId());
    return task != null && (user.equals(task.getAssignee()) || user.equals(task.getOwner())
        || task.getIdentityLinks().stream().anyMatch(link -> linked(user, groups, link)));
  }

  private static boolean linked(String user, List<String> groups, IdentityLink link) {
    return user.equals(link.getUserId()) || groups != null && link.getGroupId() != null && groups.contains(link.getGroupId());
  }

  // --- lists

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    configure(query, new ReadableTasks(query), Permissions.READ_TASK);
  }

  @Override
  protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
    configure(query, new ReadableTasks(query), Permissions.READ_INSTANCE);
  }

  private void configure(ListQueryParameterObject query, ReadableTasks readable, Permission ofProcess) {
    query.setAuthCheck(readable);
    if (!isAuthCheckExecuted()) return;
    Authentication person = getCurrentAuthentication();
    readable.restrictTo(person.getUserId(), person.getGroupIds());
    for (AuthorizationEntity grant : grants(readable)) readable.open(grant, ofProcess);
  }

  @SuppressWarnings("unchecked")
  private List<AuthorizationEntity> grants(ReadableTasks readable) {
    if (grants == null) grants = Objects.requireNonNull((List<AuthorizationEntity>) (List<?>) getDbEntityManager().selectList(TaskLists.GRANTS, readable));
    return grants;
  }
}
