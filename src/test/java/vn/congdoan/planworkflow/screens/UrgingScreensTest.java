package vn.congdoan.planworkflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.supervision.process.AlertSweep;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** An urging letter as the late unit answers it, and as whoever may read it finds letter and answer. */
class UrgingScreensTest extends ServerTest {

  @Autowired private PlanYear year;
  @Autowired private AlertSweep sweep;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;

  @Test
  void aLetterIsAnsweredInTasklistAndReadOnItsPage() {
    try (Browser browser = new Browser(port())) {
      Inspection inspection = new Inspection(browser);
      itIs(browser, LocalDate.of(2026, 11, 10));
      String subject = year.running(year.withUnits(2026, "LDLD-AG"), "LDLD-AG").subject();
      itIs(browser, LocalDate.of(2026, 11, 30));
      sweep.sweep();
      office.runDueJobs();
      Task answer = tasks.createTaskQuery().taskDefinitionKey("userTask_answerUrging").singleResult();
      Page desk = browser.desk("ldld-ag.leader", Browser.LOCALES.get(0));
      Tasklist tasklist = new Tasklist(browser, desk);
      tasklist.open(filters.createTaskFilterQuery().filterName("Việc của đơn vị tôi").singleResult().getId(), answer.getId());
      tasklist.claim();
      assertThat(desk.locator(".plan-form").innerText()).contains("Kính gửi: Liên đoàn Lao động tỉnh An Giang", "Mức cảnh báo", "Đỏ");
      inspection.form(desk, Browser.LOCALES.get(0), "urging-answer", Tasklist.COMPLETE);
      office.completes("ldld-ag.leader", answer, "answer", "Chậm do thay đổi nhân sự phụ trách số liệu.", "promisedOn", "2026-12-04");
      itIs(browser, LocalDate.of(2026, 12, 3));
      sweep.sweep();
      office.runDueJobs();

      String item = URLEncoder.encode(subject + "|LDLD-AG|2026-11-27", StandardCharsets.UTF_8);
      Page reader = browser.desk("vpdd.staff", Browser.LOCALES.get(0));
      reader.navigate(browser.at("/don-doc/thu?item=" + item));
      reader.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(reader.locator("main").innerText()).contains("Soạn báo cáo năm", "Đỏ đặc biệt", "Chậm do thay đổi nhân sự", "04/12/2026", "Chưa có (chưa ký)",
          "Đơn vị chưa trả lời.");
      inspection.page(reader, Browser.LOCALES.get(0), "urging-letters");

      inspection.finish();

      Page stranger = browser.desk("ldld-bg.leader", Browser.LOCALES.get(0));
      stranger.navigate(browser.at("/don-doc/thu?item=" + item));
      stranger.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(stranger.locator("main").innerText()).contains("không có quyền xem").doesNotContain("An Giang");
      assertThat(send("ldld-bg.leader", "GET", "/api/urging?item=" + item, null).statusCode()).isEqualTo(404);
      assertThat(send("supervisor", "GET", "/api/urging?item=" + item, null).statusCode()).isEqualTo(200);
    }
  }

  private void itIs(Browser browser, LocalDate day) {
    office.itIs(day);
    browser.itIs(day.atTime(9, 0));
  }
}
