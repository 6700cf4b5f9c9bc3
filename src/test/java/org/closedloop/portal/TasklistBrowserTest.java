package org.closedloop.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.RunningApplication;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Sender;
import org.closedloop.complaint.ComplaintFiling;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist as a clerk meets it: in the language of the browser, and with nothing left behind in it. */
@Tag("browser")
// waits out its patience at sign-in on a busy machine: in the long suite until that is understood
@Tag("slow")
class TasklistBrowserTest extends RunningApplication {

    private static final String CLERK = "technical-support";
    private static final String DESCRIPTION = "The washing machine does not start <img src=x onerror=document.title='hit'> and shows error E4.\nI restarted it.";
    /** Tasklist loads several megabytes of scripts, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    Complaints complaints;
    @Autowired
    TaskService tasks;
    @LocalServerPort
    int port;

    private BrowserContext session;
    private Page page;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        playwright.close();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void draftsLeaveTheBrowserWithTheClerk() {
        Task task = answerDue();
        tasks.setAssignee(task.getId(), CLERK);
        signIn("en-US", CLERK);
        open(task);
        saveDraft();
        page.locator("li.account > a").click();
        page.locator("li.logout a").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        noDraftIsLeft();

        logIn(CLERK);
        open(task);
        saveDraft();
        session.clearCookies();
        page.locator(".nav-tabs").getByText("History").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        noDraftIsLeft();
    }

    @Test
    void aChineseBrowserGetsChinese() {
        Task task = answerDue();
        tasks.setAssignee(task.getId(), CLERK);
        signIn("zh-CN", CLERK);
        open(task);
        assertThat(page.locator(".fjs-container")).containsText("给客户的答复");
        assertThat(page.locator(".cl-case")).containsText("第 1 轮");
        assertThat(page.getByText("登记投诉")).isVisible();
        screenshot("tasklist-task-zh");
    }

    private Task answerDue() {
        String reference = complaints.file(new ComplaintFiling(new ContactDetails("Li Na", "li.na@example.com", "+8613800138000", "en"),
                "WM-200", "SN-1", DESCRIPTION, "A repair this week", Channel.web, Sender.customer, null)).reference();
        return await().atMost(Duration.ofSeconds(30)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .taskDefinitionKey("respondToCustomer").singleResult(), task -> task != null);
    }

    private void signIn(String locale, String user) {
        session = browser.newContext(new Browser.NewContextOptions().setLocale(locale).setTimezoneId("Asia/Shanghai").setViewportSize(1366, 768));
        session.setDefaultTimeout(PATIENCE.toMillis());
        page = session.newPage();
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
        logIn(user);
    }

    private void logIn(String user) {
        page.locator("input[type=text]").first().fill(user);
        page.locator("input[type=password]").fill("demo");
        page.locator("button[type=submit]").first().click();
        assertThat(page.locator(".task-filter").first()).isVisible();
    }

    private void open(Task task) {
        page.evaluate("id => { location.hash = '#/?task=' + id; }", task.getId());
        assertThat(page.locator(".fjs-container textarea").first()).isEnabled();
    }

    private void saveDraft() {
        page.locator(".fjs-container textarea").first().fill("a draft with a customer's name");
        page.locator(".form-actions .btn-default").click();
        assertThat(drafts()).isPositive();
    }

    private void noDraftIsLeft() {
        await().atMost(Duration.ofSeconds(5)).until(() -> drafts() == 0);
    }

    private int drafts() {
        return (Integer) page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('camunda-form:')).length");
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
