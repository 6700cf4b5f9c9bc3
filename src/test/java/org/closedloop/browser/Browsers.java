package org.closedloop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The installed Chromium, and one window for each person of the story. */
final class Browsers implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** Tasklist loads several megabytes of scripts, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration A_LOOK = Duration.ofSeconds(5);

    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    Browsers(int port) {
        assertThat(CHROMIUM).as("Chromium, which this test drives; .ci/run installs it (Debian: apt-get install chromium)").exists();
        address = "http://localhost:" + port;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    Page window(String locale, int width, int height) {
        return page(options(locale).setViewportSize(width, height));
    }

    Page window(String locale) {
        return window(locale, 1366, 768);
    }

    /** A phone: small, and touched. */
    Page phone(String locale) {
        return page(options(locale).setViewportSize(390, 844).setIsMobile(true).setHasTouch(true).setDeviceScaleFactor(2));
    }

    Page administrator() {
        return page(options("en-US").setViewportSize(1366, 768).setHttpCredentials("admin", "demo"));
    }

    private Browser.NewContextOptions options(String locale) {
        return new Browser.NewContextOptions().setBaseURL(address).setLocale(locale).setTimezoneId("Asia/Shanghai");
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE.toMillis());
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                System.err.println("browser: " + message.text() + " at " + page.url());
            }
        });
        return page;
    }

    /** Loads the page anew until the process has come to what it is to show; each look is longer, for a busy machine draws slowly. */
    static void reloadUntil(Page page, Locator shown) {
        for (double look = A_LOOK.toMillis(); ; look *= 2) {
            reload(page);
            try {
                shown.waitFor(new Locator.WaitForOptions().setTimeout(look));
                return;
            } catch (TimeoutError notYet) {
                if (look > PATIENCE.toMillis()) {
                    throw notYet;
                }
            }
        }
    }

    /** A page that is just moving on by itself, after a form was sent, cannot be loaded anew and need not be. */
    private static void reload(Page page) {
        try {
            page.reload();
        } catch (PlaywrightException moving) {
            if (!moving.getMessage().contains("Not attached to an active page")) {
                throw moving;
            }
        }
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(picture(name)));
        assertThat(Files.exists(picture(name))).isTrue();
    }

    static Path picture(String name) {
        return SCREENSHOTS.resolve(name + ".png");
    }

    static void fits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing is cut off on a phone: " + page.url())
                .isTrue();
    }

    @Override
    public void close() {
        int window = 0;
        for (BrowserContext context : browser.contexts()) {
            for (Page page : context.pages()) {
                screenshot(page, "last-" + ++window);
            }
        }
        playwright.close();
    }
}
