package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** In a real Chromium, on both screens: the page on which stand-ins are named, and the button that asks for a later due date. */
class AbsenceAndExtensionTest extends ServerTest {

  private static final String REPORT = PlanYear.key(2026) + "/LDLD-AG";
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 10, 9, 0);

  @Autowired private PlanYear year;
  private Browser browser;

  @BeforeEach
  void aReportIsDue() {
    office.itIs(NOW);
    year.running(year.withUnits(2026, "LDLD-AG"), "LDLD-AG");
    browser = new Browser(port());
    browser.itIs(NOW);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aStandInIsNamedSeenAndEnded() {
    Inspection inspection = new Inspection(browser);
    Page page = browser.logIn("ldld-ag.leader", 1366, 768);
    browser.go(page, "/vang-mat");
    Locator form = page.locator("[data-place=naming]");
    assertThat(form.locator("[data-field=absent] option").first()).containsText("Lãnh đạo Liên đoàn Lao động tỉnh An Giang");
    assertThat(form.locator("[data-field=groups]")).isHidden();
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ghi nhận").setExact(true)).click();
    assertThat(form.locator("[data-field=fromOn] .pf-error")).isVisible();
    type(form, "fromOn", "10/11/2026");
    type(form, "toOn", "13/11/2026");
    form.locator("[data-field=standIn] select").selectOption("ldld-ag.clerk");
    assertThat(form.locator("[data-field=groups]")).isVisible();
    form.locator("[data-field=decides] input").check();
    assertThat(form.locator("[data-field=basis]")).isVisible();
    inspection.page(page, "vi-VN", "absence-form");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ghi nhận").setExact(true)).click();
    assertThat(form.locator("[data-field=basis] .pf-error")).isVisible();
    form.locator("[data-field=basis] input").fill("Số 12/UQ-LĐLĐ ngày 09/11/2026");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ghi nhận").setExact(true)).click();
    Locator row = page.locator("[data-place=list] tbody tr");
    assertThat(row).containsText("Văn thư Liên đoàn Lao động tỉnh An Giang");
    assertThat(row).containsText("Đang hiệu lực");
    inspection.page(page, "vi-VN", "absence-list");
    row.getByText("Kết thúc").click();
    row.getByText("Kết thúc ngay").click();
    assertThat(row).containsText("Đã kết thúc sớm");
    inspection.finish();
  }

  @Test
  void aDeskWithNobodyIsSeenAtTheFrontDoor() {
    send("ldld-ag.staff", "POST", "/api/absences", "{\"fromOn\":\"2026-11-12\",\"toOn\":\"2026-11-30\"}");
    Inspection inspection = new Inspection(browser);
    Page page = browser.logIn("dct.leader", 1366, 768);
    Locator notice = page.locator("[data-place=empty-desks]");
    assertThat(notice).containsText("Chuyên viên – Liên đoàn Lao động tỉnh An Giang");
    assertThat(notice).containsText("Sẽ không có người");
    inspection.page(page, "vi-VN", "empty-desks");
    inspection.finish();
  }

  @Test
  void aLaterDateIsAskedForFromTheFormAndDecided() {
    Inspection inspection = new Inspection(browser);
    Page page = browser.logIn("ldld-ag.staff", 1366, 768);
    Tasklist tasklist = open(page, office.task(REPORT, "userTask_draftReport"));
    Locator part = page.locator(".pf-extension");
    assertThat(part).isHidden();
    tasklist.claim();
    part.getByText("Xin gia hạn").click();
    part.getByText("Gửi đề nghị").click();
    assertThat(part.locator("[data-field=proposedOn] .pf-error")).isVisible();
    type(part, "proposedOn", "4/12/2026");
    part.locator("[data-field=reason] textarea").fill("Chờ số liệu của các công đoàn cấp dưới do bão số 13.");
    inspection.form(page, "vi-VN", "extension-asked", Tasklist.COMPLETE);
    part.getByText("Gửi đề nghị").click();
    assertThat(part).containsText("Chờ Lãnh đạo – Văn phòng Đảng đoàn Tổng Liên đoàn quyết định");
    inspection.form(page, "vi-VN", "extension-waits", Tasklist.COMPLETE);

    Page decider = browser.logIn("vpdd.leader", 1366, 768);
    Tasklist deciding = open(decider, office.task(REPORT, "userTask_decideExtension"));
    deciding.claim();
    assertThat(decider.locator(".plan-form")).containsText("27/11/2026");
    decider.getByLabel("Đồng ý gia hạn").check();
    assertThat(decider.locator("[data-field=grantedOn] input")).hasValue("04/12/2026");
    inspection.form(decider, "vi-VN", "extension-decided", Tasklist.COMPLETE);
    decider.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Tasklist.COMPLETE).setExact(true)).click();
    assertThat(decider.locator(".plan-form[data-ready]")).isHidden();

    open(page, office.task(REPORT, "userTask_draftReport"));
    assertThat(part).containsText("Thời hạn ban đầu 27/11/2026, nay là 04/12/2026.");
    inspection.form(page, "vi-VN", "extension-granted", Tasklist.COMPLETE);
    inspection.finish();
  }

  private Tasklist open(Page page, Task task) {
    browser.go(page, "/");
    browser.go(page, "/camunda/app/tasklist/default/#/?task=" + task.getId());
    assertThat(page.locator(".plan-form[data-ready]")).isVisible();
    return new Tasklist(browser, page);
  }

  private static void type(Locator host, String field, String day) {
    Locator input = host.locator("[data-field=" + field + "] input").first();
    input.fill(day);
    input.blur();
  }
}
