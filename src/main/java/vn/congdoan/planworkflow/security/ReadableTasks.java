package vn.congdoan.planworkflow.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import vn.congdoan.planworkflow.worklist.Worklist;

/** What task-lists.xml has to know of the person who asks; nothing is held back from the system itself. */
public class ReadableTasks extends AuthorizationCheck {

  private static final long serialVersionUID = 1L;

  /** A count ends here, like that of the front door: nobody works through more. */
  static final int COUNTED = Worklist.COUNTED;

  private final transient TaskQueryImpl tasks;
  private final boolean selective;
  private final Set<String> definitions = new HashSet<>();
  private final Set<String> instances = new HashSet<>();
  private boolean everyTask;
  private boolean everything;

  ReadableTasks(TaskQueryImpl query) {
    tasks = query;
    selective = selective(query);
  }

  ReadableTasks(VariableInstanceQueryImpl query) {
    tasks = null;
    selective = query.getVariableScopeIds() != null || query.getTaskIds() != null || query.getProcessInstanceIds() != null
        || query.getExecutionIds() != null || query.getVariableId() != null;
  }

  /** Whether the query itself leads to few rows, of which each is then looked at; else the rows are found from the person's own links. */
  private static boolean selective(TaskQueryImpl query) {
    return query.getTaskId() != null || query.getTaskIdIn() != null || query.getProcessInstanceId() != null
        || query.getProcessInstanceIdIn() != null && query.getProcessInstanceIdIn().length > 0 || query.getProcessInstanceBusinessKey() != null || query.getAssignee() != null || query.getCandidateGroups() != null;
  }

  void restrictTo(String user, List<String> groups) {
    setAuthUserId(user);
    setAuthGroupIds(groups == null ? new ArrayList<>() : new ArrayList<>(groups));
  }

  /** Takes a grant of the person into account. */
  void open(AuthorizationEntity grant, Permission ofProcess) {
    boolean any = Authorization.ANY.equals(grant.getResourceId());
    if (grant.getResourceType() == Resources.TASK.resourceType()) {
      everyTask |= any && holds(grant, Permissions.READ);
    } else if (grant.getResourceType() == Resources.PROCESS_DEFINITION.resourceType() && holds(grant, ofProcess)) {
      everything |= any;
      definitions.add(grant.getResourceId());
    } else if (grant.getResourceType() == Resources.PROCESS_INSTANCE.resourceType() && tasks == null && holds(grant, Permissions.READ)) {
      everything |= any;
      instances.add(grant.getResourceId());
    }
  }

  private static boolean holds(AuthorizationEntity grant, Permission permission) {
    return (grant.getPermissions() & permission.getValue()) == permission.getValue();
  }

  // --- read by task-lists.xml

  public boolean isRestricted() {
    return getAuthUserId() != null && !everything && !(everyTask && tasks != null) && !asksForOwn();
  }

  /** Whether the query asks for nothing but tasks of the person's own groups, or those assigned to the person: no more is left to hold back. */
  private boolean asksForOwn() {
    if (tasks == null || tasks.isOrQueryActive()) return false;
    if (getAuthUserId().equals(tasks.getAssignee())) return true;
    return tasks.getCandidateGroups() != null && tasks.getCandidateUser() == null && tasks.getCandidateGroupLike() == null
        && !tasks.getCandidateGroups().isEmpty() && getAuthGroupIds().containsAll(tasks.getCandidateGroups());
  }

  public boolean isSelective() {
    return selective;
  }

  /** Whether the list is sorted by columns of the task itself only, if at all. */
  public boolean isPlainlySorted() {
    return !tasks.isTaskNameCaseInsensitive()
        && tasks.getOrderingProperties().stream().allMatch(order -> order.getRelation() == null && order.isContainedProperty());
  }

  public boolean isEveryTask() {
    return everyTask;
  }

  public Set<String> getDefinitions() {
    return definitions;
  }

  public Set<String> getInstances() {
    return instances;
  }

  /** How far is counted; null for the system itself, which needs every number to be whole. */
  public Integer getCounted() {
    return getAuthUserId() == null ? null : COUNTED;
  }

  /** Rows to look at before equal ones are left out: a task can be offered to two groups of one person. */
  public int getLookedAt() {
    return 2 * COUNTED;
  }
}
