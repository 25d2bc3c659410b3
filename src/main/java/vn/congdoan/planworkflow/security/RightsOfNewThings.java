package vn.congdoan.planworkflow.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What comes by itself with something new: people read their own account and change its password, but can't delete it; a deployment
 * belongs to nobody, for whoever could take it back would take running reports with it; a task's rights follow from its links (TaskRights).
 */
@Configuration(proxyBeanMethods = false)
class RightsOfNewThings {

  @Bean
  ProcessEnginePlugin rightsOfNewThingsPlugin(ObjectProvider<PagesOfFilters> pages) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new Fewest());
        List<SessionFactory> factories = new ArrayList<>(TaskLists.factories(pages));
        if (configuration.getCustomSessionFactories() != null) factories.addAll(configuration.getCustomSessionFactories());
        configuration.setCustomSessionFactories(factories);
      }

      @Override
      public void postInit(ProcessEngineConfigurationImpl configuration) {
        TaskLists.addStatements(configuration.getSqlSessionFactory().getConfiguration());
      }
    };
  }

  private static class Fewest extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newUser(User user) {
      return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), READ, UPDATE)};
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String assignee) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String owner) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
      return null;
    }
  }
}
