package vn.congdoan.planworkflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.Models;
import vn.congdoan.planworkflow.engine.StartLock;
import vn.congdoan.planworkflow.plan.PlanLoader;
import vn.congdoan.planworkflow.search.Search;
import vn.congdoan.planworkflow.security.DemonstrationAccounts;
import vn.congdoan.planworkflow.security.DemonstrationTraces;
import vn.congdoan.planworkflow.security.IdentityBootstrap;
import vn.congdoan.planworkflow.security.TaskFilters;
import vn.congdoan.planworkflow.supervision.LetterText;
import vn.congdoan.planworkflow.supervision.process.AlertSweep;
import vn.congdoan.planworkflow.worklist.WorklistKeeper;

/** Loads processes/ before the first request and the first job: units, plans, groups, models, filters, the worklist, alerts that are due; on bad data nothing starts. */
@Component
class StartUp implements SmartInitializingSingleton {

  private final PlanLoader plans;
  private final IdentityBootstrap identity;
  private final ObjectProvider<DemonstrationAccounts> demonstration;
  private final ObjectProvider<DemonstrationTraces> traces;
  private final Models models;
  private final TaskFilters filters;
  private final Search search;
  private final WorklistKeeper worklist;
  private final LetterText letters;
  private final AlertSweep alerts;
  private final StartLock lock;

  StartUp(PlanLoader plans, IdentityBootstrap identity, ObjectProvider<DemonstrationAccounts> demonstration,
      ObjectProvider<DemonstrationTraces> traces, Models models, TaskFilters filters, Search search, WorklistKeeper worklist,
      LetterText letters, AlertSweep alerts, StartLock lock) {
    this.plans = plans;
    this.traces = traces;
    this.identity = identity;
    this.demonstration = demonstration;
    this.models = models;
    this.filters = filters;
    this.search = search;
    this.worklist = worklist;
    this.letters = letters;
    this.alerts = alerts;
    this.lock = lock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    traces.ifAvailable(DemonstrationTraces::refuse);
    plans.load();
    letters.load();
    identity.synchronize();
    demonstration.ifAvailable(DemonstrationAccounts::create);
    models.deploy();
    filters.synchronize();
    search.foldOld();
    worklist.putRight();
    alerts.sweep();
    lock.release();
  }
}
