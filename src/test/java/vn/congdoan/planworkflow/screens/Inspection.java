package vn.congdoan.planworkflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.congdoan.planworkflow.testing.Browser;
import vn.congdoan.planworkflow.testing.Browser.Screen;
import vn.congdoan.planworkflow.testing.EnglishWords;

/** Walks from screen to screen with a list of what no screen may have, and tells all findings at the end. */
final class Inspection {

  private static final Set<String> GRAVE = Set.of("serious", "critical");
  /** What sticks out on the right of an element: of the window, or of the element itself; a table may scroll within its own box. */
  private static final String STICKING_OUT = """
      (selector) => {
        const host = document.querySelector(selector);
        const out = [];
        if (host.scrollWidth > host.clientWidth) out.push(`${selector} is ${host.scrollWidth} px wide in ${host.clientWidth}`);
        const scrolls = (one) => { for (let box = one; box !== host.parentElement; box = box.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX)) return true; return false; };
        for (const one of [host, ...host.querySelectorAll('*')]) {
          const { left, right, width, height } = one.getBoundingClientRect();
          // Wholly to the left stands what is only shown when the keyboard reaches it.
          if (width && height && right > 0 && (right > innerWidth + 0.5 || left < -0.5) && !scrolls(one)) {
            out.push(`${one.tagName.toLowerCase()}.${one.className}: ${Math.round(left)}–${Math.round(right)} of ${innerWidth}: ${one.textContent.trim().slice(0, 40)}`);
          }
        }
        return out.slice(0, 5);
      }""";
  private static final String UNCOVERED_IN_WINDOW = """
      (button) => {
        const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
        if (!width || !height || left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) return false;
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return button.contains(there) || there?.contains(button) === true;
      }""";

  /** Text and structure, without what tells the moment of the last saving. */
  private static final String READ = """
      (selector) => {
        const copy = document.querySelector(selector).cloneNode(true);
        copy.querySelectorAll('.pf-save, script').forEach((one) => one.remove());
        return [...copy.querySelectorAll('*')].map((one) => `${one.localName}.${one.className} ${[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(' ')}`).join('\\n');
      }""";
  private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

  static {
    VIOLATIONS.setResultTypes(List.of("violations"));
    // For these axe would copy the page's styles into it, which the page's own policy refuses; there is no sound here, and no page turns.
    AxeRuleOptions left = new AxeRuleOptions();
    left.setEnabled(false);
    VIOLATIONS.setRules(Map.of("no-autoplay-audio", left, "audio-caption", left, "css-orientation-lock", left));
  }

  private final Browser browser;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> examined = new HashSet<>();

  Inspection(Browser browser) {
    this.browser = browser;
  }

  /** One of our own pages, all of it. */
  void page(Page page, String locale, String name) {
    for (Screen screen : Screen.values()) look(page, screen, locale, "body", name);
  }

  /** A form inside Tasklist; the rest of the page is not ours. */
  void form(Page page, String locale, String name, String mainButton) {
    for (Screen screen : Screen.values()) {
      look(page, screen, locale, ".plan-form", name);
      Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(mainButton).setExact(true));
      if (button.count() != 1 || !(Boolean) button.evaluate(UNCOVERED_IN_WINDOW)) {
        findings.add("%s: the button %s is not in sight".formatted(where(screen, locale, name), mainButton));
      }
    }
    Browser.show(page, Screen.LAPTOP);
  }

  /** A page of the web applications: its words only, for all else on it was built by others. */
  void words(Page page, Screen screen, String locale, String name) {
    String where = where(screen, locale, name);
    EnglishWords.in(page).forEach(word -> findings.add("%s: English: %s".formatted(where, word)));
    Browser.photograph(page, where);
  }

  private void look(Page page, Screen screen, String locale, String selector, String name) {
    String where = where(screen, locale, name);
    Browser.show(page, screen);
    ((List<?>) page.evaluate(STICKING_OUT, selector)).forEach(one -> findings.add("%s: sticks out: %s".formatted(where, one)));
    EnglishWords.in(page).forEach(word -> findings.add("%s: English: %s".formatted(where, word)));
    // What reads the same in another language of the browser is the same document, and needs no second examination.
    if (examined.add("%s %d %s".formatted(name, screen.width, page.evaluate(READ, selector)))) examine(page, selector, where);
    Browser.photographWhole(page, screen, selector, where);
  }

  private void examine(Page page, String selector, String where) {
    for (Rule rule : new AxeBuilder(page).include(selector).options(VIOLATIONS).setLegacyMode(true).analyze().getViolations()) {
      if (GRAVE.contains(rule.getImpact())) findings.add("%s: %s, %s: %s".formatted(where, rule.getImpact(), rule.getHelp(), places(rule)));
    }
  }

  private static String places(Rule rule) {
    return rule.getNodes().stream().limit(3).map(CheckedNode::getHtml).map(html -> html.length() > 200 ? html.substring(0, 200) : html)
        .collect(Collectors.joining(" | ")) + (rule.getNodes().size() > 3 ? " and %d more".formatted(rule.getNodes().size() - 3) : "");
  }

  private static String where(Screen screen, String locale, String name) {
    return "%d-%s/%s".formatted(screen.width, locale, name);
  }

  /** Fails with everything that was found on the way, in front of the screens and behind them. */
  void finish() {
    assertThat(findings).as("findings on the screens").isEmpty();
    assertThat(browser.foreignRequests()).as("requests that left the machine").isEmpty();
    assertThat(browser.faults()).as("faults behind the screens").isEmpty();
  }
}
