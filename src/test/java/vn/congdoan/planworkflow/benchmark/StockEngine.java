package vn.congdoan.planworkflow.benchmark;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Camunda as it comes, with a small model of one report: drafted, approved, accepted, two timers; no authorization. */
final class StockEngine {

  private static final String KEY = "stock-report";

  private final ProcessEngine engine;

  StockEngine() {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("stock");
    configuration.setDataSource(BenchmarkServer.pool("stock"));
    configuration.setDatabaseSchema("stock");
    configuration.setDatabaseTablePrefix("stock.");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setJobExecutorActivate(false);
    configuration.setEnforceHistoryTimeToLive(false);
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
    String instance = engine.getRuntimeService().startProcessInstanceByKey(KEY, unit,
        Map.of("reportId", report, "unitCode", unit, "receivingUnitCode", "VPTLD", "urgingUnitCode", "VPDD", "waitsForSubordinates", false)).getId();
    complete(instance, unit + ".staff", Map.of());
    complete(instance, unit + ".leader", Map.of("decision", "APPROVE"));
    complete(instance, "office.staff", Map.of("decision", "APPROVE"));
  }

  private void complete(String instance, String group, Map<String, Object> variables) {
    Task task = engine.getTaskService().createTaskQuery().taskCandidateGroup(group).processInstanceId(instance).singleResult();
    engine.getTaskService().complete(task.getId(), variables);
  }

  void close() {
    engine.close();
  }
}
