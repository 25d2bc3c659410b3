package vn.congdoan.planworkflow.benchmark;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Camunda as it comes, with a small model of one report: drafted, approved, accepted, two timers; no authorization. */
final class StockEngine {

  private static final String KEY = "stock-report";

  private final ProcessEngine engine;

  StockEngine() {
    this(false);
  }

  /** @param byPriority whether jobs are looked for in the order of their priority */
  StockEngine(boolean byPriority) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("stock");
    configuration.setDataSource(BenchmarkServer.pool("stock"));
    configuration.setDatabaseSchema("stock");
    configuration.setDatabaseTablePrefix("stock.");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setJobExecutorActivate(false);
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setJobExecutorAcquireByPriority(byPriority);
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addModelInstance(KEY + ".bpmn", Bpmn.createExecutableProcess(KEY)
        .startEvent()
        .userTask("draft").camundaCandidateGroups("${unitCode}.staff")
        .userTask("approve").camundaCandidateGroups("${unitCode}.leader")
        .userTask("accept").camundaCandidateGroups("office.staff")
        .endEvent()
        .moveToActivity("draft").boundaryEvent("soon").cancelActivity(false).timerWithDuration("P50D").endEvent()
        .moveToActivity("draft").boundaryEvent("late").cancelActivity(false).timerWithDuration("P60D").endEvent()
        .done()).deploy();
  }

  void life(String unit, long report) {
    lastCompletion(unit, report).run();
  }

  private String start(String unit, long report) {
    return engine.getRuntimeService().startProcessInstanceByKey(KEY, unit,
        Map.of("reportId", report, "unitCode", unit, "receivingUnitCode", "VPTLD", "urgingUnitCode", "VPDD", "waitsForSubordinates", false)).getId();
  }

  private void complete(String instance, String group, Map<String, Object> variables) {
    Task task = engine.getTaskService().createTaskQuery().taskCandidateGroup(group).processInstanceId(instance).singleResult();
    engine.getTaskService().complete(task.getId(), variables);
  }

  /** Looks for jobs that are due, as every node does about once a second. */
  void acquireJobs() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(configuration.getJobExecutor()));
  }

  /** One report that goes as far as its acceptance, which is left to be measured. */
  Runnable lastCompletion(String unit, long report) {
    String instance = start(unit, report);
    complete(instance, unit + ".staff", Map.of());
    complete(instance, unit + ".leader", Map.of("decision", "APPROVE"));
    return () -> complete(instance, "office.staff", Map.of("decision", "APPROVE"));
  }

  void close() {
    engine.close();
  }
}
