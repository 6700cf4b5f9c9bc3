package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.closedloop.Covers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager opens Cockpit and sees which loops stand still, why, since when and who can move them. */
@Covers("R-265")
class StalledLoopsInCockpitTest extends BrowserTest {

    @Autowired
    JdbcClient jdbc;

    /** Other tests' cases have lost their loops, which the watch is right to name. */
    @BeforeEach
    void nobodyElsesCases() {
        jdbc.sql("update service_case set state = 'closed', closed_at = filed_at where state = 'open'").update();
    }

    @Test
    void theDashboardNamesWhatStandsStill() {
        Page manager = cockpit("en-US", 1366, 768, "management");
        assertThat(manager.locator(".cl-stalled")).containsText("Every loop moves");

        String reference = missedPromise();
        manager.reload();

        Locator row = manager.locator(".cl-stalled tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText(reference);
        assertThat(row).containsText("Respond to customer");
        assertThat(row).containsText("What was promised is overdue");
        assertThat(row).containsText("2 h");
        assertThat(row).containsText("Remind");
        Locator reason = manager.locator(".cl-chip").filter(new Locator.FilterOptions().setHasText("overdue"));
        assertThat(reason).containsText("1");
        reason.click();
        assertThat(reason).hasAttribute("aria-pressed", "true");
        assertThat(row).isInViewport();
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remind")).click();
        assertThat(manager.locator(".cl-said")).containsText(reference + ": whoever should move it has been reminded");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remind")).click();
        assertThat(manager.locator(".cl-said")).containsText("has been reminded today already");
        Browsers.screenshot(manager, "stalled");
        Browsers.fits(manager);
        row.locator("a").click();
        assertThat(manager.locator(".djs-element[data-element-id=respondToCustomer]").first()).isVisible();

        Page chinese = cockpit("zh-CN", 1920, 1080, "management");
        assertThat(chinese.locator(".cl-stalled h3")).hasText("停滞的流程");
        assertThat(chinese.locator(".cl-stalled tbody tr")).containsText("承诺已逾期");
        Browsers.screenshot(chinese, "stalled-zh");
    }

    @Test
    void cockpitWorksWithoutItsData() {
        Page manager = browsers.window("en-US");
        manager.route("**/api/closedloop/stalled", Route::abort);
        manager.navigate("/camunda/app/cockpit/default/#/dashboard");
        Desk.signIn(manager, "management");

        assertThat(manager.locator(".cl-stalled")).containsText("could not be loaded");
        manager.navigate("/camunda/app/cockpit/default/#/processes");
        assertThat(manager.getByText("Complaint handling", new Page.GetByTextOptions().setExact(true)).first()).isVisible();
    }

    private Page cockpit(String locale, int width, int height, String user) {
        Page page = browsers.window(locale, width, height);
        page.navigate("/camunda/app/cockpit/default/#/dashboard");
        Desk.signIn(page, user);
        return page;
    }

    private String missedPromise() {
        String reference = file(browsers.window("en-US"), FAULT, "Li Na");
        Awaitility.await().until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference)
                .activityIdIn("respondToCustomer").count() == 1);
        jdbc.sql("""
                update promise set due_at = now() - interval '2 hours 5 minutes' where kind = 'firstResponse'
                   and case_id = (select id from service_case where reference = ?)""").param(reference).update();
        return reference;
    }
}
