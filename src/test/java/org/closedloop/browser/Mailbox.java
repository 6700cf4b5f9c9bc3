package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The administrator's view of the demonstration: what was sent, and the clock. */
final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Page page;

    Mailbox(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    void advance(String by) {
        page.navigate("/demo/mailbox");
        String before = page.locator("#now").textContent();
        page.locator("#advance").fill(by);
        page.getByText("Advance the clock").click();
        assertThat(page.locator("#now")).not().hasText(before);
    }

    Locator letter(String reference, String kind, String to) {
        return letters(reference, kind, to, 1).first();
    }

    /** The letters of a kind, newest first, once there are so many. */
    Locator letters(String reference, String kind, String to, int atLeast) {
        Locator letters = page.locator("article", new Page.LocatorOptions().setHasText(Pattern.compile("Kind\\s*" + kind + "\\s")))
                .filter(new Locator.FilterOptions().setHasText(to));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            page.navigate("/demo/mailbox?caseReference=" + reference);
            return letters.count() >= atLeast;
        });
        return letters;
    }
}
