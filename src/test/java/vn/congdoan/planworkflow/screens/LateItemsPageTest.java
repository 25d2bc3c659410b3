package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Browser.Screen;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** The page /don-doc, as those see it who must know who is late: on a laptop and on a phone. */
class LateItemsPageTest extends ServerTest {

  private static final String ROWS = "[data-place=items] tbody tr";

  @Autowired private PlanYear year;
  private Browser browser;

  @BeforeEach
  void someUnitsAreLate() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    handIn("ldld-bg");
    office.itIs(LocalDate.of(2026, 11, 27));
    handIn("ldld-ag");
    office.completes("ldld-ag.leader", Office.PLAN + "/2026/LDLD-AG", "userTask_approveReport", "decision", "APPROVE");
    office.itIs(LocalDate.of(2026, 12, 7));
    office.runDueJobs();
    browser = new Browser(port());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void whoIsLateAndWhoMustDecideStandsOnTheFirstScreen() {
    Inspection inspection = new Inspection(browser);
    for (String user : List.of("ttdct.leader", "supervisor", "vpdd.staff")) {
      Page page = browser.logIn(user, Screen.LAPTOP.width, Screen.LAPTOP.height, "vi-VN");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Theo dõi, đôn đốc")).click();
      assertThat(page.locator(ROWS)).hasCount(50);
      Locator first = page.locator(ROWS).first();
      assertThat(first).isInViewport();
      assertThat(first).containsText("Đỏ đặc biệt");
      assertThat(first).containsText(Pattern.compile("quá hạn \\d+ ngày làm việc"));
      assertThat(first).containsText("Thường trực Đoàn Chủ tịch");
      assertThat(page.locator(".pw-count").first()).containsText("Tổng số quá hạn");
      inspection.page(page, "vi-VN", "late-items-" + user.replace('.', '-'));
    }
    inspection.finish();
    assertThat(browser.foreignRequests()).isEmpty();
  }

  @Test
  void numbersAndFiltersShowWhatTheySayAndTheAddressKeepsIt() {
    Page page = browser.logIn("supervisor", Screen.LAPTOP.width, Screen.LAPTOP.height, "vi-VN");
    browser.go(page, "/don-doc");
    assertThat(page.locator(ROWS)).hasCount(50);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Xem thêm")).click();
    assertThat(page.locator(ROWS).nth(50)).isVisible();

    page.selectOption("#kind", "INDUSTRY_UNION");
    assertThat(page.locator(ROWS).first()).containsText("Công đoàn");
    assertThat(page).hasURL(browser.at("/don-doc?kind=INDUSTRY_UNION"));
    page.reload();
    assertThat(page.locator("#kind")).hasValue("INDUSTRY_UNION");
    String counted = page.locator(".pw-count strong").first().textContent();
    assertThat(page.locator(ROWS)).hasCount(Integer.parseInt(counted));

    page.locator(".pw-count").nth(3).click();
    assertThat(page.locator("#level")).hasValue("YELLOW");
    assertThat(page.locator(".pw-count[aria-pressed=true]")).containsText("Sắp đến hạn");

    Download file = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tải về Excel")).click());
    assertThat(file.suggestedFilename()).isEqualTo("theo-doi-don-doc-2026-12-07.xlsx");
    assertThat(file.failure()).isNull();
  }

  @Test
  void aRowIsOneClickFromItsRecordAndTheOwnWorkFromItsForm() {
    Page page = browser.logIn("supervisor", Screen.LAPTOP.width, Screen.LAPTOP.height, "vi-VN");
    browser.go(page, "/don-doc");
    page.locator(ROWS).first().getByRole(AriaRole.LINK).first().click();
    assertThat(page).hasURL(Pattern.compile(".*/ho-so\\?bao-cao=\\d+"));
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Báo cáo năm 2026")).first()).isVisible();

    Page office = browser.logIn("vptld.staff", Screen.LAPTOP.width, Screen.LAPTOP.height, "vi-VN");
    browser.go(office, "/");
    assertThat(office.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Theo dõi, đôn đốc"))).hasCount(0);
    browser.go(office, "/don-doc");
    assertThat(office.getByRole(AriaRole.ALERT)).containsText("dành cho lãnh đạo, người giám sát");
    Browser.photograph(office, "late-items-refused");
  }

  @Test
  void administratorsReadOnTheFrontDoorWhichCalendarIsToBeChecked() {
    Page page = browser.logIn("admin", Screen.LAPTOP.width, Screen.LAPTOP.height, "vi-VN");
    browser.go(page, "/");
    assertThat(page.locator("[data-place=calendar]")).containsText("Lịch nghỉ lễ, Tết năm 2027");
    Inspection inspection = new Inspection(browser);
    inspection.page(page, "vi-VN", "front-door-of-admin");
    inspection.finish();
  }

  private void handIn(String unit) {
    Task draft = office.task(Office.PLAN + "/2026/" + unit.toUpperCase(Locale.ROOT), "userTask_draftReport");
    office.completes(unit + ".staff", draft, ReportTexts.whole(office.work(unit + ".staff", draft), 1));
  }
}
