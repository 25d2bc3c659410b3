package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Logging in, being logged out and the record of both, in a real Chromium; nothing on the way breaks the content policy. */
class LogInInBrowserTest extends ServerTest {

  /** With what stood behind the # of the page before. */
  private static final Pattern LOG_IN = Pattern.compile(".*/dang-nhap.*");

  @Autowired private JdbcClient jdbc;
  private Browser browser;

  @BeforeEach
  void open() {
    jdbc.sql("delete from failed_log_in").update();
    jdbc.sql("delete from spring_session").update();
    browser = new Browser(port());
  }

  @AfterEach
  void close() {
    browser.close();
    jdbc.sql("delete from failed_log_in").update();
  }

  @Test
  void wrongPasswordsAreToldAndThenHaveToWait() {
    Page page = atTheDoor();
    page.setViewportSize(360, 740);
    enter(page, "dn.clerk", "sai");
    assertThat(page.locator("#failure")).containsText("Tên đăng nhập hoặc mật khẩu không đúng.");
    Browser.photograph(page, "log-in-failed-360");
    for (int i = 0; i < 9; i++) enter(page, "dn.clerk", "sai");
    enter(page, "dn.clerk", "congdoan");
    assertThat(page.locator("#failure")).containsText(Pattern.compile("Đã nhập sai nhiều lần\\. Đợi \\d+ giây rồi đăng nhập lại\\."));
    Browser.photograph(page, "log-in-has-to-wait");
    page.navigate(browser.at("/dang-nhap?doi=%3Cb%3Ex"));
    assertThat(page.locator("#failure")).not().containsText("x</b>");
  }

  @Test
  void whoPressesEnterBeforeAllIsLoadedAndTheTokenIsThereIsLoggedInOnceItIs() {
    Page page = browser.blank();
    List<Route> held = new ArrayList<>();
    page.route("**/api/me", held::add);
    page.route("**/pages/*.js", route -> {
      if (route.request().url().endsWith("/log-in-form.js")) route.resume();
    });
    // As where the cookie is not there yet.
    page.addInitScript("const real = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');"
        + "Object.defineProperty(document, 'cookie', { get: () => (window.tokenIsThere ? real.get.call(document) : '') });");
    browser.goAtOnce(page, "/dang-nhap");
    assertThat(page.locator("form [type=submit]")).isEnabled();
    page.locator("#username").fill("tg.staff");
    page.locator("#password").fill("congdoan");
    page.locator("#password").press("Enter");
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page).hasURL(browser.at("/dang-nhap"));
    page.evaluate("() => { window.tokenIsThere = true; }");
    page.unroute("**/api/me");
    page.unroute("**/pages/*.js");
    held.get(0).resume();
    page.waitForURL(browser.at("/"));
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng xuất").setExact(true))).isVisible();
  }

  @Test
  void oneLogOutEndsTasklistAndPagesAndAnExpiredSessionLeadsBackToWhereOneWas() {
    Page page = browser.logIn("tg.staff", 1366, 768);
    List<String> broken = policyViolations(page);
    page.navigate(browser.at("/camunda/app/tasklist/default/"));
    listIsOpen(page);
    Page second = page.context().newPage();
    second.navigate(browser.at("/"));
    second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng xuất").setExact(true)).click();
    second.waitForURL(LOG_IN);
    page.reload();
    page.waitForURL(LOG_IN);
    assertThat(page.locator("#username")).isVisible();
    Browser.photograph(page, "logged-out");

    enter(page, "tg.staff", "congdoan");
    page.waitForURL("**/camunda/app/tasklist/**");
    // A request that is still under way would begin the half hour anew.
    listIsOpen(page);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    jdbc.sql("update spring_session set last_access_time = last_access_time - 1801000, expiry_time = expiry_time - 1801000").update();
    page.reload();
    page.waitForURL(LOG_IN);
    enter(page, "tg.staff", "congdoan");
    page.waitForURL("**/camunda/app/tasklist/**");
    listIsOpen(page);
    assertThat(broken).as("what the content policy stopped").isEmpty();
  }

  @Test
  void aTasklistThatNobodyTouchesIsLeftAfterHalfAnHour() {
    Page page = browser.logIn("tg.staff", 1366, 768);
    page.clock().install();
    page.navigate(browser.at("/camunda/app/tasklist/default/"));
    listIsOpen(page);
    page.clock().fastForward("29:00");
    listIsOpen(page);
    page.clock().fastForward("02:00");
    page.waitForURL(LOG_IN);
    assertThat(jdbc.sql("select count(*) from spring_session where principal_name = 'tg.staff'").query(Integer.class).single()).isZero();
  }

  @Test
  void aSupervisorReadsTheRecord() {
    enter(atTheDoor(), "tg.clerk", "sai");
    Page page = browser.logIn("supervisor", 1366, 768);
    List<String> broken = policyViolations(page);
    page.navigate(browser.at("/nhat-ky"));
    assertThat(page.getByText("Văn thư – ").first()).isVisible();
    assertThat(page.getByText("Bị từ chối").nth(1)).isVisible();
    Browser.photograph(page, "audit");
    page.locator("#actor").fill("supervisor");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Xem").setExact(true)).click();
    assertThat(page.getByText("Văn thư – ")).hasCount(0);
    page.setViewportSize(360, 740);
    Browser.photograph(page, "audit-360");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("width of the page on a telephone").isLessThanOrEqualTo(360);
    assertThat(broken).as("what the content policy stopped").isEmpty();
  }

  private static List<String> policyViolations(Page page) {
    List<String> found = new ArrayList<>();
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy") && message.text().contains("Refused")) found.add(message.text());
    });
    return found;
  }

  private Page atTheDoor() {
    Page page = browser.blank();
    page.navigate(browser.at("/dang-nhap"));
    return page;
  }

  /** Tasklist takes its time on a busy machine. */
  private static void listIsOpen(Page page) {
    assertThat(page.getByText("Việc của đơn vị tôi").first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
  }

  private static void enter(Page page, String user, String password) {
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", password);
    // Nothing is sent before the page has its token.
    page.waitForSelector("button[type=submit]:enabled");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }
}
