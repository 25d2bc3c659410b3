package vn.congdoan.planworkflow.supervision.process;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.AlertLevels;

/** Asks the newest version of alert-level.dmn. It is asked for every due date every day, so it is evaluated beside the engine's history. */
@Component
class AlertLevelTable implements AlertLevels {

  private static final String DECISION = "alert-level";
  private static final String LEFT = "workingDaysLeft";

  private final RepositoryService repository;
  private final CurrentUser user;
  private final WorkingDays workingDays;
  private final DmnEngine dmn = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  /** By the id of the version, which never changes. */
  private final Map<String, DmnDecision> read = new ConcurrentHashMap<>();

  AlertLevelTable(RepositoryService repository, CurrentUser user, WorkingDays workingDays) {
    this.repository = repository;
    this.user = user;
    this.workingDays = workingDays;
  }

  @Override
  public Optional<AlertLevel> at(LocalDate dueOn, LocalDate today) {
    int left = today.isAfter(dueOn) ? -workingDays.between(dueOn, today) : workingDays.between(today, dueOn);
    return at(left);
  }

  /**
   * The level of so many working days.
   *
   * @param left until the due day; negative when that is past
   */
  Optional<AlertLevel> at(int left) {
    var result = dmn.evaluateDecisionTable(newest(), Map.of(LEFT, left));
    return result.isEmpty() ? Optional.empty() : Optional.of(AlertLevel.valueOf(result.getSingleResult().getSingleEntry()));
  }

  private DmnDecision newest() {
    return user.asSystem(() -> {
      DecisionDefinition definition = repository.createDecisionDefinitionQuery().decisionDefinitionKey(DECISION).latestVersion().singleResult();
      return read.computeIfAbsent(definition.getId(), id -> {
        InputStream model = repository.getDecisionModel(id);
        return dmn.parseDecision(DECISION, model);
      });
    });
  }
}
