package vn.congdoan.planworkflow.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;

/** Lists and counts of tasks and of their variables, whichever interface asks for them, by statements that know a person's rights from the links (TaskRights). */
class TaskLists extends TaskManager {

  private static final String STATEMENTS = "vn/congdoan/planworkflow/security/task-lists.xml";
  private static final String NAMESPACE = "vn.congdoan.planworkflow.security.TaskLists.";

  static final String GRANTS = NAMESPACE + "grants";

  /** What takes the place of the engine's own. */
  static List<SessionFactory> factories(ObjectProvider<PagesOfFilters> pages) {
    return List.of(factory(AuthorizationManager.class, TaskRights::new), factory(TaskManager.class, () -> new TaskLists(pages)),
        factory(VariableInstanceManager.class, Variables::new));
  }

  /** Adds our statements to the engine's, of whose parts they are made. */
  static void addStatements(Configuration statements) {
    try (InputStream mapping = TaskLists.class.getClassLoader().getResourceAsStream(STATEMENTS)) {
      new XMLMapperBuilder(mapping, statements, STATEMENTS, statements.getSqlFragments()).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Whatever of the engine's they include by name was there, or this fails now and not at the first request.
    statements.getMappedStatement(NAMESPACE + "tasks");
  }

  private static SessionFactory factory(Class<?> type, Supplier<Session> opens) {
    return new SessionFactory() {
      @Override
      public Class<?> getSessionType() {
        return type;
      }

      @Override
      public Session openSession() {
        return opens.get();
      }
    };
  }

  private final ObjectProvider<PagesOfFilters> pages;

  private TaskLists(ObjectProvider<PagesOfFilters> pages) {
    this.pages = pages;
  }

  @Override
  public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    Optional<List<String>> page = query.getAuthCheck().getAuthUserId() != null ? pages.getObject().page(query, getCurrentAuthentication()) : Optional.empty();
    if (page.isEmpty()) return list(query);
    // Which tasks they are is told by the list of open work; whether the person may read them is asked of the links even so.
    Map<String, Task> found = new HashMap<>();
    if (!page.get().isEmpty()) {
      TaskQueryImpl ofPage = (TaskQueryImpl) new TaskQueryImpl().taskIdIn(page.get().toArray(String[]::new));
      configureQuery(ofPage);
      list(ofPage).forEach(task -> found.put(task.getId(), task));
    }
    return page.get().stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @SuppressWarnings("unchecked")
  private List<Task> list(TaskQueryImpl query) {
    return getDbEntityManager().selectList(NAMESPACE + "tasks", query);
  }

  @Override
  public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    Optional<Integer> count = query.getAuthCheck().getAuthUserId() != null ? pages.getObject().count(query, getCurrentAuthentication()) : Optional.empty();
    return count.isPresent() ? count.get() : (Long) getDbEntityManager().selectOne(NAMESPACE + "countOfTasks", query);
  }

  private static class Variables extends VariableInstanceManager {

    @Override
    @SuppressWarnings("unchecked")
    public List<VariableInstance> findVariableInstanceByQueryCriteria(VariableInstanceQueryImpl query, Page page) {
      configureQuery(query);
      return getDbEntityManager().selectList(NAMESPACE + "variables", query, page);
    }

    @Override
    public long findVariableInstanceCountByQueryCriteria(VariableInstanceQueryImpl query) {
      configureQuery(query);
      return (Long) getDbEntityManager().selectOne(NAMESPACE + "countOfVariables", query);
    }
  }
}
