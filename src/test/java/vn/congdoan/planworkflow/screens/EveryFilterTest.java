package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.security.TaskFilters;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Browser.Screen;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Every ready filter of Tasklist, opened by somebody who has work in it. */
class EveryFilterTest extends ServerTest {

  private static final String KEY = PlanYear.key(2026);
  private static final List<String> PEOPLE = List.of("ldld-bl.staff", "ldld-ag.staff", "ldld-bg.leader", "vpdd.staff");

  @Autowired private PlanYear plan;
  @Autowired private FilterService filters;
  @Autowired private TaskFilters taskFilters;
  @Autowired private TaskService tasks;
  private Browser browser;
  private Inspection inspection;

  @BeforeEach
  void workOfEveryKindIsWaiting() {
    office.itIs(LocalDate.of(2026, 11, 10));
    plan.openByHand(2026);
    for (String unit : List.of("AG", "BG")) {
      String staff = "ldld-%s.staff".formatted(unit.toLowerCase(java.util.Locale.ROOT));
      Task draft = office.task(KEY + "/LDLD-" + unit, "userTask_draftReport");
      office.completes(staff, draft, ReportTexts.whole(office.work(staff, draft), 10));
    }
    office.completes("ldld-ag.leader", KEY + "/LDLD-AG", "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu quý IV");
    String taken = office.task(KEY + "/LDLD-BL", "userTask_draftReport").getId();
    office.as("ldld-bl.staff", () -> {
      tasks.claim(taken, "ldld-bl.staff");
      return null;
    });
    office.itIs(LocalDate.of(2026, 11, 28));
    office.runDueJobs();
    taskFilters.renew();
    browser = new Browser(port());
    inspection = new Inspection(browser);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void everyFilterShowsItsCards() {
    List<Filter> ready = filters.createTaskFilterQuery().list();
    assertThat(ready).extracting(Filter::getName).containsExactlyInAnyOrder("Việc của tôi", "Việc của đơn vị tôi",
        "Sắp đến hạn", "Quá hạn", "Bị trả lại", "Chờ tôi duyệt");
    for (Filter filter : ready) {
      String user = PEOPLE.stream().filter(one -> office.as(one, () -> filters.count(filter.getId())) > 0).findFirst()
          .orElseThrow(() -> new AssertionError("nobody has work in " + filter.getName()));
      for (String locale : Browser.LOCALES) {
        Page page = browser.desk(user, locale);
        browser.go(page, "/camunda/app/tasklist/default/#/?filter=" + filter.getId());
        assertThat(page.locator(".task-filters .item.active")).containsText(filter.getName());
        Locator cards = page.locator(".tasks-list li.task");
        assertThat(cards.first()).isVisible();
        for (Screen screen : Screen.values()) {
          Browser.show(page, screen);
          for (Locator card : cards.all()) {
            assertThat(card.locator(".due-date")).isVisible();
            assertThat(card.locator(".task-card-details")).containsText(subjectLabel(filter));
            assertThat(card.locator(".task-card-details")).containsText("2026");
          }
          inspection.words(page, screen, locale, "filter-" + filter.getName());
        }
      }
    }
    inspection.finish();
  }

  /** What stands before the subject on a card. */
  private static String subjectLabel(Filter filter) {
    List<?> variables = (List<?>) filter.getProperties().get("variables");
    return (String) ((Map<?, ?>) variables.get(0)).get("label");
  }
}
