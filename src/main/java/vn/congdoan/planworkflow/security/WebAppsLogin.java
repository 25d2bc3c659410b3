package vn.congdoan.planworkflow.security;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

/** Hands the one log-in over to Tasklist, Cockpit and Admin; Camunda creates it by its class name. */
public class WebAppsLogin extends ContainerBasedAuthenticationProvider {

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    return LoggedIn.now().map(person -> {
      AuthenticationResult result = new AuthenticationResult(person.getName(), true);
      // Those that the filters before have told the engine, for the same request.
      result.setGroups(engine.getIdentityService().getCurrentAuthentication().getGroupIds());
      return result;
    }).orElseGet(AuthenticationResult::unsuccessful);
  }
}
