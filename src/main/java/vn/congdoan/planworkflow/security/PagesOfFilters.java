package vn.congdoan.planworkflow.security;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOperator;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.TaskQueryVariableValue;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.query.QueryProperty;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.worklist.TaskPages;

/**
 * Answers the ready filters of Tasklist, in the orders that its list is sorted by most, from the list of open work: the engine's tables have no
 * index in these orders, so that an office's page would read all of its tasks. What is asked with any other criterion is left to the engine.
 */
@Component
class PagesOfFilters {

  private static final Set<String> KNOWN = Set.of("candidateGroups", "includeAssignedTasks", "dueBefore", "dueAfter", "keys", "taskVariables", "orderBy",
      "orderingProperties", "processInstanceIdIn");

  private static final Map<QueryProperty, TaskPages.Order> ORDERS = Map.of(TaskQueryProperty.CREATE_TIME, TaskPages.Order.CREATED,
      TaskQueryProperty.DUE_DATE, TaskPages.Order.DUE, TaskQueryProperty.PRIORITY, TaskPages.Order.PRIORITY);

  private final TaskPages pages;
  private final Desks desks;
  private final Clock clock;

  PagesOfFilters(TaskPages pages, Desks desks, Clock clock) {
    this.pages = pages;
    this.desks = desks;
    this.clock = clock;
  }

  /** Ids of the tasks on the page that is asked for, in its order; empty when the engine has to answer. */
  Optional<List<String>> page(TaskQueryImpl query, Authentication person) {
    List<QueryOrderingProperty> order = query.getOrderingProperties();
    if (order.size() != 1 || order.get(0).getRelation() != null || query.getMaxResults() > ReadableTasks.COUNTED
        || query.getFirstResult() > ReadableTasks.COUNTED) return Optional.empty();
    TaskPages.Order by = ORDERS.get(order.get(0).getQueryProperty());
    if (by == null) return Optional.empty();
    return wish(query, person).map(wish -> pages.ids(wish, by, order.get(0).getDirection() != Direction.DESCENDING, query.getFirstResult(), query.getMaxResults()));
  }

  /** How many tasks a filter shows, counted up to the limit; empty when the engine has to answer. */
  Optional<Integer> count(TaskQueryImpl query, Authentication person) {
    return wish(query, person).map(wish -> pages.count(wish, ReadableTasks.COUNTED));
  }

  private Optional<TaskPages.Wish> wish(TaskQueryImpl query, Authentication person) {
    List<String> groups = query.getCandidateGroups();
    if (groups == null || person.getGroupIds() == null || !person.getGroupIds().containsAll(groups)) return Optional.empty();
    if (!query.isIncludeAssignedTasks() || query.isOrQueryActive() || query.getQueries().size() > 1) return Optional.empty();
    // Whoever sorts a filter extends its query, which leaves this list empty instead of absent.
    if (query.getProcessInstanceIdIn() != null && query.getProcessInstanceIdIn().length > 0) return Optional.empty();
    if (!KNOWN.containsAll(new JsonTaskQueryConverter().toJsonObject(query).keySet())) return Optional.empty();
    Boolean returned = null;
    for (TaskQueryVariableValue variable : query.getVariables()) {
      boolean known = variable.isLocal() && variable.getName().equals(OpenTask.RETURNED.name()) && variable.getOperator() == QueryOperator.EQUALS
          && Boolean.TRUE.equals(variable.getValue());
      if (!known) return Optional.empty();
      returned = true;
    }
    Boolean review = null;
    if (query.getTaskDefinitionKeys() != null) {
      if (!new HashSet<>(List.of(query.getTaskDefinitionKeys())).equals(new HashSet<>(desks.reviewSteps()))) return Optional.empty();
      review = true;
    }
    return Optional.of(new TaskPages.Wish(new TreeSet<>(groups), at(query.getDueBefore()), at(query.getDueAfter()), returned, review));
  }

  private OffsetDateTime at(Date date) {
    return date == null ? null : date.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
