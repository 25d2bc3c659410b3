package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.EnglishWords;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Camunda's applications as administrators and staff meet them: an incident is found, read and mended, and nothing is English but where it is allowed. */
class CockpitTest extends ServerTest {

  private static final String CYCLE = Office.PLAN + "/2026";
  private static final String NO_SUCH_PERIOD = "Không có kỳ báo cáo này.";

  @Autowired private PlanRuns runs;
  @Autowired private PlanStarts starts;
  @Autowired private Periods periods;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  private Browser browser;

  @BeforeEach
  void aYearIsAboutToBeLaunched() {
    office.itIs(LocalDate.of(2026, 11, 10));
    runs.begin(Office.PLAN, "vpdd.staff");
    office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2026));
    browser = new Browser(port());
    // The applications are large, and an application that has just started answers slowly.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void anAdministratorFindsReadsAndMendsAnIncidentWithoutEnglish() {
    ProcessInstance cycle = aCycleThatLostItsPeriod();
    Page admin = browser.logIn("admin", 1366, 768, "en-US");
    admin.navigate(browser.at("/camunda/app/cockpit/default/"));
    assertThat(admin.getByText("Sự cố đang mở")).isVisible();
    assertThat(admin.locator("html")).hasAttribute("lang", "vi");
    assertThat(admin).hasTitle("Theo dõi quy trình – Bảng điều khiển");
    assertThat(admin.locator(".ce-eol-banner a[href='/sau-camunda-7']")).isVisible();
    isVietnamese(admin, "cockpit-dashboard");

    admin.getByRole(AriaRole.LINK, named("Quy trình")).first().click();
    admin.locator("td.name a").getByText("Kỳ báo cáo năm").first().click();
    tab(admin, "Sự cố");
    assertThat(admin.getByText(NO_SUCH_PERIOD).first()).isVisible();
    isVietnamese(admin, "cockpit-incidents-of-a-definition");
    tab(admin, "Phiên quy trình");
    admin.locator("a[href*='" + cycle.getId() + "']").first().click();

    tab(admin, "Sự cố");
    assertThat(admin.getByText("Tác vụ nền thất bại")).isVisible();
    assertThat(admin.getByText(NO_SUCH_PERIOD).first()).isVisible();
    isVietnamese(admin, "cockpit-incident");
    admin.getByText(NO_SUCH_PERIOD).first().click();
    assertThat(admin.locator(".modal textarea")).isVisible();
    isVietnamese(admin, "cockpit-stack-trace");
    admin.locator(".modal-footer").getByText("Đóng").click();

    tab(admin, "Biến");
    Locator period = admin.locator("tr").filter(new Locator.FilterOptions().setHasText("cycleId"));
    period.locator(".glyphicon-pencil").click();
    isVietnamese(admin, "cockpit-variable");
    period.locator("td.col-value input").fill(String.valueOf(periods.find(Office.PLAN, 2026).orElseThrow().id()));
    // Nobody moves a process by its variables, not even an administrator.
    admin.waitForResponse(response -> response.status() == 403 && response.url().contains(cycle.getId()), () -> period.locator(".glyphicon-ok").click());
    isVietnamese(admin, "cockpit-variable-refused");
    period.locator(".glyphicon-remove").last().click();
    assertThat(runtime.getVariable(cycle.getId(), "cycleId")).isEqualTo(4711L);
    runtime.setVariable(cycle.getId(), "cycleId", periods.find(Office.PLAN, 2026).orElseThrow().id());

    tab(admin, "Sự cố");
    admin.locator(".incidents-tab .glyphicon-repeat").first().click();
    assertThat(admin.locator(".modal").getByText("Tăng số lần thử").first()).isVisible();
    isVietnamese(admin, "cockpit-retry");
    admin.locator(".modal-footer").getByText("Thử lại").click();
    assertThat(admin.locator(".modal-footer").getByText("Thử lại")).isHidden();
    assertThat(admin.locator(".modal").getByText("Đã tăng số lần thử.").first()).isVisible();
    isVietnamese(admin, "cockpit-retried");
    admin.locator(".modal-footer").getByText("OK").click();

    assertThat(runtime.createIncidentQuery().count()).isZero();
    office.runDueJobs();
    office.waitsAt(CYCLE, "userTask_followReports");
    assertThat(browser.foreignRequests()).as("requests that left the machine").isEmpty();
  }

  @Test
  void noViewOfTheApplicationsIsEnglish() {
    aCycleThatLostItsPeriod();
    Page admin = browser.logIn("admin", 1366, 768, "en-US");
    for (String view : List.of("cockpit/default/#/dashboard", "cockpit/default/#/processes", "cockpit/default/#/decisions", "cockpit/default/#/tasks",
        "cockpit/default/#/repository", "cockpit/default/#/batch", "admin/default/#/users", "admin/default/#/user-create",
        "admin/default/#/users/vpdd.staff?tab=profile", "admin/default/#/users/vpdd.staff?tab=account", "admin/default/#/users/vpdd.staff?tab=groups",
        "admin/default/#/groups", "admin/default/#/group-create", "admin/default/#/tenants", "admin/default/#/tenant-create",
        "admin/default/#/authorization?resource=0", "admin/default/#/authorization?resource=6", "admin/default/#/authorization?resource=9",
        "admin/default/#/system?section=system-settings-general", "admin/default/#/system?section=system-settings-metrics", "welcome/default/#/welcome",
        "tasklist/default/")) {
      open(admin, view);
      isVietnamese(admin, "view-" + view.replaceAll("[^a-z0-9]+", "-"));
    }
    Page staff = browser.logIn("vpdd.staff", 1366, 768, "en-US");
    open(staff, "tasklist/default/");
    assertThat(staff).hasTitle("Công việc – Công đoàn Việt Nam");
    assertThat(staff.locator(".ce-eol-banner")).isHidden();
    isVietnamese(staff, "tasklist-of-staff");
    open(staff, "tasklist/default/#/?task=00000000-0000-0000-0000-000000000000");
    staff.reload();
    assertThat(staff.locator(".notifications")).containsText("Không mở được nội dung này");
    assertThat(staff.locator(".notifications")).not().containsText("<-");
    isVietnamese(staff, "tasklist-without-that-task");
    staff.navigate(browser.at("/sau-camunda-7"));
    isVietnamese(staff, "after-camunda-7");
    assertThat(browser.foreignRequests()).as("requests that left the machine").isEmpty();
  }

  @Test
  void englishIsThereForForeignAdministratorsWhenItIsSwitchedOn(@TempDir Path folder) throws Exception {
    try (Application application = new Application(folder, "--spring.datasource.url=jdbc:h2:mem:english", "--planworkflow.web-apps.english=true").ready();
        Browser elsewhere = new Browser(application.port())) {
      Page foreigner = elsewhere.logIn("admin", 1366, 768, "en-US");
      foreigner.navigate(elsewhere.at("/camunda/app/cockpit/default/"));
      assertThat(foreigner.getByText("Open Incidents").first()).isVisible();
      assertThat(foreigner.locator("html")).hasAttribute("lang", "en");
      assertThat(foreigner).hasTitle("Cockpit – Dashboard");
      assertThat(foreigner.locator(".ce-eol-banner a")).hasAttribute("href", "/sau-camunda-7");
      assertThat(EnglishWords.in(foreigner)).isNotEmpty();
      Browser.photograph(foreigner, "cockpit-in-english");
      foreigner.navigate(elsewhere.at("/camunda/app/admin/default/#/users"));
      assertThat(foreigner).hasTitle(Pattern.compile("Admin – .*"));
      foreigner.navigate(elsewhere.at("/camunda/app/tasklist/default/"));
      assertThat(foreigner.getByText("Bắt đầu quy trình").first()).isVisible();
      assertThat(foreigner.locator("html")).hasAttribute("lang", "vi");

      Page home = elsewhere.logIn("admin", 1366, 768, "vi-VN");
      home.navigate(elsewhere.at("/camunda/app/cockpit/default/"));
      assertThat(home.getByText("Sự cố đang mở")).isVisible();
      assertThat(home.locator("html")).hasAttribute("lang", "vi");
      isVietnamese(home, "cockpit-beside-english");
      assertThat(elsewhere.foreignRequests()).as("requests that left the machine").isEmpty();
    }
  }

  /** A year's first launch fails for good, because the instance names a period that does not exist. */
  private ProcessInstance aCycleThatLostItsPeriod() {
    ProcessInstance cycle = runtime.createProcessInstanceQuery().processInstanceBusinessKey(CYCLE).processDefinitionKey("annual-cycle").singleResult();
    runtime.setVariable(cycle.getId(), "cycleId", 4711L);
    Job launch = management.createJobQuery().processInstanceId(cycle.getId()).messages().singleResult();
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> management.executeJob(launch.getId())).isInstanceOf(ProcessEngineException.class);
      if (attempt == 0) management.setJobRetries(launch.getId(), 1);
    }
    management.setJobDuedate(launch.getId(), null);
    assertThat(runtime.createIncidentQuery().processInstanceId(cycle.getId()).singleResult().getIncidentMessage()).startsWith(NO_SUCH_PERIOD);
    return cycle;
  }

  private void open(Page page, String view) {
    page.navigate(browser.at("/camunda/app/" + view));
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
  }

  private static void tab(Page page, String name) {
    page.locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$"))).first().click();
  }

  /** What is still being loaded is waited for; what is English must not be there at the end. */
  private static void isVietnamese(Page page, String picture) {
    page.waitForTimeout(700);
    Browser.photograph(page, picture);
    assertThat(EnglishWords.in(page)).as("English at %s", page.url()).isEmpty();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
