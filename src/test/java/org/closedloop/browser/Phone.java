package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;

/** The phone of an engineer, with the day's work on it. */
final class Phone {

    /** A curve as people write, in parts of the pad's width and height. */
    private static final List<double[]> STROKE = List.of(new double[] {.15, .6}, new double[] {.25, .25}, new double[] {.3, .75},
            new double[] {.4, .4}, new double[] {.45, .7}, new double[] {.55, .35}, new double[] {.62, .65}, new double[] {.8, .45});

    private final Page page;

    Phone(Page page, String engineer) {
        this.page = page;
        page.navigate("/staff/day");
        Desk.signIn(page, engineer);
        assertThat(page.locator("input[type=password]")).hasCount(0);
        page.navigate("/staff/day");
        assertThat(page.locator("h1")).isVisible();
    }

    Page page() {
        return page;
    }

    /** What is to be done for a case, once it has come to that step. */
    Locator stop(String reference, String step) {
        Locator stop = page.locator("article.stop", new Page.LocatorOptions().setHasText(reference)).filter(
                new Locator.FilterOptions().setHas(page.locator("h3", new Page.LocatorOptions().setHasText(step))));
        if (!page.url().endsWith("/staff/day")) {
            page.navigate("/staff/day");
        }
        Browsers.reloadUntil(page, stop);
        fits();
        return stop;
    }

    /** Opens the form of a step. */
    void open(String reference, String step) {
        stop(reference, step).locator("a.button[href^='/staff/day/']").click();
        assertThat(page.locator("h1")).hasText(step);
        fits();
    }

    void fill(String field, String words) {
        page.locator("[id='" + field + "']").fill(words);
    }

    void choose(String field, String value) {
        page.locator("input[name='" + field + "'][value='" + value + "']").check();
    }

    void send() {
        page.locator("main form button[type=submit]").last().click();
    }

    /** The customer's finger on the glass. */
    void sign() {
        Locator pad = page.locator("#pad");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        CDPSession glass = page.context().newCDPSession(page);
        touch(glass, "touchStart", box, STROKE.get(0));
        STROKE.forEach(point -> touch(glass, "touchMove", box, point));
        touch(glass, "touchEnd", box, null);
        assertThat((Integer) page.evaluate("""
                (() => { const pad = document.getElementById('pad');
                    return pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data.filter((value, at) => at % 4 === 3 && value > 0).length; })()
                """)).as("points with ink").isGreaterThan(500);
        assertThat(page.locator("#signature").inputValue()).startsWith("data:image/png;base64,");
    }

    private static void touch(CDPSession glass, String kind, BoundingBox box, double[] at) {
        JsonArray fingers = new JsonArray();
        if (at != null) {
            JsonObject finger = new JsonObject();
            finger.addProperty("x", box.x + at[0] * box.width);
            finger.addProperty("y", box.y + at[1] * box.height);
            fingers.add(finger);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", kind);
        event.add("touchPoints", fingers);
        glass.send("Input.dispatchTouchEvent", event);
    }

    void fits() {
        Browsers.fits(page);
    }
}
