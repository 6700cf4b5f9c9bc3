package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
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
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk's day in Tasklist with the tab "Case", several tasks at once, and a supervisor who sees to the team; in English and Chinese. */
class ClerkDayTest extends BrowserTest {

    private static final String CLERK = "day-clerk";
    private static final String COLLEAGUE = "day-colleague";
    private static final String HOSTILE = "<img src=x onerror=\"document.title='broken'\"> & ${7*7}";
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{4,}");

    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identities;
    @Autowired
    Complaints complaints;
    @Autowired
    StaffDirectory staff;
    @Autowired
    Cases cases;
    @Autowired
    Customers customers;

    @BeforeEach
    void colleagues() {
        colleague(CLERK, "Wu Jie");
        colleague(COLLEAGUE, "Lin Yue");
    }

    @AfterEach
    void everybodyIsBack() {
        staff.setAbsence(COLLEAGUE, null, null, null);
    }

    private void colleague(String id, String name) {
        if (staff.entry(id).isEmpty()) {
            staff.save(new StaffEntry(id, name, id + "@example.com", "en", new TreeSet<>(List.of("technical-support")), null, null, null, true, 0));
            User user = identities.createUserQuery().userId(id).singleResult();
            user.setPassword("demo");
            identities.saveUser(user);
        }
    }

    @Test
    @Covers({"R-026", "R-041", "R-049"})
    void everythingAboutTheCaseIsOnOnePage() {
        Page customer = browsers.window("en-US");
        String earlier = solved();
        String reference = file(customer, FAULT + " " + HOSTILE, "Li Na");
        String track = customer.url();
        Desk desk = new Desk(browsers.window("en-US"), CLERK, "My team");
        Locator card = desk.card(reference);
        assertThat(card.locator(".cl-due")).hasText(Pattern.compile("^(\\d+ d )?(\\d+ h )?(\\d+ min )?left$"));
        desk.take(reference, "Respond to customer");
        desk.write("Answer to the customer", "Half an answer");
        Page page = desk.page();
        Locator tab = open(page, "Case");

        assertThat(tab).containsText(HOSTILE);
        assertThat(tab).containsText("First response");
        assertThat(tab).containsText("left");
        assertThat(tab).containsText(earlier);
        assertThat(tab.locator("a[href^='mailto:']")).hasText("li.na@example.com");
        assertThat(page.locator(".cl-case")).isHidden();

        deed(tab, "Add a note");
        tab.getByLabel("Note for colleagues").fill("Called at nine; back at ten.");
        tab.getByRole(AriaRole.BUTTON, named("Save the note")).click();
        assertThat(tab).containsText("Called at nine; back at ten.");
        deed(tab, "Write to the customer");
        tab.getByRole(AriaRole.BUTTON, named("Send")).click();
        assertThat(tab.locator(".cl-act[open] .cl-error").first()).containsText("Please fill in this field.");
        tab.getByLabel("Your message").fill("Which number is on the label? " + HOSTILE);
        tab.getByRole(AriaRole.BUTTON, named("Send")).dblclick();
        assertThat(tab).containsText("Which number is on the label?");
        Browsers.screenshot(page, "tasklist-case");
        Browsers.fits(page);
        customer.navigate(track);
        assertThat(customer.locator(".talk .said").filter(new Locator.FilterOptions().setHasText("Which number"))).hasCount(1);
        page.locator(".nav-tabs a").getByText("Form").click();
        assertThat(desk.value("Answer to the customer")).hasValue("Half an answer");
        assertThat(page.locator(".cl-case")).isVisible();
        open(page, "Case");
        assertThat(page.title()).doesNotContain("broken");
        assertThat(customer.title()).doesNotContain("broken");

        page.setViewportSize(1920, 1080);
        Browsers.screenshot(page, "tasklist-case-wide");
        deed(tab, "Hand over");
        tab.getByLabel("To", new Locator.GetByLabelOptions().setExact(true)).selectOption(COLLEAGUE);
        tab.getByLabel("Note (optional)").fill("Knows the pump.");
        tab.getByRole(AriaRole.BUTTON, named("Hand over")).click();
        assertThat(page.getByText("The task is handed over.")).isVisible();
        assertThat(task(reference).getAssignee()).isEqualTo(COLLEAGUE);
    }

    @Test
    void theSameInChinese() {
        String reference = file(browsers.window("zh-CN"), "洗衣机 WM-200 无法启动，显示故障代码 E21，请派技术人员处理。", "李娜");
        Desk desk = new Desk(browsers.window("zh-CN", 1920, 1080), CLERK, "我的团队");
        desk.take(reference, "首次答复客户");
        Page page = desk.page();
        Locator tab = open(page, "案件");
        assertThat(tab).containsText("往来消息与备注");
        deed(tab, "添加备注");
        tab.getByLabel("同事可见的备注").fill("客户明天十点在家。");
        tab.getByRole(AriaRole.BUTTON, named("保存备注")).click();
        assertThat(tab).containsText("客户明天十点在家。");
        deed(tab, "与其他案件重复");
        Browsers.screenshot(page, "tasklist-case-zh-wide");
        page.setViewportSize(1366, 768);
        Browsers.screenshot(page, "tasklist-case-zh");
        Browsers.fits(page);
        // answers are in the language in which they were written
        tab.evaluate("tab => tab.querySelectorAll('.cl-answer').forEach(answer => answer.remove())");
        assertThat(english(tab.innerText().replaceAll("li.na@example.com|Chen Jing|Wu Jie", ""))).isEmpty();
    }

    @Test
    void oneOfSeveralFailsAndTheOthersDoNot() {
        String one = complaint();
        String lost = complaint();
        String two = complaint();
        Page page = new Desk(browsers.window("en-US"), CLERK, "My team").page();
        Locator link = page.locator("a.cl-navigation", new Page.LocatorOptions().setHasText("Several tasks"));
        assertThat(link).isVisible();
        page.navigate(link.getAttribute("href"));
        for (String reference : List.of(one, lost, two)) {
            Locator row = page.locator("ul.work li", new Page.LocatorOptions().setHasText(reference));
            row.locator("input[type=checkbox]").focus();
            page.keyboard().press("Space");
            assertThat(row.locator("input[type=checkbox]")).isChecked();
        }
        Browsers.screenshot(page, "tasks");
        tasks.claim(task(lost).getId(), COLLEAGUE);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim")).press("Enter");

        assertThat(page.locator(".note")).containsText("2 of 3 tasks changed");
        assertThat(page.locator("ul.work li", new Page.LocatorOptions().setHasText(lost))).containsText("Lin Yue has claimed it meanwhile");
        Browsers.screenshot(page, "tasks-result");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(page.locator("ul.work li", new Page.LocatorOptions().setHasText(one))).containsText("undone");
        assertThat(task(one).getAssignee()).isNull();

        page.navigate("/staff/tasks?view=team&lang=zh");
        page.setViewportSize(1920, 1080);
        Browsers.screenshot(page, "tasks-zh-wide");
        assertThat(english(page.locator("main").innerText().replaceAll("Thomas Keller|Lin Yue|Wu Jie", ""))).isEmpty();
        page.setViewportSize(390, 844);
        Browsers.screenshot(page, "tasks-phone");
        Browsers.fits(page);
    }

    @Test
    void aSupervisorReassignsByDragAndByKeyboard() {
        String dragged = complaint();
        String typed = complaint();
        tasks.claim(task(typed).getId(), CLERK);
        staff.setAbsence("technical-support", LocalDate.of(2020, 1, 1), null, null);
        Page page = new Desk(browsers.window("en-US"), "service-supervisors", "My team").page();
        page.navigate("/staff/team?team=technical-support");
        assertThat(desk(page, "Thomas Keller")).containsText("absent");
        Browsers.screenshot(page, "team");
        ticket(page, dragged).dragTo(desk(page, "Lin Yue"));
        assertThat(page.locator(".note")).containsText("Done: Lin Yue");
        assertThat(desk(page, "Lin Yue")).containsText(dragged);

        Locator select = ticket(page, typed).locator("select");
        select.focus();
        select.selectOption(COLLEAGUE);
        ticket(page, typed).locator("button").press("Enter");
        assertThat(desk(page, "Lin Yue")).containsText(typed);
        assertThat(task(typed).getAssignee()).isEqualTo(COLLEAGUE);
        assertThat(desk(page, "Lin Yue").locator(".load")).containsText("2 open");

        page.setViewportSize(1920, 1080);
        page.navigate("/staff/team?team=technical-support&lang=zh");
        Browsers.screenshot(page, "team-zh-wide");
        page.setViewportSize(1366, 768);
        Browsers.screenshot(page, "team-zh");
        Browsers.fits(page);
        assertThat(english(page.locator("main").innerText().replaceAll("Thomas Keller|Lin Yue|Wu Jie", ""))).isEmpty();
        staff.setAbsence("technical-support", null, null, null);
    }

    @Test
    void noBrokenSourceOfAnAdditionStopsTheWork() {
        String reference = complaint();
        tasks.claim(task(reference).getId(), CLERK);
        for (String source : List.of("**/api/closedloop/cards*", "**/api/closedloop/tasks/*/case", "**/api/closedloop/tasks/*/knowledge*",
                "**/closedloop-1/texts-zh.json")) {
            Page page = browsers.window("zh-CN");
            page.navigate("/camunda/app/tasklist/default/#/?task=" + task(reference).getId());
            Desk.signIn(page, CLERK);
            Desk.waitForFilters(page);
            for (String broken : List.of("500", "<html>", "{}")) {
                page.unroute(source);
                page.route(source, route -> answer(route, broken));
                page.reload();
                assertThat(page.locator(".tasks-list > li").first()).isVisible();
                assertThat(page.locator(".fjs-container textarea").first()).isVisible();
                assertThat(page.locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText("案件"))).hasCount(1);
            }
            page.context().close();
        }
        tasks.setAssignee(task(reference).getId(), null);
        Desk desk = new Desk(browsers.window("en-US"), CLERK, "My team");
        desk.take(reference, "Respond to customer");
        desk.page().route("**/api/closedloop/**", route -> answer(route, "500"));
        desk.write("Answer to the customer", "We are sorry. A colleague calls you today.");
        desk.complete();
        assertThat(task(reference)).isNull();
    }

    private static void answer(Route route, String broken) {
        route.fulfill(new Route.FulfillOptions().setStatus(broken.equals("500") ? 500 : 200).setContentType("application/json").setBody(broken));
    }

    private static Locator open(Page page, String tab) {
        page.locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + tab + "\\s*$"))).click();
        assertThat(page.locator(".cl-tab .cl-columns")).isVisible();
        return page.locator(".cl-tab");
    }

    private static void deed(Locator tab, String summary) {
        tab.locator("summary.btn").filter(new Locator.FilterOptions().setHasText(summary)).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator desk(Page page, String name) {
        return page.locator(".desk", new Page.LocatorOptions().setHas(page.locator("h2", new Page.LocatorOptions().setHasText(name))));
    }

    private static Locator ticket(Page page, String reference) {
        return page.locator(".ticket", new Page.LocatorOptions().setHasText(reference));
    }

    /** English words that are left in a Chinese page. */
    private static List<String> english(String words) {
        return ENGLISH.matcher(words).results().map(found -> found.group()).distinct().toList();
    }

    private String complaint() {
        String reference = complaints.file(new CustomerMatter(new ContactDetails("Li Na", UUID.randomUUID() + "@example.com", null, "en"), "WM-200", null, FAULT,
                null, Channel.web, Sender.customer, null)).reference();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> task(reference) != null);
        return reference;
    }

    /** A case like it that was solved before, as the register keeps it. */
    private String solved() {
        Customer customer = customers.register(new ContactDetails("Li Na", UUID.randomUUID() + "@example.com", null, "en"));
        String reference = cases.file(new Filing("complaint", customer.id(), customer.tier(), Channel.web, Sender.customer, "WM-200", null, FAULT, null, false,
                CLERK, CLERK)).reference();
        cases.carryOut(reference, 1, "We replaced the pump. It runs.", null, CLERK);
        cases.closeRound(reference, 1, Outcome.satisfied, 5);
        cases.close(reference, CaseState.closed);
        return reference;
    }

    private Task task(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey("respondToCustomer").singleResult();
    }
}
