package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** The ready filters of Tasklist, as members of a group meet them. */
class TaskFiltersTest extends ProcessTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanYear year;
  @Autowired private TaskFilters ready;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private Desks desks;

  @BeforeEach
  void aReportIsToBeWritten() {
    office.itIs(LocalDate.of(2026, 11, 10));
    ready.synchronize();
    year.openByHand(2026);
  }

  @AfterEach
  void asShipped() {
    filters.createTaskFilterQuery().list().forEach(filter -> filters.deleteFilter(filter.getId()));
    ready.synchronize();
  }

  @Test
  void theSixFiltersStandInTheirOrderForEverybody() {
    assertThat(office.as("ldld-ag.staff", () -> filters.createTaskFilterQuery().list()).stream()
        .sorted((a, b) -> (Integer) a.getProperties().get("priority") - (Integer) b.getProperties().get("priority")).map(Filter::getName))
        .containsExactly("Việc của đơn vị tôi", "Việc của tôi", "Quá hạn", "Sắp đến hạn", "Bị trả lại", "Chờ tôi duyệt");
    assertThat(filters.createTaskFilterQuery().list()).allSatisfy(filter -> assertThat(filter.getProperties().get("variables").toString()).contains("Hồ sơ"));
  }

  @Test
  void noStoredFilterCarriesAnyExpressionButUserAndGroups() {
    assertThat(filters.createTaskFilterQuery().list()).allSatisfy(filter -> assertThat(((FilterEntity) filter).getQueryInternal()
        .replace("${currentUser()}", "").replace("${currentUserGroups()}", "")).doesNotContain("${", "#{"));
  }

  @Test
  void aTaskStandsWhereItBelongsAsTimeGoesBy() {
    assertThat(where("ldld-ag.staff")).containsExactly("Việc của đơn vị tôi");
    // Due on 27 November: the third working day before it.
    itIs(LocalDate.of(2026, 11, 24).atTime(9, 0));
    assertThat(where("ldld-ag.staff")).containsExactly("Sắp đến hạn", "Việc của đơn vị tôi");
    itIs(LocalDate.of(2026, 11, 27).atTime(17, 1));
    assertThat(where("ldld-ag.staff")).containsExactly("Quá hạn", "Việc của đơn vị tôi");
    Task draft = office.task(REPORT, "userTask_draftReport");
    tasks.claim(draft.getId(), "ldld-ag.staff");
    assertThat(where("ldld-ag.staff")).as("a taken task stays where it was").containsExactly("Quá hạn", "Việc của tôi", "Việc của đơn vị tôi");
    assertThat(where("ldld-bg.leader")).as("another unit").isEmpty();
  }

  @Test
  void aReviewWaitsForItsReviewerAndAReturnForWhoMendsIt() {
    Task draft = office.task(REPORT, "userTask_draftReport");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
    assertThat(where("ldld-ag.leader")).containsExactly("Chờ tôi duyệt", "Việc của đơn vị tôi");
    assertThat(where("ldld-ag.staff")).isEmpty();

    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu.");
    assertThat(where("ldld-ag.staff")).contains("Bị trả lại").doesNotContain("Chờ tôi duyệt");
    assertThat(where("ldld-ag.leader")).isEmpty();
  }

  @Test
  void reviewStepsComeFromTheDesks() {
    assertThat(desks.reviewSteps()).contains("userTask_approveReport", "userTask_acceptReport", "userTask_checkSection", "userTask_signNotice")
        .doesNotContain("userTask_draftReport", "userTask_urgeUnit", "userTask_followReports", "userTask_registerDocument", "userTask_acknowledgeDuty");
  }

  @Test
  void aFilterOfOursIsBroughtBackToItsDefinitionAndOneOfAnAdministratorIsLeftAlone() {
    Filter theirs = filters.newTaskFilter("Bộ lọc của quản trị");
    theirs.setQuery(tasks.createTaskQuery().taskName("x"));
    filters.saveFilter(theirs);
    Filter ours = named("Quá hạn");
    ours.setName("Tên khác");
    ours.setQuery(tasks.createTaskQuery());
    filters.saveFilter(ours);
    Filter obsolete = filters.newTaskFilter("Của phiên bản cũ");
    obsolete.setProperties(Map.of("readyFilter", "GONE"));
    obsolete.setQuery(tasks.createTaskQuery());
    filters.saveFilter(obsolete);

    ready.synchronize();

    assertThat(named("Quá hạn").getId()).isEqualTo(ours.getId());
    assertThat(((FilterEntity) named("Quá hạn")).getQueryInternal()).contains("dueBefore");
    assertThat(((FilterEntity) named("Bộ lọc của quản trị")).getQueryInternal()).contains("\"x\"");
    assertThat(filters.createTaskFilterQuery().list()).hasSize(7);
  }

  @Test
  void theFiltersOfTheFirstVersionBecomeOurs() {
    filters.createTaskFilterQuery().list().forEach(filter -> filters.deleteFilter(filter.getId()));
    Filter old = filters.newTaskFilter("Việc của tôi");
    old.setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    filters.saveFilter(old);

    ready.synchronize();

    assertThat(named("Việc của tôi").getId()).isEqualTo(old.getId());
    assertThat(filters.createTaskFilterQuery().list()).hasSize(6);
  }

  private void itIs(LocalDateTime moment) {
    office.itIs(moment);
    ready.renew();
  }

  private Filter named(String name) {
    return filters.createTaskFilterQuery().filterName(name).singleResult();
  }

  /** The filters in which the report's task stands for a user. */
  private Set<String> where(String userId) {
    Set<String> names = new TreeSet<>();
    for (Filter filter : office.as(userId, () -> filters.createTaskFilterQuery().list())) {
      List<Task> found = office.as(userId, () -> filters.list(filter.getId()));
      if (found.stream().anyMatch(task -> task.getProcessInstanceId().equals(instance()))) names.add(filter.getName());
    }
    return names;
  }

  private String instance() {
    return tasks.createTaskQuery().processInstanceBusinessKey(REPORT).list().get(0).getProcessInstanceId();
  }
}
