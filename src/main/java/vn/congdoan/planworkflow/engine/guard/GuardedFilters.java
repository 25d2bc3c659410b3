package vn.congdoan.planworkflow.engine.guard;

import java.util.Set;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Keeps filters whose expressions ask for the current user and the groups of the current user, and no others. */
class GuardedFilters extends FilterManager {

  private static final Set<String> KNOWN = Set.of("${currentUser()}", "${currentUserGroups()}");

  /** Gives it to the engine in place of its own. */
  static SessionFactory factory() {
    return new SessionFactory() {
      @Override
      public Class<?> getSessionType() {
        return FilterManager.class;
      }

      @Override
      public Session openSession() {
        return new GuardedFilters();
      }
    };
  }

  /** @throws Refused INVALID when the filter carries another expression */
  @Override
  public Filter insertOrUpdateFilter(Filter filter) {
    AbstractQuery<?, ?> query = filter.getQuery();
    if (query != null) check(query);
    return super.insertOrUpdateFilter(filter);
  }

  private static void check(AbstractQuery<?, ?> query) {
    for (String expression : query.getExpressions().values()) {
      if (!KNOWN.contains(expression)) throw new Refused(Refused.Kind.INVALID, Text.of("engine.filterExpression", expression));
    }
    if (query instanceof TaskQueryImpl tasks) {
      for (TaskQueryImpl part : tasks.getQueries()) if (part != tasks) check(part);
    }
  }
}
