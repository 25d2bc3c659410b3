package vn.congdoan.planworkflow.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium: the one that CHROMIUM or /usr/bin/chromium names, else the one that Playwright brings. */
public final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String origin;
  private final List<String> foreignRequests = new ArrayList<>();

  public Browser(int port) {
    Path installed = Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium").filter(path -> path != null && Files.isExecutable(Path.of(path)))
        .map(Path::of).findFirst().orElse(null);
    playwright = Playwright.create(installed == null ? null
        : new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installed)
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")));
    origin = "http://localhost:" + port;
  }

  /** A window that shows nothing yet. */
  public Page blank() {
    return chromium.newPage();
  }

  /** Somebody's browser window, logged in through the log-in page. */
  public Page logIn(String user, int width, int height) {
    return logIn(user, width, height, "vi-VN");
  }

  /** The same in a browser that prefers another language. */
  public Page logIn(String user, int width, int height, String language) {
    BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height)
        .setLocale(language).setTimezoneId("Asia/Ho_Chi_Minh").setAcceptDownloads(true));
    Page page = context.newPage();
    page.onRequest(request -> {
      String url = request.url();
      if (url.startsWith("http") && !url.startsWith(origin)) foreignRequests.add(url);
    });
    page.navigate(origin + "/dang-nhap");
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", "congdoan");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    return page;
  }

  public String at(String path) {
    return origin + path;
  }

  /** Requests that left the machine; there are to be none. */
  public List<String> foreignRequests() {
    return foreignRequests;
  }

  /** Keeps a picture under target/screenshots, for people to look at. */
  public static void photograph(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
