package vn.congdoan.planworkflow.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;

/** Tells from the engine's identity service whether anybody can act for a unit in a role. */
@Component
class EngineAccounts implements Accounts {

  private final IdentityService identity;
  private final Actors actors;
  private final CurrentUser user;

  EngineAccounts(IdentityService identity, Actors actors, CurrentUser user) {
    this.identity = identity;
    this.actors = actors;
    this.user = user;
  }

  @Override
  public boolean exists(String unitCode, Role role) {
    return user.asSystem(() -> identity.createUserQuery().memberOfGroup(actors.group(unitCode, role)).count() > 0);
  }
}
