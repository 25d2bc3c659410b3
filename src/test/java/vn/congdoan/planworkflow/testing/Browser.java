package vn.congdoan.planworkflow.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium: the one that CHROMIUM or /usr/bin/chromium names, else the one that Playwright brings. */
public final class Browser implements AutoCloseable {

  /** How a browser of our own people is set, and one that was never set. */
  public static final List<String> LOCALES = List.of("vi-VN", "en-US");

  /** The two screens that everything must fit: an old laptop and a phone. */
  public enum Screen {
    LAPTOP(1366, 768), PHONE(360, 740);

    public final int width;
    public final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /** Generous, for a machine that has other work; a page that is ready goes on at once. */
  private static final double PATIENCE_MILLIS = 60_000;
  /** Chromium draws no picture that is higher. */
  private static final int HIGHEST_PICTURE = 12_000;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  /** Two frames: after the first the new size is known to all, after the second it is drawn; a transition runs to its end before. */
  private static final String SETTLED = """
      async () => {
        await document.fonts.ready;
        const frame = () => new Promise((done) => { requestAnimationFrame(done); });
        await frame();
        await Promise.all(document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map((one) => one.finished.catch(() => {})));
        await frame();
      }""";
  private static final String HIDDEN_HEIGHT = """
      (selector) => {
        let most = document.scrollingElement.scrollHeight - document.scrollingElement.clientHeight;
        for (let box = document.querySelector(selector)?.parentElement; box; box = box.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(box).overflowY)) most = Math.max(most, box.scrollHeight - box.clientHeight);
        }
        return most;
      }""";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String origin;
  private final Map<String, Page> desks = new LinkedHashMap<>();
  private final List<String> foreignRequests = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private LocalDateTime moment;

  public Browser(int port) {
    Path installed = Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium").filter(path -> path != null && Files.isExecutable(Path.of(path)))
        .map(Path::of).findFirst().orElse(null);
    playwright = Playwright.create(installed == null ? null
        : new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installed)
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")));
    origin = "http://localhost:" + port;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** Sets the clock of all windows, those that are open and those to come; until then they go by the machine's. */
  public void itIs(LocalDateTime now) {
    moment = now;
    desks.values().forEach(this::setClock);
  }

  private void setClock(Page page) {
    if (moment != null) page.context().clock().setFixedTime(Date.from(moment.atZone(Office.ZONE).toInstant()));
  }

  /** A window that shows nothing yet. */
  public Page blank() {
    return window(Screen.LAPTOP.width, Screen.LAPTOP.height, LOCALES.get(0));
  }

  /** A window in which nobody is logged in, of a browser that prefers a language. */
  public Page window(int width, int height, String language) {
    BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height)
        .setLocale(language).setTimezoneId("Asia/Ho_Chi_Minh").setAcceptDownloads(true));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.onPage(this::watch);
    Page page = context.newPage();
    setClock(page);
    return page;
  }

  /** Somebody's browser window, logged in through the log-in page. */
  public Page logIn(String user, int width, int height) {
    return logIn(user, width, height, LOCALES.get(0));
  }

  /** The same in a browser that prefers another language. */
  public Page logIn(String user, int width, int height, String language) {
    Page page = window(width, height, language);
    page.navigate(origin + "/dang-nhap");
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", "congdoan");
    page.click("button[type=submit]");
    page.waitForURL(url -> !url.contains("/dang-nhap"));
    return page;
  }

  /** Somebody's window in a browser that prefers a language: the same one, still logged in, each time it is asked for. */
  public Page desk(String user, String language) {
    return desks.computeIfAbsent(user + " " + language, desk -> logIn(user, Screen.LAPTOP.width, Screen.LAPTOP.height, language));
  }

  public String at(String path) {
    return origin + path;
  }

  /** Goes to an address of ours; where only what stands behind the # is another, the page stays and finds its way by itself. */
  public void go(Page page, String path) {
    page.navigate(at(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
  }

  /** Goes to an address of ours, and waits for nothing of it but its first line. */
  public void goAtOnce(Page page, String path) {
    page.navigate(at(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
  }

  /** Requests and connections that left the machine; there are to be none. */
  public List<String> foreignRequests() {
    return foreignRequests;
  }

  /** What went wrong behind the screens: errors of scripts, what the security policy kept back, requests without an answer, broken answers. */
  public List<String> faults() {
    return faults;
  }

  private void watch(Page page) {
    page.onRequest(request -> mustBeOurs(request.url()));
    page.onWebSocket(socket -> mustBeOurs(socket.url()));
    page.onRequestFailed(request -> {
      // A page that is left drops what it still waits for.
      if (!"net::ERR_ABORTED".equals(request.failure())) faults.add("%s: %s %s".formatted(request.failure(), request.method(), request.url()));
    });
    page.onResponse(response -> {
      if (response.status() >= 500) faults.add("%d: %s %s".formatted(response.status(), response.request().method(), response.url()));
    });
    page.onConsoleMessage(message -> {
      // That nobody is logged in is an answer like any other.
      boolean notLoggedIn = message.text().contains("the server responded with a status of 401");
      // Tasklist asks once more for a task that somebody has completed meanwhile.
      boolean doneMeanwhile = message.text().matches(".*the server responded with a status of 40[34].*") && message.location().contains("/engine/default/task/");
      if (message.type().equals("error") && !notLoggedIn && !doneMeanwhile) faults.add("console on %s: %s (%s)".formatted(page.url(), message.text(), message.location()));
    });
    page.onPageError(error -> {
      // On a slow line the web applications give up loading; web-apps.js then loads the page once more.
      if (!error.contains("Load timeout for modules")) faults.add("script on %s: %s".formatted(page.url(), error));
    });
  }

  private void mustBeOurs(String url) {
    boolean leaves = url.matches("(?i)(https?|wss?):.*") && !url.startsWith(origin + "/") && !url.startsWith(origin.replaceFirst("http", "ws") + "/");
    if (leaves) foreignRequests.add(url);
  }

  /** Gives a window the size of a screen, and waits until everything stands where it belongs. */
  public static void show(Page page, Screen screen) {
    resize(page, screen.width, screen.height);
  }

  private static void resize(Page page, int width, int height) {
    page.setViewportSize(width, height);
    page.evaluate(SETTLED);
  }

  /** Keeps a picture under target/screenshots, for people to look at. */
  public static void photograph(Page page, String name) {
    // Hiding the caret would put a style into the page, which the page's own policy refuses.
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setCaret(ScreenshotCaret.INITIAL));
  }

  /**
   * Keeps a picture of a window made high enough for all that scrolls around an element; afterwards the window is as it was.
   *
   * @param selector of the element; whatever of it lies below 12,000 pixels is cut off
   */
  public static void photographWhole(Page page, Screen screen, String selector, String name) {
    int hidden = ((Number) page.evaluate(HIDDEN_HEIGHT, selector)).intValue();
    if (hidden > 0) resize(page, screen.width, Math.min(screen.height + hidden, HIGHEST_PICTURE));
    photograph(page, name);
    if (hidden > 0) resize(page, screen.width, screen.height);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
