package vn.congdoan.planworkflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What counts as an English word on a page. */
class EnglishWordsTest {

  @Test
  void aSentenceInEnglishIsFound() {
    assertThat(EnglishWords.in("No incidents found")).containsExactly("incidents", "found");
    assertThat(EnglishWords.in("Đã Deployed lúc 08:00")).containsExactly("Deployed");
    assertThat(EnglishWords.in("Start/Stop")).containsExactly("Start", "Stop");
  }

  @Test
  void vietnameseWithoutMarksNamesAndIdsAreNotEnglish() {
    assertThat(EnglishWords.in("In báo cáo cho ban, song song; to, do, no, may, can, than, hay")).isEmpty();
    assertThat(EnglishWords.in("vpdd.staff LDLD-AG.leader userTask_reviewReport annual-report.bpmn /engine-rest/task https://camunda.org/task")).isEmpty();
    assertThat(EnglishWords.in("Camunda Platform")).isEmpty();
  }

  @Test
  void textsAndAttributesThatAreSeenCountAndNoOthers() {
    try (Browser browser = new Browser(0)) {
      Page page = browser.blank();
      page.setContent("""
          <title>Welcome</title>
          <p title="Delete">Xóa</p><input placeholder="Search"><button aria-label="Close">×</button><img alt="Diagram" src="data:,"><input type="submit" value="Save">
          <select><option>Name</option></select>
          <p hidden>Hidden settings</p><code>user task</code><p style="display:none" title="Retry">Retry</p>""");
      assertThat(EnglishWords.in(page)).extracting(found -> found.substring(0, found.indexOf(" ")))
          .containsExactlyInAnyOrder("Welcome", "Delete", "Search", "Close", "Diagram", "Save", "Name");
    }
  }
}
