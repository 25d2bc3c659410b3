package vn.congdoan.planworkflow.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What comes by itself with something new: people read their own account and change its password, but can't delete it; a deployment
 * belongs to nobody, for whoever could take it back would take running reports with it.
 */
@Configuration(proxyBeanMethods = false)
class RightsOfNewThings {

  @Bean
  ProcessEnginePlugin rightsOfNewThingsPlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new Fewest());
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
  }
}
