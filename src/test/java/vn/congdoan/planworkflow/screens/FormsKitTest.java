package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** What all forms are built from, in a real Chromium: days, numbers and sums, saving and sending, the keyboard, and paper. */
class FormsKitTest extends ServerTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String DRAFT = "userTask_draftReport";

  @Autowired private PlanRuns runs;
  @Autowired private PlanStarts starts;
  private Browser browser;

  @BeforeEach
  void aPeriodIsOpen() {
    office.itIs(LocalDate.of(2026, 11, 10));
    runs.begin(Office.PLAN, "vpdd.staff");
    office.as("vpdd.staff", () -> starts.openYear(Office.PLAN, 2026));
    office.runDueJobs();
    browser = new Browser(port());
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aDayIsTypedInEveryUsualWayOrPickedWithTheKeyboard() {
    thePlanIsAssigned();
    Page page = claimed("ldld-ag.clerk", office.task(Office.PLAN + "/LDLD-AG", "userTask_registerDocument"), 360, 740);
    Locator day = page.locator("[data-field=arrivedOn] input");
    for (String typed : List.of("5/3/2026", "05032026", "5-3-26", "05.03.2026", "2026-03-05")) {
      day.fill(typed);
      day.press("Tab");
      assertThat(day).hasValue("05/03/2026");
    }
    assertThat(page.locator("[data-field=arrivedOn]")).containsText("Thứ Năm, ngày 05/03/2026");

    Locator opener = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chọn ngày trên lịch: Ngày đến"));
    assertThat(opener).isFocused();
    page.keyboard().press("Enter");
    assertThat(focused(page, "Thứ Năm, ngày 05/03/2026")).isFocused();
    for (String key : List.of("ArrowLeft", "ArrowUp", "PageUp", "Home")) page.keyboard().press(key);
    assertThat(focused(page, "Thứ Hai, ngày 19/01/2026")).isFocused();
    Browser.photograph(page, "calendar-360");
    page.keyboard().press("Enter");
    assertThat(day).hasValue("19/01/2026");
    assertThat(opener).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
    assertThat(day).hasValue("19/01/2026");
    assertThat(opener).isFocused();

    for (Map.Entry<String, String> wrong : Map.of("31/2/2026", "Ngày chưa đủ hoặc không có trong lịch", "5/3", "Ngày chưa đủ", "5/3/2099", "Chọn ngày không sau").entrySet()) {
      day.fill(wrong.getKey());
      complete(page);
      assertThat(page.locator("[data-field=arrivedOn] .pf-error")).containsText(wrong.getValue());
    }
    day.fill("1/3/2026");
    page.locator("[data-field=forwardedTo] input").fill("Văn phòng");
    complete(page);
    until(page, () -> office.openSteps(Office.PLAN + "/LDLD-AG").contains("userTask_routeDocument"));
    assertThat(office.work("ldld-ag.leader", office.task(Office.PLAN + "/LDLD-AG", "userTask_routeDocument")).get("register").toString())
        .as("the server gets the day as yyyy-mm-dd").contains("2026-03-01");
  }

  @Test
  void aNumberIsUnderstoodOrRefusedButNeverAnotherOne() {
    Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), 1366, 768);
    Locator sum = page.locator("[data-field='figures.supportAmount'] input");
    Locator error = page.locator("[data-field='figures.supportAmount'] .pf-error");
    for (String typed : List.of("1250000", "1.250.000")) {
      type(page, sum, typed);
      assertThat(sum).hasValue("1.250.000");
    }
    for (String pasted : List.of("1,250,000", "1 250 000", "1.250.000 triệu đồng")) {
      paste(page, sum, pasted);
      assertThat(sum).hasValue("1.250.000");
    }
    assertThat(page.locator("[data-field='figures.supportAmount']")).containsText("triệu đồng");
    assertThat(page.locator("[data-field='figures.supportAmount'] .pf-spelled")).hasText("1.250 tỷ đồng");
    type(page, sum, "1250");
    sum.press("Home");
    sum.press("ArrowRight");
    sum.press("9");
    assertThat(sum).hasValue("19.250");
    assertThat((Integer) sum.evaluate("input => input.selectionStart")).as("the caret stays behind the digit just typed").isEqualTo(2);

    for (Map.Entry<String, String> wrong : Map.of("5.5", "Không rõ “5.5”", "5,000", "Không rõ “5,000”", "-3", "không được nhỏ hơn 0", "5000000đ", "Ô này tính bằng triệu đồng",
        "9999999999999999", "Số quá lớn", "mười", "Chỉ nhập chữ số").entrySet()) {
      type(page, sum, wrong.getKey());
      assertThat(sum.inputValue().replace(".", "")).as("what was typed stays").isEqualTo(wrong.getKey().replace(".", ""));
      complete(page);
      assertThat(error).containsText(wrong.getValue());
    }
  }

  /** The save that waits behind another one must not go out together with the completion: the later of the two would be refused. */
  @Test
  void aTaskIsCompletedWhileItsLastWordsAreStillBeingSaved() {
    Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), 1366, 768);
    slowly(page, "/draft", 600);
    slowly(page, "/completion", 900);
    fillIn(page);
    complete(page);
    until(page, () -> office.openSteps(REPORT).contains("userTask_approveReport"));
    office.waitsAt(REPORT, "userTask_approveReport");
  }

  @Test
  void theButtonThatSendsAndWhatIsSavedStayInSight() {
    for (int[] size : new int[][] {{1366, 768}, {360, 740}}) {
      Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), size[0], size[1]);
      Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hoàn thành"));
      Locator state = page.locator(".form-actions .pf-save");
      for (String place : List.of("II.1", "II.3", "II.5")) {
        Locator field = page.locator("[data-field='sections." + place + "'] textarea");
        field.scrollIntoViewIfNeeded();
        assertThat(button).isInViewport();
        assertThat(state).isInViewport();
      }
      page.locator("[data-field='sections.II.3'] textarea").fill("Kết quả " + size[0]);
      assertThat(state).containsText("Đã lưu lúc");
      assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('.plan-form').scrollWidth <= innerWidth"))
          .as("nothing is wider than the screen at %d", size[0]).isTrue();
      Browser.photograph(page, "button-in-sight-" + size[0]);
    }
  }

  @Test
  void aLineThatIsSlowOnceDoesNotLeaveTasklistBlank() {
    Page page = browser.logIn("ldld-ag.staff", 1366, 768);
    AtomicInteger asked = new AtomicInteger();
    page.route("**/tasklistPlugins/**/plugin.js*", route -> {
      if (asked.getAndIncrement() == 0) page.waitForTimeout(9_000);
      route.resume();
    });
    page.navigate(browser.at("/camunda/app/tasklist/default/"));
    assertThat(page.locator(".task-filters")).isVisible();
    assertThat(asked).as("asked for once more").hasValueGreaterThan(1);
  }

  @Test
  void aPhoneShowsTheListOrTheTask() {
    Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), 360, 740);
    assertThat(page.locator(".column.tasks-list")).isHidden();
    page.getByText("Danh sách công việc").click();
    assertThat(page.locator(".column.tasks-list")).isVisible();
    assertThat(page.locator(".column.task-details")).isHidden();
  }

  @Test
  void aReportIsFilledInAndRefusedWithTheKeyboardAlone() {
    Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), 1366, 768);
    page.locator("[data-field='sections.II.1'] textarea").focus();
    page.keyboard().insertText("Đã tổ chức 12 cuộc tuyên truyền.");
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("Tab");
      page.keyboard().type("12");
    }
    assertThat(page.locator("[data-field='figures.newMembers'] input")).hasValue("12");
    int tabs = 0;
    while (tabs < 60 && !Boolean.TRUE.equals(page.evaluate("() => document.activeElement.textContent.trim() === 'Hoàn thành'"))) {
      page.keyboard().press("Tab");
      tabs++;
      assertThat((Boolean) page.evaluate("""
          () => { const r = document.activeElement.getBoundingClientRect(), e = document.elementFromPoint(r.left + r.width / 2, r.top + Math.min(r.height, 40) / 2);
            return document.activeElement.type === 'file' || document.activeElement.contains(e) || Boolean(e?.contains(document.activeElement)); }"""))
          .as("what has the focus is seen, after %d steps", tabs).isTrue();
    }
    assertThat(tabs).as("from the third figure to the button").isBetween(20, 40);
    page.keyboard().press("Enter");
    assertThat(page.locator(".pf-problem")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat((Boolean) page.evaluate("() => document.activeElement.getAttribute('aria-invalid') === 'true'")).as("a point of the summary leads to its field").isTrue();
  }

  @Test
  void whoDidWhatIsToldInSentencesTheNewestFirst() {
    office.completes("ldld-ag.staff", REPORT, DRAFT, ReportTexts.whole(office.work("ldld-ag.staff", office.task(REPORT, DRAFT)), 1));
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Chưa khớp báo cáo quý.");
    Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), 1366, 768);
    assertThat(page.locator(".pf-returned")).containsText("Lãnh đạo Liên đoàn Lao động tỉnh An Giang trả lại ngày 10/11/2026 lúc 09:00, lý do:");
    page.getByText("Quá trình xử lý (2)").click();
    assertThat(page.locator(".pf-history li").first()).containsText("trả lại ngày 10/11/2026 lúc 09:00, lý do:");
    assertThat(page.locator(".pf-history li").last()).containsText("Chuyên viên Liên đoàn Lao động tỉnh An Giang trình ngày 10/11/2026 lúc 09:00.");
  }

  @Test
  void aPrintedFormIsADocument() {
    Page page = claimed("ldld-ag.staff", office.task(REPORT, DRAFT), 1366, 768);
    String lines = "Đã tổ chức tuyên truyền.\n".repeat(60) + "Dòng cuối cùng.";
    page.locator("[data-field='sections.II.1'] textarea").fill(lines);
    page.locator("[data-field='figures.supportAmount'] input").fill("1.250");
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; window.dispatchEvent(new Event('beforeprint')); }; }");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("In").setExact(true)).click();
    assertThat(page.evaluate("() => window.printed")).isEqualTo(1);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".pf-printhead")).containsText("Tổng Liên đoàn Lao động Việt Nam");
    assertThat(page.locator(".pf-printtitle")).hasText("Báo cáo thực hiện Kế hoạch năm 2026");
    assertThat(page.getByText("Dòng cuối cùng.").last()).isVisible();
    assertThat(page.locator("[data-field='figures.supportAmount'] .pf-printed")).hasText("1.250 triệu đồng");
    for (String absent : List.of(".navbar", ".tasks-list", ".task-filters", ".form-actions", "textarea >> nth=0", ".pf-tools")) assertThat(page.locator(absent).first()).isHidden();
    assertThat(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPath(java.nio.file.Path.of("target", "screenshots", "report.pdf")))).isNotEmpty();
    assertThat(page.context().pages().get(0).request().get(browser.at("/camunda/app/tasklist/default/")).headers().get("content-security-policy"))
        .as("without this word the browser neither prints nor warns").contains("allow-modals");
  }

  private void thePlanIsAssigned() {
    office.clear();
    office.itIs(LocalDate.of(2026, 3, 2));
    office.as("vpdd.staff", () -> starts.startPlan(Office.PLAN));
    office.runDueJobs();
    Task prepare = office.task(Office.PLAN, "userTask_prepareAssignments");
    office.completes("vpdd.staff", prepare, "rows", ((Map<?, ?>) office.work("vpdd.staff", prepare).get("values")).get("rows"));
    office.completes("vpdd.leader", Office.PLAN, "userTask_approveAssignments", "decision", "APPROVE");
    office.runDueJobs();
  }

  private Page claimed(String user, Task task, int width, int height) {
    Page page = browser.logIn(user, width, height);
    page.navigate(browser.at("/camunda/app/tasklist/default/#/?task=" + task.getId()));
    Locator form = page.locator(".plan-form[data-ready]");
    form.waitFor();
    if (page.locator(".pf-notice").isVisible()) page.getByText("Nhận việc").first().click();
    page.locator(".plan-form[data-ready] [data-field] :is(textarea, input):not([readonly], [disabled])").first().waitFor();
    return page;
  }

  private static Locator focused(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void complete(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hoàn thành")).click();
  }

  private static void type(Page page, Locator field, String text) {
    field.fill("");
    field.focus();
    page.keyboard().type(text);
    field.press("Tab");
  }

  private static void paste(Page page, Locator field, String text) {
    field.fill("");
    field.focus();
    page.keyboard().insertText(text);
    field.press("Tab");
  }

  private static void fillIn(Page page) {
    for (String group : List.of("II.1", "II.2", "II.3", "II.4", "II.5")) page.locator("[data-field='sections." + group + "'] textarea").fill("Kết quả " + group);
    for (Locator figure : page.locator("[data-field^='figures.'] input").all()) figure.fill("1.200");
  }

  /** Requests take their time on the way to the server, as over a slow line. */
  private static void slowly(Page page, String ending, int milliseconds) {
    page.evaluate("""
        ([ending, pause]) => { const send = window.fetch; window.fetch = async (url, options) => {
          if (String(url).endsWith(ending)) await new Promise((go) => setTimeout(go, pause));
          return send(url, options); }; }""", List.of(ending, milliseconds));
  }

  private static void until(Page page, java.util.function.BooleanSupplier done) {
    for (int i = 0; i < 150 && !done.getAsBoolean(); i++) page.waitForTimeout(100);
  }
}
