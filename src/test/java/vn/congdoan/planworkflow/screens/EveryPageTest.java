package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Browser.Screen;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Every page of our own, on a laptop and on a phone, whatever language the browser prefers; and the ways through the log-in. */
class EveryPageTest extends ServerTest {

  private static final Path PAGES = Path.of("src/main/resources/static");
  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";

  @Autowired private PlanYear plan;
  @Autowired private FilterService filters;
  private Browser browser;
  private Inspection inspection;

  @BeforeEach
  void aPeriodIsOpen() {
    office.itIs(LocalDate.of(2026, 11, 10));
    plan.openByHand(2026);
    browser = new Browser(port());
    inspection = new Inspection(browser);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void everyPageIsInOrder() throws IOException {
    for (String locale : Browser.LOCALES) {
      Page stranger = browser.window(Screen.LAPTOP.width, Screen.LAPTOP.height, locale);
      look(stranger, locale, "/", "page-index-before-log-in");
      look(browser.desk("vpdd.staff", locale), locale, "/", "page-index-of-staff");
      for (Path file : pageFiles()) look(browser.desk(reader(file), locale), locale, address(file), "page-" + name(file).replace('/', '-'));
    }
    inspection.finish();
  }

  @Test
  void whoMistypesIsToldAndWhoseSessionEndedComesBackToTheTask() {
    String filter = filters.createTaskFilterQuery().filterName("Việc của đơn vị tôi").singleResult().getId();
    String task = office.task(REPORT, "userTask_draftReport").getId();
    for (String locale : Browser.LOCALES) {
      Page page = browser.window(Screen.LAPTOP.width, Screen.LAPTOP.height, locale);
      look(page, locale, "/dang-nhap", "log-in");
      page.fill("input[name=username]", "cd-xd.clerk");
      page.fill("input[name=password]", "sai mật khẩu");
      page.keyboard().press("Enter");
      assertThat(page.locator("#failure")).isVisible();
      assertThat(page.locator("#failure")).isFocused();
      inspection.page(page, locale, "log-in-wrong-password");

      Page desk = browser.desk("ldld-ag.staff", locale);
      new Tasklist(browser, desk).open(filter, task);
      desk.context().clearCookies();
      desk.reload();
      assertThat(desk.locator("#again")).isVisible();
      inspection.page(desk, locale, "log-in-after-session-ended");
      desk.fill("input[name=username]", "ldld-ag.staff");
      desk.fill("input[name=password]", "congdoan");
      desk.keyboard().press("Enter");
      assertThat(desk.locator(".plan-form[data-ready]")).isVisible();
      assertThat(desk.url()).contains(task);
    }
    inspection.finish();
  }

  private void look(Page page, String locale, String address, String name) {
    page.navigate(browser.at(address));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    page.waitForFunction("() => !document.querySelector('[aria-busy=true]') && !/Đang (tải|kiểm tra)/.test(document.body.innerText)");
    inspection.page(page, locale, name);
  }

  private static List<Path> pageFiles() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  /** What the error pages show is looked at where they lie; all others have an address of their own. */
  private static String address(Path file) {
    return file.getParent().equals(PAGES) ? "/" + name(file).replace("index", "").replace("don-doc-", "don-doc/") : "/" + PAGES.relativize(file);
  }

  /** Some pages are for administrators alone, and those of what is late are not for them. */
  private static String reader(Path file) {
    return name(file).startsWith("don-doc") ? "supervisor" : "admin";
  }

  private static String name(Path file) {
    return PAGES.relativize(file).toString().replace(".html", "");
  }
}
