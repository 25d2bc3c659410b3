package vn.congdoan.planworkflow.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;

/**
 * The ready filters of Tasklist: made at start, and kept as this version defines them.
 *
 * <p>A stored filter may carry no expression but the current user and the user's groups, for whoever could store another would run code in
 * the server; the filters by due date therefore hold literal moments, which are renewed every few minutes. Filters that an
 * administrator has added are left alone.
 */
@Component
public class TaskFilters {

  /** The filters in the order in which Tasklist shows them; it opens the first, so that holds every task that a link may lead to. */
  private enum Ready {
    UNIT(Text.of("security.filterUnit")),
    MINE(Text.of("security.filterMine")),
    OVERDUE(Text.of("security.filterOverdue")),
    SOON(Text.of("security.filterSoon")),
    RETURNED(Text.of("security.filterReturned")),
    REVIEW(Text.of("security.filterReview"));

    private final String description;

    Ready(String description) {
      this.description = description;
    }

    String label() {
      return Text.label(this);
    }

    boolean byDate() {
      return this == OVERDUE || this == SOON;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(TaskFilters.class);

  /** Tells our filters from those of an administrator; Tasklist keeps properties that it does not know. */
  private static final String OURS = "readyFilter";

  private final FilterService filters;
  private final TaskService tasks;
  private final Grants grants;
  private final Desks desks;
  private final WorkingDays workingDays;
  private final OneNode oneNode;
  private final CurrentUser user;
  private final Clock clock;

  TaskFilters(FilterService filters, TaskService tasks, Grants grants, Desks desks, WorkingDays workingDays, OneNode oneNode,
      CurrentUser user, Clock clock) {
    this.filters = filters;
    this.tasks = tasks;
    this.grants = grants;
    this.desks = desks;
    this.workingDays = workingDays;
    this.oneNode = oneNode;
    this.user = user;
    this.clock = clock;
  }

  /** Makes the filters that are missing, brings the others to what this version defines, and removes those that it no longer has. */
  public void synchronize() {
    user.asSystem(() -> oneNode.atATime(() -> {
      Map<String, Filter> present = present();
      for (Ready ready : Ready.values()) {
        Filter filter = present.remove(ready.name());
        save(ready, filter == null ? filters.newTaskFilter() : filter);
      }
      present.values().forEach(obsolete -> filters.deleteFilter(obsolete.getId()));
      return null;
    }));
  }

  /** Moves the filters by due date on. */
  @Scheduled(initialDelayString = "${planworkflow.filter-renewal}", fixedDelayString = "${planworkflow.filter-renewal}")
  public void renew() {
    try {
      user.asSystem(() -> oneNode.atATime(() -> {
        Map<String, Filter> present = present();
        Stream.of(Ready.values()).filter(ready -> ready.byDate() && present.containsKey(ready.name())).forEach(ready -> {
          Filter filter = present.get(ready.name());
          filter.setQuery(query(ready));
          filters.saveFilter(filter);
        });
        return null;
      }));
    } catch (OptimisticLockingException e) {
      LOG.info("a filter was changed by hand in the moment of its renewal; the next renewal follows");
    }
  }

  /** Our filters by their names in the code, those of the first version under what they were called. */
  private Map<String, Filter> present() {
    Map<String, Filter> present = new HashMap<>();
    for (Filter filter : filters.createTaskFilterQuery().list()) {
      Object ours = filter.getProperties() == null ? null : filter.getProperties().get(OURS);
      if (ours != null) present.put(ours.toString(), filter);
    }
    for (Ready ready : List.of(Ready.UNIT, Ready.MINE)) {
      if (!present.containsKey(ready.name())) {
        filters.createTaskFilterQuery().filterName(ready.label()).list().stream().findFirst().ifPresent(filter -> present.put(ready.name(), filter));
      }
    }
    return present;
  }

  private void save(Ready ready, Filter filter) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(OURS, ready.name());
    properties.put("description", ready.description);
    properties.put("priority", 10 * (ready.ordinal() + 1));
    properties.put("refresh", true);
    properties.put("color", "#1f4e8c");
    properties.put("showUndefinedVariable", false);
    properties.put("variables", List.of(Map.of("name", OpenTask.SUBJECT.name(), "label", Text.of("security.filterSubject"))));
    filter.setName(ready.label());
    filter.setProperties(properties);
    filter.setQuery(query(ready));
    filters.saveFilter(filter);
    grants.grant(IdentityBootstrap.MEMBERS, Resources.FILTER, filter.getId(), READ);
  }

  private TaskQuery query(Ready ready) {
    TaskQuery ofMyGroups = tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    return switch (ready) {
      case UNIT -> ofMyGroups;
      case MINE -> tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
      case OVERDUE -> ofMyGroups.dueBefore(now());
      case SOON -> ofMyGroups.dueAfter(now()).dueBefore(Moments.after(workingDays.dueSoonUntil(LocalDate.now(clock))));
      case RETURNED -> ofMyGroups.taskVariableValueEquals(OpenTask.RETURNED.name(), true);
      case REVIEW -> ofMyGroups.taskDefinitionKeyIn(desks.reviewSteps().toArray(String[]::new));
    };
  }

  private Date now() {
    return Date.from(clock.instant());
  }
}
