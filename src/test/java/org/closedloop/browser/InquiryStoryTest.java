package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.closedloop.Covers;
import org.junit.jupiter.api.Test;

/** A question from the page to the answer in the mailbox and the customer's word on it, and a suggestion that staff find again, with a browser. */
class InquiryStoryTest extends BrowserTest {

    @Test
    @Covers({"R-006", "R-024", "R-085"})
    void aQuestionIsAnsweredAndTheCustomerIsContent() {
        Page customer = browsers.window("en-US");
        Mailbox mailbox = new Mailbox(browsers.administrator());
        String reference = ask(customer, "Ask or suggest", "A question", "Which detergent may I use for wool?", "Li Na", "inquiry-file");
        assertThat(customer.locator(".note")).containsText("You will have our answer by");
        mailbox.letter(reference, "inquiryReceived", "li.na@example.com");

        Desk desk = new Desk(browsers.window("en-US"), "customer-service", "My team");
        Locator panel = desk.take(reference, "Answer inquiry");
        assertThat(panel).containsText("Which detergent may I use for wool?");
        assertThat(panel).containsText("Question");
        desk.tryToComplete();
        assertThat(desk.page().locator(".cl-refusal")).containsText("Answer to the customer: please fill in");
        desk.write("Answer to the customer", "Any liquid detergent for wool, at 30 degrees.");
        Browsers.screenshot(desk.page(), "inquiry-tasklist");
        desk.complete();

        mailbox.letter(reference, "inquiryAnswer", "li.na@example.com");
        Browsers.reloadUntil(customer, customer.getByText("Yes, it is answered"));
        assertThat(customer.locator(".talk")).containsText("at 30 degrees");
        Browsers.screenshot(customer, "inquiry-track");
        customer.getByText("Yes, it is answered").click();
        Browsers.reloadUntil(customer, customer.getByText("The case is closed: you told us that the matter is settled."));
    }

    @Test
    @Covers({"R-016", "R-327"})
    void aSuggestionIsAnsweredAndFoundInTheAnalysis() {
        Page customer = browsers.window("zh-CN");
        String reference = ask(customer, "我有问题或建议", "建议或意见", "建议在洗衣机说明书中增加清洗滤网的图示。", "李娜", "inquiry-file-zh");
        assertThat(customer.locator(".note")).containsText("我们将在");

        Desk desk = new Desk(browsers.window("zh-CN"), "customer-service", "我的团队");
        desk.take(reference, "答复咨询");
        desk.write("给客户的答复", "谢谢您的建议，下一版说明书将加入图示。");
        Browsers.screenshot(desk.page(), "inquiry-tasklist-zh");
        desk.complete();
        Browsers.reloadUntil(customer, customer.getByText("是，已解答"));
        Browsers.screenshot(customer, "inquiry-track-zh");

        Page staff = desk.page();
        staff.navigate("/staff/inquiries");
        assertThat(staff.locator("table").last()).containsText("谢谢您的建议");
        Browsers.screenshot(staff, "inquiries-zh");
        staff.navigate("/staff/cases?type=inquiry&lang=en");
        assertThat(staff.locator("table")).containsText("A suggestion or an opinion");
        Browsers.screenshot(staff, "register");
    }

    private static String ask(Page page, String choice, String kind, String words, String name, String picture) {
        page.navigate("/");
        page.getByText(choice, new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel(kind, new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("#description").fill(words);
        page.locator("[name='product.model']").fill("WM-200");
        page.locator("[name='customer.name']").fill(name);
        page.locator("[name='customer.email']").fill("li.na@example.com");
        page.evaluate("scrollTo(0, 0)");
        Browsers.screenshot(page, picture);
        return send(page);
    }
}
