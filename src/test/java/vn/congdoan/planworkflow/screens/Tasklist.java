package vn.congdoan.planworkflow.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import vn.congdoan.planworkflow.testing.Browser;

/** Tasklist as a person uses it, in one window. */
final class Tasklist {

  static final String COMPLETE = "Hoàn thành";
  static final String START = "Bắt đầu";

  private static final String HOME = "/camunda/app/tasklist/default/";
  private static final String READY_AND_NEW = ".plan-form[data-ready]:not([data-left]):not([aria-busy])";

  private final Browser browser;
  private final Page page;

  Tasklist(Browser browser, Page page) {
    this.browser = browser;
    this.page = page;
  }

  /** Opens a task among those of a filter, and waits until its form can be read. */
  void open(String filterId, String taskId) {
    leave();
    browser.go(page, "%s#/?filter=%s&task=%s".formatted(HOME, filterId, taskId));
    assertThat(page.locator(READY_AND_NEW)).isVisible();
  }

  /** Takes the task over, unless that was done before, and waits until one can write into its form. */
  void claim() {
    Locator whose = page.locator("ul.actors li.assignee");
    assertThat(whose.first()).isVisible();
    Locator claim = whose.getByText("Nhận việc");
    if (claim.isVisible()) claim.click();
    assertThat(claim).isHidden();
    assertThat(page.locator(READY_AND_NEW)).isVisible();
    assertThat(page.locator(".plan-form > .pf-notice")).isHidden();
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(COMPLETE).setExact(true))).isEnabled();
  }

  /** Opens the form that starts a process. */
  void start(String process) {
    browser.go(page, HOME);
    page.getByText("Bắt đầu quy trình").first().click();
    page.locator(".modal-dialog").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(READY_AND_NEW)).isVisible();
  }

  // The form of another task takes the place of this one some moments after the address has changed.
  private void leave() {
    page.evaluate("() => document.querySelectorAll('.plan-form').forEach((form) => { form.dataset.left = ''; })");
  }
}
