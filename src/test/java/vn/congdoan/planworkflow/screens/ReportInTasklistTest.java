package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ServerTest;

/** The annual report in Tasklist, in a real Chromium: drafted, left and found again, approved, returned, mended and accepted. */
class ReportInTasklistTest extends ServerTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String PDF_NAME = "Minh chứng phong trào “Lao động giỏi” – Đợt 1.pdf";

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
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aReportIsWrittenReturnedMendedAndAcceptedInTasklist() {
    Page staff = browser.logIn("ldld-ag.staff", 1366, 768);
    Browser.photograph(staff, "start-page");
    open(staff, "Soạn báo cáo năm");
    assertThat(staff.getByText("Liên đoàn Lao động tỉnh An Giang · 2026").first()).isVisible();
    claim(staff);
    Locator propaganda = field(staff, "sections.II.1");
    propaganda.fill("Đã tổ chức 12 cuộc tuyên truyền về Nghị quyết số 29-NQ/TW.");
    field(staff, "figures.newMembers").fill("5.000.000");
    attach(staff, PDF_NAME, "application/pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
    assertThat(staff.getByText(PDF_NAME).first()).isVisible();
    attach(staff, "bảng kê.pdf", "application/pdf", "<html>đây không phải là pdf</html>");
    assertThat(staff.getByText("bảng kê.pdf không thuộc loại được nhận").first()).isVisible();
    Browser.photograph(staff, "report-being-written");

    staff.getByRole(com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName("Lịch sử")).first().click();
    staff.waitForTimeout(800);
    staff.getByRole(com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName("Biểu mẫu")).first().click();
    assertThat(field(staff, "sections.II.1")).hasValue("Đã tổ chức 12 cuộc tuyên truyền về Nghị quyết số 29-NQ/TW.");
    assertThat(field(staff, "figures.newMembers")).hasValue("5.000.000");

    complete(staff);
    assertThat(staff.getByText("Nhập: Nội dung II.2").first()).isVisible();
    Browser.photograph(staff, "report-refused");
    assertThat(field(staff, "sections.II.1")).hasValue("Đã tổ chức 12 cuộc tuyên truyền về Nghị quyết số 29-NQ/TW.");

    fillTheRest(staff);
    complete(staff);
    waitUntilOpen(staff, "userTask_approveReport");

    Page leader = browser.logIn("ldld-ag.leader", 1366, 768);
    decide(leader, "Duyệt báo cáo của đơn vị", "APPROVE", null);
    waitUntilOpen(leader, "userTask_acceptReport");

    Page receiver = browser.logIn("vptld.staff", 1366, 768);
    decide(receiver, "Tiếp nhận báo cáo", "RETURN", null);
    assertThat(receiver.getByText("Nhập lý do; lý do được gửi").first()).isVisible();
    Browser.photograph(receiver, "return-without-reason-refused");
    field(receiver, "reason").fill("Số đoàn viên kết nạp mới chưa khớp với báo cáo quý.");
    complete(receiver);
    waitUntilOpen(receiver, "userTask_draftReport");

    Page again = browser.logIn("ldld-ag.staff", 360, 740);
    again.navigate(browser.at("/camunda/app/tasklist/default/#/?task=" + office.task(REPORT, "userTask_draftReport").getId()));
    assertThat(again.getByText("Số đoàn viên kết nạp mới chưa khớp với báo cáo quý.").first()).isVisible();
    Browser.photograph(again, "returned-report-360");
    Page mending = browser.logIn("ldld-ag.staff", 1366, 768);
    open(mending, "Soạn báo cáo năm");
    claim(mending);
    assertThat(mending.getByText("Số đoàn viên kết nạp mới chưa khớp với báo cáo quý.").first()).isVisible();
    Browser.photograph(mending, "returned-report");
    Download download = mending.waitForDownload(() -> mending.getByText(PDF_NAME).first().click());
    assertThat(download.suggestedFilename()).isEqualTo(PDF_NAME);
    field(mending, "figures.newMembers").fill("4.900.000");
    complete(mending);
    waitUntilOpen(mending, "userTask_approveReport");
    decide(leader, "Duyệt báo cáo của đơn vị", "APPROVE", null);
    waitUntilOpen(leader, "userTask_acceptReport");
    decide(receiver, "Tiếp nhận báo cáo", "APPROVE", null);
    for (int i = 0; i < 50 && !office.openSteps(REPORT).isEmpty(); i++) receiver.waitForTimeout(200);
    office.waitsAt(REPORT);
    assertThat(office.ended("annual-report", REPORT, "endEvent_reportAccepted")).isTrue();
    assertThat(browser.foreignRequests()).as("requests that left the machine").isEmpty();
  }

  private void open(Page page, String task) {
    page.navigate(browser.at("/camunda/app/tasklist/default/"));
    Locator filter = page.getByText("Việc của đơn vị tôi").first();
    for (int i = 0; i < 100 && !filter.isVisible(); i++) page.waitForTimeout(100);
    if (!filter.isVisible()) page.reload();
    filter.click();
    page.getByText(task).first().click();
  }

  private static void claim(Page page) {
    page.getByText("Nhận việc").first().click();
    assertThat(page.locator("[data-field]").locator("textarea, input, select").first()).isEnabled();
  }

  private static void complete(Page page) {
    page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hoàn thành")).click();
  }

  private void decide(Page page, String task, String decision, String reason) {
    open(page, task);
    claim(page);
    page.locator("input[type=radio][value=" + decision + "]").check();
    if (reason != null) field(page, "reason").fill(reason);
    complete(page);
  }

  private static Locator field(Page page, String name) {
    return page.locator("[data-field='" + name + "']").locator("textarea, input, select").first();
  }

  private static void attach(Page page, String name, String type, String content) {
    page.locator("input[type=file]").setInputFiles(new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void fillTheRest(Page page) {
    for (String group : new String[] {"II.2", "II.3", "II.4", "II.5"}) field(page, "sections." + group).fill("Kết quả nội dung " + group);
    for (Locator figure : page.locator("[data-field^='figures.'] input").all()) {
      if (figure.isVisible() && figure.inputValue().isEmpty()) figure.fill("1.200");
    }
  }

  /** The pages must be given their turn while one waits: what they still have to say to the server goes through this thread. */
  private void waitUntilOpen(Page page, String step) {
    for (int i = 0; i < 100; i++) {
      if (office.openSteps(REPORT).contains(step)) return;
      page.waitForTimeout(100);
    }
    Browser.photograph(page, "still-not-" + step);
    office.waitsAt(REPORT, step);
  }
}
