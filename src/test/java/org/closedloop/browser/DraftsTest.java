package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a clerk saved in the browser goes with the clerk: log-out and expiry leave nothing for the next person. */
class DraftsTest extends BrowserTest {

    private static final String CLERK = "technical-support";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void draftsLeaveTheBrowserWithTheClerk() {
        String reference = file(browsers.window("en-US"), FAULT, "Li Na");
        Desk desk = new Desk(browsers.window("en-US"), CLERK, "My team");
        Page page = desk.page();
        desk.take(reference, "Respond to customer");
        String task = page.url();
        saveDraft(desk);
        page.locator("li.account > a").click();
        page.locator("li.logout a").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        noDraftIsLeft(page);

        Desk.signIn(page, CLERK);
        page.navigate(task);
        saveDraft(desk);
        page.context().clearCookies();
        page.locator(".nav-tabs").getByText("History").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        noDraftIsLeft(page);
    }

    private static void saveDraft(Desk desk) {
        // the form may be drawn anew between the words and the click
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            desk.write("Answer to the customer", "a draft with a customer's name");
            desk.page().locator(".form-actions .btn-default").click();
            return drafts(desk.page()) > 0;
        });
    }

    private static void noDraftIsLeft(Page page) {
        Awaitility.await().atMost(SOON).until(() -> drafts(page) == 0);
    }

    private static int drafts(Page page) {
        return (Integer) page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('camunda-form:')).length");
    }
}
