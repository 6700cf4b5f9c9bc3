package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.closedloop.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People with browsers at the live application: its jobs run by themselves, its clock is real. */
@Tag("browser")
abstract class BrowserTest extends RunningApplication {

    static final String FAULT = "My WM-200 shows error E21 and does not start any more.\nI have restarted it twice.";
    private static final Pattern REFERENCE = Pattern.compile("CL-\\d{2}-\\d{6}");

    @Autowired
    JobExecutor jobExecutor;
    @Autowired
    RuntimeService runtime;
    @LocalServerPort
    int port;

    Browsers browsers;

    @BeforeEach
    void liveApplication() {
        ClockUtil.reset();
        // what other tests left behind would be overdue at once and crowd the lists
        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream().map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstance(id, "another test's", true, true, true));
        jobExecutor.start();
        browsers = new Browsers(port);
    }

    @AfterEach
    void stillness() {
        if (browsers != null) {
            browsers.close();
        }
        jobExecutor.shutdown();
        ClockUtil.reset();
    }

    /** Files on the page and follows the link of the confirmation; the page shows the tracking page then. */
    static String file(Page page, String description, String name) {
        fillIn(page, description, name);
        return send(page);
    }

    static String file(Page page, String description, String name, String picture) {
        fillIn(page, description, name);
        page.evaluate("scrollTo(0, 0)");
        Browsers.screenshot(page, picture);
        return send(page);
    }

    private static void fillIn(Page page, String description, String name) {
        page.navigate("/");
        page.locator("#description").fill(description);
        page.locator("[name='product.model']").fill("WM-200");
        page.locator("[name='customer.name']").fill(name);
        page.locator("[name='customer.email']").fill("li.na@example.com");
    }

    static String send(Page page) {
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("#reference")).hasText(REFERENCE);
        String reference = page.locator("#reference").textContent();
        page.locator("a.button").click();
        assertThat(page.locator("h1")).containsText(reference);
        return reference;
    }
}
