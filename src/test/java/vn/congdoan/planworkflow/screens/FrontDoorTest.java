package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** The front door in a real Chromium: what waits, what was handed in, and the search box. */
class FrontDoorTest extends ServerTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String LISTED = "[data-place=work] h3";

  @Autowired private PlanYear year;
  @Autowired private PlanStarts starts;
  @Autowired private TaskService tasks;
  private Browser browser;

  @BeforeEach
  void aPeriodIsOpen() {
    office.itIs(LocalDate.of(2026, 11, 10));
    year.openByHand(2026);
    browser = new Browser(port());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void openWorkStandsByUrgencyAndOneClickOpensItsForm() {
    handIn("ldld-ag");
    handIn("ldld-bg");
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "APPROVE");
    office.completes("ldld-bg.leader", Office.PLAN + "/2026/LDLD-BG", "userTask_approveReport", "decision", "APPROVE");
    office.itIs(LocalDate.of(2026, 11, 24));
    handIn("ldld-bl");
    office.completes("ldld-bl.leader", Office.PLAN + "/2026/LDLD-BL", "userTask_approveReport", "decision", "APPROVE");
    office.itIs(LocalDate.of(2026, 11, 27));
    handIn("ldld-bn");
    office.completes("ldld-bn.leader", Office.PLAN + "/2026/LDLD-BN", "userTask_approveReport", "decision", "APPROVE");
    Task taken = office.task(REPORT, "userTask_acceptReport");
    tasks.setAssignee(taken.getId(), "vptld.leader");

    for (int width : new int[] {1366, 360}) {
      Page page = browser.logIn("vptld.staff", width, 768, "en-US");
      assertThat(page.locator(LISTED).first()).isVisible();
      assertThat(page.locator(LISTED).allTextContents()).containsExactly("Quá hạn (2)", "Sắp đến hạn (1)", "Việc khác (1)");
      Locator first = page.locator(".pw-overdue li").first();
      assertThat(first).containsText("quá hạn 8 ngày làm việc");
      assertThat(first).containsText("17:00 ngày 17/11/2026");
      assertThat(page.getByText("Lãnh đạo – Văn phòng Tổng Liên đoàn đang xử lý")).isVisible();
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("nothing hangs over the edge").isLessThanOrEqualTo(width);
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/front-door-" + width + ".png")));
    }
    Page page = browser.logIn("vptld.staff", 1366, 768, "en-US");
    page.locator(".pw-overdue a").first().click();
    formIsOpen(page);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tiếp nhận báo cáo")).first()).isVisible();
    assertThat(page.locator(".notifications-panel .alert")).hasCount(0);
    Browser.photograph(page, "front-door-one-click");
    assertThat(browser.foreignRequests()).isEmpty();
  }

  @Test
  void whatWasHandedInTellsWhereItStandsAfterAReturn() {
    handIn("ldld-ag");
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Bổ sung số liệu quý IV.");

    for (int width : new int[] {1366, 360}) {
      Page page = browser.logIn("ldld-ag.leader", width, 768);
      Locator handed = page.locator(".pw-handed-item");
      assertThat(handed).hasCount(1);
      assertThat(handed).containsText("Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ");
      assertThat(handed).containsText("Đang chờ Chuyên viên – Liên đoàn Lao động tỉnh An Giang, bước “Soạn báo cáo năm”, từ ngày 10/11/2026");
      assertThat(handed).containsText("Lý do: Bổ sung số liệu quý IV.");
      handed.getByText("Quá trình xử lý").click();
      assertThat(handed.locator(".pf-history li")).hasCount(2);
      assertThat(handed.locator(".pf-history li").last()).containsText("trả lại");
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/handed-in-" + width + ".png")));
    }
    Page staff = browser.logIn("ldld-ag.staff", 1366, 768);
    assertThat(staff.locator(LISTED)).hasText("Bị trả lại (1)");
  }

  @Test
  void searchIsDoneByKeyboardWithoutDiacriticsAndAsksOnlyAfterAPause() {
    Page page = browser.logIn("ldld-ag.staff", 1366, 768);
    assertThat(page.locator(LISTED).first()).isVisible();
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> {
      if (request.url().contains("/api/search")) asked.add(request.url());
    });
    page.locator("#search").focus();
    page.keyboard().type("dong nai", new Keyboard.TypeOptions().setDelay(30));
    assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(Pattern.compile("Tìm thấy \\d+ kết quả|Hiện \\d+ kết quả")))).isVisible();
    assertThat(asked).as("one question for eight keys").hasSize(1);
    assertThat(page.locator("[data-place=found] h2")).hasText(new String[] {"Đơn vị"});
    Browser.photograph(page, "search-dong-nai");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("[data-place=found] a").first()).isFocused();
    page.keyboard().press("Enter");
    page.waitForURL("**/tien-do#don-vi-LDLD-DNA");
    page.goBack();
    assertThat(page.locator("#search")).hasValue("dong nai");

    page.locator("#search").fill("an giang bao cao");
    page.keyboard().press("Enter");
    Locator found = page.locator("[data-place=found] a").first();
    assertThat(found).hasText("Soạn báo cáo năm");
    page.locator("#search").fill("đ");
    assertThat(page.getByText("Nhập ít nhất 2 ký tự")).isVisible();
    assertThat(page.locator("[data-place=found] a")).hasCount(0);
    page.locator("#search").fill("an giang");
    assertThat(found).hasText("Soạn báo cáo năm");
    found.click();
    formIsOpen(page);
    Page phone = browser.logIn("ldld-ag.staff", 360, 740);
    phone.locator("#search").fill("45-kh");
    assertThat(phone.locator("[data-place=found] h2").first()).isVisible();
    assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    Browser.photograph(phone, "search-360");
  }

  @Test
  void anAnswerThatComesTooLateIsDropped() {
    Page page = browser.logIn("ldld-ag.staff", 1366, 768);
    List<Route> held = new ArrayList<>();
    page.route("**/api/search?q=an+giang", held::add);
    page.locator("#search").fill("an giang");
    page.waitForCondition(() -> !held.isEmpty());
    page.locator("#search").fill("dong nai");
    assertThat(page.locator("[data-place=found] a")).hasText("Liên đoàn Lao động tỉnh Đồng Nai");

    page.waitForResponse("**/api/search?q=an+giang", () -> held.get(0).resume());
    page.waitForTimeout(300);
    assertThat(page.locator("[data-place=found] a")).hasText("Liên đoàn Lao động tỉnh Đồng Nai");
  }

  @Test
  void whoeverIsNotLoggedInReadsWhatTheSystemIsAndHowToLogIn() {
    Page page = browser.logIn("ldld-ag.staff", 360, 740);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng xuất")).click();
    page.waitForURL("**/dang-nhap");
    page.navigate(browser.at("/"));

    assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Đăng nhập"))).isVisible();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Giao việc, triển khai, báo cáo và kết luận");
    assertThat(page.locator("#search")).hasCount(0);
    page.getByText("Danh sách tài khoản theo đơn vị").click();
    page.getByLabel("Tìm theo tên hoặc mã đơn vị").fill("LDLD-DNA");
    assertThat(page.getByText("ldld-dna.staff").first()).isVisible();
    assertThat(page.locator("nav a:visible")).hasText(new String[] {"Bảng tiến độ", "Đăng nhập"});
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/front-door-logged-out-360.png")));
  }

  @Test
  void aLinkToAUnitLeadsToItsLineOnTheBoard() {
    office.clear();
    office.itIs(LocalDate.of(2026, 9, 15));
    office.as("vpdd.staff", () -> starts.startPlan(Office.PLAN));
    year.assign(Office.PLAN, null, "APPROVE", null);
    Page page = browser.logIn("ldld-ag.staff", 1366, 768);
    page.navigate(browser.at("/tien-do#don-vi-LDLD-DNA"));
    assertThat(page.locator("tr.pw-target")).containsText("Đồng Nai");
    assertThat(page.locator("tr.pw-target")).isInViewport();
    Browser.photograph(page, "board-line-of-a-unit");
    page.navigate(browser.at("/tien-do#muc-45-KH-DDTLD/III.2a"));
    assertThat(page.locator("tr.pw-target")).containsText("III.2a");
    page.navigate(browser.at("/tien-do#don-vi-TTDCT"));
    assertThat(page.getByText("Đơn vị này chưa có việc trên bảng tiến độ.")).isVisible();
  }

  @Test
  void everyRoleIsOfferedWhatItMayOpen() {
    assertThat(links(browser.logIn("ldld-ag.staff", 1366, 768))).containsExactly("Việc của tôi", "Bảng tiến độ", "Công việc",
        "Ủy quyền khi vắng mặt", "Thông báo");
    assertThat(links(browser.logIn("modeler", 1366, 768))).containsExactly("Bảng tiến độ", "Theo dõi quy trình");
    assertThat(links(browser.logIn("admin", 1366, 768))).containsExactly("Bảng tiến độ", "Thông báo", "Nhật ký", "Theo dõi quy trình",
        "Quản trị");
    assertThat(links(browser.logIn("supervisor", 1366, 768))).containsExactly("Theo dõi, đôn đốc", "Bảng tiến độ", "Nhật ký");
  }

  /** Tasklist needs its time on a busy machine. */
  private static void formIsOpen(Page page) {
    assertThat(page.locator("form.plan-form[data-ready]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
  }

  private static List<String> links(Page page) {
    assertThat(page.locator("[data-place=me]")).not().isEmpty();
    return page.locator("nav a:visible").allTextContents();
  }

  private void handIn(String unit) {
    Task draft = office.task(Office.PLAN + "/2026/" + unit.toUpperCase(Locale.ROOT), "userTask_draftReport");
    office.completes(unit + ".staff", draft, ReportTexts.whole(office.work(unit + ".staff", draft), 1));
  }
}
