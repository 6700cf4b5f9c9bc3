package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The README's story as a newcomer walks it, with a browser on the running application; leaves the pictures that the README shows. */
class NewcomerStoryTest extends BrowserTest {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    @Autowired
    Clock clock;

    @Test
    void aComplaintIsWorkedOffUntilTheCustomerIsSatisfied() {
        Page customer = browsers.window("en-US");
        Mailbox mailbox = new Mailbox(browsers.administrator());
        String reference = file(customer, FAULT, "Li Na", "file");
        String track = customer.url();
        assertThat(customer.locator(".note")).containsText("You will have our first answer by");

        Desk desk = new Desk(browsers.window("en-US"), "technical-support", "My team");
        Locator card = desk.card(reference);
        assertThat(card).containsText("Technical");
        assertThat(card.locator(".cl-due")).containsText("left");
        assertThat(card.locator(".cl-round")).hasCount(0);

        mailbox.advance("PT25H");
        assertThat(desk.card(reference).locator(".cl-late")).containsText("overdue");
        mailbox.letter(reference, "promiseMissed", "service-supervisors@demo.closedloop.example");

        answer(desk, reference);
        mailbox.advance("P12D");
        mailbox.letter(reference, "promiseEscalated", "management@demo.closedloop.example");
        Browsers.screenshot(mailbox.page(), "mailbox");
        assertThat(desk.card(reference).locator(".cl-late")).containsText("overdue");
        verify(desk, reference);
        agree(desk, reference, "We replace the pump and send you a technician.");
        Browsers.reloadUntil(customer, customer.getByText("We promised you that it will be done by"));
        assertThat(customer.locator("#now + .big")).hasText("The solution is being carried out.");
        Browsers.screenshot(customer, "track");
        phone(track);
        carryOut(desk, reference, "The pump is new; the machine runs.");

        survey(mailbox, customer, reference, 1, "no", "2", "survey");
        customer.navigate(track);
        Browsers.reloadUntil(customer, customer.getByText("This is round 2"));
        assertThat(desk.card(reference).locator(".cl-round")).hasText("Round 2");
        assertThat(desk.take(reference, "Diagnose again")).containsText("Earlier rounds");
        desk.write("New diagnosis", "The control board was damaged as well.");
        desk.complete();
        agree(desk, reference, "We replace the control board.");
        carryOut(desk, reference, "The control board is new.");

        survey(mailbox, customer, reference, 2, "yes", "5", "survey-satisfied");
        customer.navigate(track);
        Browsers.reloadUntil(customer, customer.getByText("The case is closed: you told us that the matter is settled."));
        Browsers.screenshot(customer, "closed");
    }

    @Test
    void theSameInChinese() {
        Page customer = browsers.window("zh-CN");
        String reference = file(customer, "洗衣机 WM-200 无法启动，显示故障代码 E21，请派技术人员处理。", "李娜", "file-zh");
        assertThat(customer.locator("h1")).containsText(reference);
        assertThat(customer.locator("html")).hasAttribute("lang", "zh-CN");

        Desk desk = new Desk(browsers.window("zh-CN"), "technical-support", "我的团队");
        assertThat(desk.card(reference)).containsText("技术");
        assertThat(desk.card(reference).locator(".cl-due")).containsText("剩余");
        Locator panel = desk.take(reference, "首次答复客户");
        Browsers.screenshot(desk.page(), "tasklist-zh");
        assertThat(panel).containsText("第 1 轮");
        assertThat(desk.page().getByText("登记投诉")).isVisible();
        desk.write("给客户的答复", "   ");
        desk.tryToComplete();
        assertThat(desk.page().locator(".cl-refusal")).containsText("给客户的答复: 请填写");
        desk.write("给客户的答复", "非常抱歉。同事今天会给您打电话。");
        desk.complete();
        Browsers.reloadUntil(customer, customer.locator(".talk").getByText("同事今天会给您打电话"));
    }

    @Test
    void managersSeeTheLoopAsADiagram() {
        String reference = file(browsers.window("en-US"), FAULT, "Li Na");
        Awaitility.await().until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference)
                .activityIdIn("respondToCustomer").count() == 1);
        Page page = browsers.window("en-US");
        page.navigate("/camunda/app/cockpit/default/#/processes");
        Desk.signIn(page, "management");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Complaint handling").setExact(true)).first().click();
        assertThat(page.locator(".djs-overlays[data-container-id=respondToCustomer] .badge").first()).hasText("1");
        assertThat(page.getByText("Loading...")).not().isVisible();
        assertThat(page.locator(".ce-eol-banner")).isHidden();
        assertThat(page.locator(".brand-logo").first()).isVisible();
        assertThat(page.locator("body")).not().containsText("Camunda Cockpit");
        Browsers.screenshot(page, "cockpit");
    }

    private void phone(String track) {
        Page phone = browsers.window("en-US", 390, 844);
        phone.navigate(track);
        Browsers.screenshot(phone, "track-phone");
        Browsers.fits(phone);
    }

    private static void answer(Desk desk, String reference) {
        Locator panel = desk.take(reference, "Respond to customer");
        assertThat(panel).containsText("shows error E21");
        assertThat(panel.locator("a[href^='mailto:']")).hasText("li.na@example.com");
        desk.write("Answer to the customer", "   ");
        desk.tryToComplete();
        assertThat(desk.page().locator(".cl-refusal")).containsText("Answer to the customer: please fill in");
        assertThat(desk.page().locator(".cl-refused-field textarea")).isInViewport();
        Browsers.screenshot(desk.page(), "tasklist-refused");
        desk.write("Answer to the customer", "We are sorry. A colleague calls you today.");
        desk.complete();
    }

    private static void verify(Desk desk, String reference) {
        desk.take(reference, "Verify complaint");
        Browsers.screenshot(desk.page(), "tasklist");
        desk.answer("Is the complaint substantiated?", "Yes, the customer is right");
        desk.write("Findings", "The pump is blocked.");
        desk.choose("Root cause", "Material");
        desk.complete();
    }

    private void agree(Desk desk, String reference, String solution) {
        desk.take(reference, "Agree solution with customer");
        desk.choose("Kind of solution", "Technical support");
        desk.write("Solution", solution);
        desk.answer("Does the customer agree?", "Yes, the customer agreed");
        desk.date("Promised date", TYPED.format(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).plusDays(3)));
        desk.complete();
    }

    private static void carryOut(Desk desk, String reference, String result) {
        desk.take(reference, "Carry out solution");
        desk.write("Result", result);
        desk.complete();
    }

    private static void survey(Mailbox mailbox, Page customer, String reference, int round, String solved, String score, String picture) {
        Locator mails = mailbox.letters(reference, "survey", "li.na@example.com", round);
        String link = mails.first().locator("a[href*='/survey/']").first().getAttribute("href");
        customer.navigate(link.substring(link.indexOf("/survey/")));
        customer.locator("[name=solved][value=" + solved + "]").check();
        customer.locator("[name=score][value='" + score + "']").check();
        Browsers.screenshot(customer, picture);
        customer.locator("main button[type=submit]").click();
        assertThat(customer.locator("h1")).hasText("Thank you");
    }
}
