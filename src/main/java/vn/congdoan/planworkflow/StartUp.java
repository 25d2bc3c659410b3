package vn.congdoan.planworkflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.Models;
import vn.congdoan.planworkflow.plan.PlanLoader;
import vn.congdoan.planworkflow.security.DemonstrationAccounts;
import vn.congdoan.planworkflow.security.IdentityBootstrap;

/** Loads processes/ before the first request and the first job: units, plans, groups, models; on bad data nothing starts. */
@Component
class StartUp implements SmartInitializingSingleton {

  private final PlanLoader plans;
  private final IdentityBootstrap identity;
  private final ObjectProvider<DemonstrationAccounts> demonstration;
  private final Models models;

  StartUp(PlanLoader plans, IdentityBootstrap identity, ObjectProvider<DemonstrationAccounts> demonstration,
      Models models) {
    this.plans = plans;
    this.identity = identity;
    this.demonstration = demonstration;
    this.models = models;
  }

  @Override
  public void afterSingletonsInstantiated() {
    plans.load();
    identity.synchronize();
    demonstration.ifAvailable(DemonstrationAccounts::create);
    models.deploy();
  }
}
