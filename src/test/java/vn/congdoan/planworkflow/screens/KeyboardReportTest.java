package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Browser.Screen;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** The annual report by somebody who has no mouse: from the log-in to the report that is sent, every key a real one. */
class KeyboardReportTest extends ServerTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String LEFT_OUT = "sections.II.2";
  private static final String PDF = "Minh chứng.pdf";
  /** More presses than this from one place to the next, and nobody would find it. */
  private static final int FURTHEST = 90;
  /** Whether the focus can be seen where it is: a mark around it, in the window, under nothing else. */
  private static final String FOCUS_IN_SIGHT = """
      () => {
        const one = document.activeElement;
        const seen = one.matches('.pf-file-input') ? document.querySelector(`label[for="${one.id}"]`) : one;
        const { left, right, top, bottom } = seen.getBoundingClientRect();
        const style = getComputedStyle(seen);
        const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
        const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
        const there = document.elementFromPoint(x, y);
        return marked && (seen.contains(there) || one === there);
      }""";

  @Autowired private PlanYear plan;
  private Browser browser;
  private Page page;
  private int presses;
  private final List<String> outOfSight = new ArrayList<>();

  @BeforeEach
  void aPeriodIsOpen() {
    office.itIs(LocalDate.of(2026, 11, 10));
    plan.openByHand(2026);
    browser = new Browser(port());
    page = browser.window(Screen.LAPTOP.width, Screen.LAPTOP.height, Browser.LOCALES.get(0));
    // From the first page on: a chooser that opens while Playwright has only begun to listen is never told.
    page.onFileChooser(chooser -> chooser.setFiles(new FilePayload(PDF, "application/pdf",
        "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII))));
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void theReportIsWrittenRefusedMendedAndSent() {
    logIn();
    reachTheTask();
    takeItOver();
    int before = presses;
    Set<String> met = fillIn();
    assertThat(met).as("fields that the keyboard reached, in %d presses", presses - before).containsAll(fieldsOfTheForm());

    tabTo("button.btn-primary", Tasklist.COMPLETE);
    page.keyboard().press("Enter");
    page.waitForFunction("() => document.activeElement.matches('.plan-form .pf-problem')");
    assertThat(page.locator(".plan-form .pf-problem").first()).containsText("Còn 1 điểm cần bổ sung hoặc sửa");
    Browser.photograph(page, "keyboard-report-refused");
    tabTo(".plan-form .pf-problem button", "II.2");
    page.keyboard().press("Enter");
    assertThat(focusedField()).as("the summary leads to the field").isEqualTo(LEFT_OUT);
    page.keyboard().type("Đã mở 12 lớp bồi dưỡng nghề.");

    tabTo("button.btn-primary", Tasklist.COMPLETE);
    page.keyboard().press("Enter");
    for (int i = 0; i < 600 && !office.openSteps(REPORT).contains("userTask_approveReport"); i++) page.waitForTimeout(100);
    office.waitsAt(REPORT, "userTask_approveReport");
    assertThat(office.work("ldld-ag.leader", office.task(REPORT, "userTask_approveReport")).get("values").toString())
        .contains("Đã mở 12 lớp bồi dưỡng nghề.", "newMembers=1250");
    assertThat(office.sees("ldld-ag.leader", office.task(REPORT, "userTask_approveReport")).get("attachments").toString()).contains(PDF);
    assertThat(outOfSight).as("places where the focus could not be seen").isEmpty();
    assertThat(presses).as("keys pressed to move through log-in, list and report").isLessThan(130);
  }

  private void logIn() {
    browser.go(page, "/dang-nhap");
    page.waitForFunction("() => document.activeElement?.id === 'username'");
    page.keyboard().type("ldld-ag.staff");
    page.keyboard().press("Tab");
    assertThat((String) page.evaluate("() => document.activeElement.name")).isEqualTo("password");
    page.keyboard().type("congdoan");
    // Nothing is sent before the page has its token.
    page.waitForSelector("button[type=submit]:enabled");
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("/dang-nhap"));
  }

  private void reachTheTask() {
    tabTo("a", "Công việc");
    page.keyboard().press("Enter");
    assertThat(page.locator(".task-filters")).containsText("Việc của đơn vị tôi");
    tabTo(".task-filters a", "Việc của đơn vị tôi");
    page.keyboard().press("Enter");
    page.waitForSelector(".tasks-list .task");
    tabTo(".tasks-list h4 a", "Soạn báo cáo năm");
    page.keyboard().press("Enter");
    page.waitForSelector(".plan-form[data-ready]");
  }

  private void takeItOver() {
    tabTo("button", "Nhận việc");
    page.keyboard().press("Enter");
    page.waitForSelector(".task-details:has(.plan-form[data-ready]:not([aria-busy])) .pf-save");
  }

  /** Goes from field to field and fills in each but one, until a file is attached behind the last. */
  private Set<String> fillIn() {
    Set<String> met = new TreeSet<>();
    for (int i = 0; i < FURTHEST; i++) {
      tab();
      if ((Boolean) page.evaluate("() => document.activeElement.matches('.plan-form input[type=file]')")) {
        attach();
        return met;
      }
      String field = focusedField();
      if (field == null) continue;
      met.add(field);
      noteSight(field);
      if (!field.equals(LEFT_OUT)) page.keyboard().type(field.startsWith("figures.") ? "1250" : "Kết quả của mục " + field);
    }
    throw new AssertionError("no place to attach a file after " + met);
  }

  private void attach() {
    noteSight("file");
    page.keyboard().press("Enter");
    page.waitForSelector(".plan-form .pf-files a");
  }

  private Set<String> fieldsOfTheForm() {
    Set<String> fields = new TreeSet<>();
    ((List<?>) page.evaluate("() => [...document.querySelectorAll('.plan-form [data-field]')].filter((one) => one.checkVisibility()).map((one) => one.dataset.field)"))
        .forEach(field -> fields.add((String) field));
    assertThat(fields).as("sections and figures").hasSizeGreaterThan(10);
    return fields;
  }

  private String focusedField() {
    return (String) page.evaluate("() => document.activeElement.closest('.plan-form [data-field]')?.dataset.field ?? null");
  }

  /** Presses Tab until the focus stands on an element with a text. */
  private void tabTo(String selector, String text) {
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < FURTHEST; i++) {
      tab();
      String here = (String) page.evaluate("(selector) => { const one = document.activeElement; return one.matches(selector) ? one.textContent.trim() : `<${one.localName}>`; }", selector);
      if (here.contains(text)) return;
      passed.add(here);
    }
    throw new AssertionError("%s %s is not reached by Tab; passed: %s".formatted(selector, text, passed));
  }

  private void tab() {
    page.keyboard().press("Tab");
    presses++;
  }

  private void noteSight(String field) {
    if (!(Boolean) page.evaluate(FOCUS_IN_SIGHT)) outOfSight.add(field);
  }
}
