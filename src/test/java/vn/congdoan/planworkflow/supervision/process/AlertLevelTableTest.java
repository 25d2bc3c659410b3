package vn.congdoan.planworkflow.supervision.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.AlertLevels;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** The decision table of the levels, row by row and day by day, and as a modeler changes it. */
class AlertLevelTableTest extends ProcessTest {

  /** A Friday. */
  private static final LocalDate DUE = LocalDate.of(2026, 11, 27);

  @Autowired private AlertLevels levels;
  @Autowired private AlertLevelTable table;
  @Autowired private RepositoryService repository;
  @Autowired private HistoryService history;

  @ParameterizedTest
  @CsvSource({"400,", "4,", "3,YELLOW", "2,YELLOW", "1,YELLOW", "0,YELLOW", "-1,RED", "-2,RED", "-3,RED", "-4,SPECIAL_RED", "-5,SPECIAL_RED",
      "-4000,SPECIAL_RED"})
  void everyNumberOfWorkingDaysHasItsLevel(int left, AlertLevel level) {
    if (level == null) assertThat(table.at(left)).isEmpty();
    else assertThat(table.at(left)).contains(level);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23,", "2026-11-24,YELLOW", "2026-11-26,YELLOW", "2026-11-27,YELLOW", "2026-11-28,YELLOW", "2026-11-29,YELLOW", "2026-11-30,RED",
      "2026-12-02,RED", "2026-12-03,SPECIAL_RED", "2027-12-03,SPECIAL_RED"})
  void aDueDateIsCountedInWorkingDays(LocalDate today, AlertLevel level) {
    if (level == null) assertThat(levels.at(DUE, today)).isEmpty();
    else assertThat(levels.at(DUE, today)).contains(level);
  }

  @Test
  void theNewestTableDecidesFromTheMomentItIsDeployed() throws Exception {
    assertThat(table.at(5)).isEmpty();
    String changed = Files.readString(Path.of("processes/supervision/alert-level.dmn")).replace("&lt;= 3<", "&lt;= 5<");
    var deployment = repository.createDeployment().addString("alert-level.dmn", changed).deploy();
    try {
      assertThat(table.at(5)).contains(AlertLevel.YELLOW);
      assertThat(table.at(6)).isEmpty();
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
    assertThat(table.at(5)).isEmpty();
  }

  @Test
  void askingLeavesNoTraceInTheEnginesHistory() {
    long before = history.createHistoricDecisionInstanceQuery().count();
    table.at(2);
    assertThat(history.createHistoricDecisionInstanceQuery().count()).isEqualTo(before);
  }
}
