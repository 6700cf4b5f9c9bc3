package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Sender;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.knowledge.Article;
import org.closedloop.knowledge.Articles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Quality publishes what a closed case taught, and a clerk finds and uses it for the next customer; in English and Chinese (F-51). */
class KnowledgeStoryTest extends BrowserTest {

    @Autowired
    Complaints complaints;
    @Autowired
    Cases cases;
    @Autowired
    Customers customers;
    @Autowired
    Articles articles;
    @Autowired
    TaskService tasks;

    @Test
    @Covers({"R-313", "R-315", "R-318"})
    void whatOneCaseTaughtHelpsTheNextCustomer() {
        Article draft = taught("en", "Water on the floor in front of the washer after every wash. My name is Anna Weber, phone +49 30 1234567.",
                "Look whether the rubber ring of the door is torn, and keep it dry after each wash.\nIf it is torn we bring a new one.");
        Page page = new Desk(browsers.window("en-US"), "quality", "My team").page();
        page.navigate("/staff/knowledge");
        assertThat(page.locator("main table")).containsText("K-" + draft.number());
        Browsers.screenshot(page, "knowledge");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("K-" + draft.number()).setExact(true)).click();
        assertThat(page.locator("#problem")).hasValue("Water on the floor in front of the washer after every wash. My name is [name], phone [phone].");
        page.locator("#problem").fill("Water on the floor in front of the washer after every wash.");
        Browsers.screenshot(page, "knowledge-article");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save and publish")).click();
        assertThat(page.locator("h1 .tag")).hasText("published");

        String reference = inquiry("What can I do? My washing machine leaves a puddle on the tiles each time.");
        Desk desk = new Desk(browsers.window("en-US"), "customer-service", "My team");
        desk.take(reference, "Answer inquiry");
        desk.write("Answer to the customer", "Dear customer,");
        Page clerk = desk.page();
        Locator tab = open(clerk, "Case");
        Locator found = tab.locator(".cl-answer", new Locator.LocatorOptions().setHasText("Article K-" + draft.number()));
        assertThat(found).containsText("rubber ring");
        found.scrollIntoViewIfNeeded();
        Browsers.screenshot(clerk, "tasklist-knowledge");
        tab.getByLabel("Search the knowledge base").fill("wet floor below the laundry machine");
        tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Search").setExact(true)).click();
        assertThat(found).isVisible();
        found.getByRole(AriaRole.BUTTON).click();
        assertThat(clerk.locator(".cl-said")).containsText("The answer is in the form");
        assertThat(desk.value("Answer to the customer"))
                .hasValue(Pattern.compile("^Dear customer,\\n\\nLook whether the rubber ring[\\s\\S]*a new one\\.$"));
        Browsers.screenshot(clerk, "tasklist-knowledge-used");
        String words = desk.value("Answer to the customer").inputValue();
        desk.write("Answer to the customer", "x".repeat(3_990));
        open(clerk, "Case");
        found.getByRole(AriaRole.BUTTON).click();
        assertThat(clerk.locator(".cl-said")).containsText("its end is missing");
        assertThat(desk.value("Answer to the customer")).hasValue(Pattern.compile("^x{3990}\\n\\nLook whe$"));
        desk.write("Answer to the customer", words);
        desk.complete();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> cases.round(reference, 1).response() != null);
        assertThat(cases.round(reference, 1).response()).startsWith("Dear customer,").endsWith("a new one.");
        assertThat(articles.get(draft.id()).used()).isEqualTo(1);
    }

    @Test
    @Covers("R-318")
    void theSameInChinese() {
        Article draft = taught("zh", "洗衣机底下漏水，流到客厅木地板。我叫王芳。", "请检查门封条是否破损；如破损，我们上门更换。");
        Page page = new Desk(browsers.window("zh-CN"), "quality", "我的团队").page();
        page.navigate("/staff/knowledge?lang=zh");
        assertThat(page.locator("main table")).containsText("K-" + draft.number());
        Browsers.screenshot(page, "knowledge-zh");
        page.navigate("/staff/knowledge/" + draft.id());
        Browsers.screenshot(page, "knowledge-article-zh");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存并发布")).click();
        assertThat(page.locator("h1 .tag")).hasText("已发布");

        String reference = complaint("zh", "我家滚筒机下面总有一滩水。");
        Desk desk = new Desk(browsers.window("zh-CN"), "technical-support", "我的团队");
        desk.take(reference, "首次答复客户");
        Page clerk = desk.page();
        Locator tab = open(clerk, "案件");
        Locator found = tab.locator(".cl-answer", new Locator.LocatorOptions().setHasText("文章 K-" + draft.number()));
        found.scrollIntoViewIfNeeded();
        Browsers.screenshot(clerk, "tasklist-knowledge-zh");
        found.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("使用此答案")).click();
        assertThat(clerk.locator(".cl-said")).containsText("答案已填入表单");
        assertThat(clerk.locator(".fjs-container textarea").first()).hasValue("请检查门封条是否破损；如破损，我们上门更换。");
    }

    private static Locator open(Page page, String tab) {
        page.locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + tab + "\\s*$"))).click();
        assertThat(page.locator(".cl-tab .cl-columns")).isVisible();
        return page.locator(".cl-tab");
    }

    /** A case that was closed to the customer's satisfaction. */
    private Article taught(String language, String problem, String solution) {
        Customer customer = customers.register(new ContactDetails("Customer " + UUID.randomUUID(), UUID.randomUUID() + "@example.com",
                null, language));
        String reference = cases.file(new Filing("complaint", customer.id(), customer.tier(), Channel.web, Sender.customer, "WM-200", null,
                problem, null, false, "customer-service", "customer-service")).reference();
        cases.respond(reference, 1, solution, "customer-service");
        cases.closeRound(reference, 1, Outcome.satisfied, 5);
        cases.close(reference, CaseState.closed);
        return articles.of(reference).orElseThrow();
    }

    /** Asked over the API, as another web site does. */
    private String inquiry(String description) {
        APIResponse answer = browsers.window("en-US").request().post("/api/inquiries", RequestOptions.create().setHeader("Idempotency-Key",
                UUID.randomUUID().toString())
                .setData(Map.of("kind", "consultation", "description", description, "product", Map.of("model", "WM-200"), "customer",
                        Map.of("name", "Li Na", "email", UUID.randomUUID() + "@example.com", "language", "en"))));
        assertThat(answer.status()).isEqualTo(201);
        return JsonPath.read(answer.text(), "$.reference");
    }

    private String complaint(String language, String description) {
        ContactDetails customer = new ContactDetails("Li Na", UUID.randomUUID() + "@example.com", null, language);
        String reference = complaints.file(new CustomerMatter(customer, "WM-200", null, description, null, Channel.web, Sender.customer,
                null)).reference();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .count() > 0);
        if (tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey("confirmClassification").count() > 0) {
            tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(reference).singleResult().getId(), Map.of("category",
                    "technical",
                    "urgency", "normal", "importance", "normal", "team", "technical-support"));
        }
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .taskDefinitionKey("respondToCustomer").count() > 0);
        return reference;
    }
}
