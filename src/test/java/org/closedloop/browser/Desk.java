package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Tasklist on the desk of one member of staff. */
final class Desk {

    private static final Pattern COMPLETION = Pattern.compile("/task/[^/]+/(submit-form|complete)$");
    private static final Pattern SIGN_IN = Pattern.compile("/auth/user/[^/]+/login/[^/]+$");
    private static final Duration A_WHILE = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofSeconds(80);

    private final Page page;
    private final String teamFilter;

    Desk(Page page, String user, String teamFilter) {
        this.page = page;
        this.teamFilter = teamFilter;
        page.navigate("/camunda/app/tasklist/default/");
        waitForDoor(page);
        signIn(page, user);
        waitForFilters(page);
    }

    /** What follows the sign-in; it stayed away once on a busy machine. */
    static void waitForFilters(Page page) {
        patiently(page, page.locator(".task-filter").first());
    }

    /** The sign-in page. */
    static void waitForDoor(Page page) {
        patiently(page, page.locator("input[type=text]").first());
    }

    /** Several megabytes of scripts, for the first time, on a busy machine: the page is loaded once more when it stays away. */
    private static void patiently(Page page, Locator shown) {
        try {
            shown.waitFor(new Locator.WaitForOptions().setTimeout(A_WHILE.toMillis()));
        } catch (TimeoutError cold) {
            Browsers.reloadUntil(page, shown);
        }
    }

    /** A page that is still being drawn loses what was typed or the click, so the server's word counts. */
    static void signIn(Page page, String user) {
        // the page takes the focus there when it is ready, and would take it from the password too
        assertThat(page.locator("input[type=text]").first()).isFocused();
        Locator password = page.locator("input[type=password]");
        Awaitility.await().atMost(PATIENCE).ignoreException(TimeoutError.class).until(() -> {
            if (!password.isVisible()) {
                return true;
            }
            page.locator("input[type=text]").first().fill(user);
            password.fill("demo");
            return page.waitForResponse(answer -> SIGN_IN.matcher(answer.url()).find(), new Page.WaitForResponseOptions().setTimeout(A_WHILE.toMillis()),
                    () -> page.locator("button[type=submit]").first().click()).ok();
        });
    }

    Page page() {
        return page;
    }

    /** The card of the case in the team's list, with the list as it is now. */
    Locator card(String reference) {
        page.locator(".task-filter", new Page.LocatorOptions().setHasText(teamFilter)).click();
        Locator card = page.locator(".tasks-list > li", new Page.LocatorOptions().setHas(
                page.locator(".cl-reference", new Page.LocatorOptions().setHasText(reference))));
        Browsers.reloadUntil(page, card);
        return card;
    }

    /** Opens the task of the card and claims it; the case is shown above the form. */
    Locator take(String reference, String task) {
        Locator card = card(reference);
        assertThat(card.locator("h4.task")).hasText(task);
        card.locator("h4.task a").click();
        assertThat(page.locator(".cl-case h3")).containsText(reference);
        page.locator("[cam-tasklist-task-meta] .claim").click();
        assertThat(page.locator("[cam-tasklist-task-meta] .claim")).hasCount(0);
        assertThat(page.locator(".fjs-container input:enabled, .fjs-container textarea:enabled").first()).isVisible();
        return page.locator(".cl-case");
    }

    void write(String label, String words) {
        value(label).fill(words);
    }

    Locator value(String label) {
        return field(label).locator("textarea, input").first();
    }

    void answer(String question, String option) {
        // the form may be drawn anew between the click and its effect
        field(question).getByLabel(option, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    void choose(String label, String option) {
        Locator field = field(label);
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
    }

    void date(String label, String date) {
        Locator input = field(label).locator("input").first();
        input.fill(date);
        input.press("Enter");
    }

    private Locator field(String label) {
        // a browser's expression knows no quoting
        return page.locator(".fjs-form-field", new Page.LocatorOptions().setHas(
                page.locator(".fjs-form-field-label").getByText(Pattern.compile("^\\s*" + label.replace("?", "\\?") + "\\s*\\*?\\s*$")))).first();
    }

    void tryToComplete() {
        page.locator(".form-actions .btn-primary").click();
    }

    /** A form that is being drawn anew loses the click, so the server's word counts. */
    void complete() {
        Awaitility.await().atMost(PATIENCE).ignoreException(TimeoutError.class).until(() -> page.waitForResponse(
                answer -> COMPLETION.matcher(answer.url()).find(), new Page.WaitForResponseOptions().setTimeout(A_WHILE.toMillis()),
                this::tryToComplete).ok());
        page.locator(".cl-case").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
