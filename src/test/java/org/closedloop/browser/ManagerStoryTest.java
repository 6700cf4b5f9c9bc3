package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.closedloop.Covers;
import org.closedloop.complaint.Complaints;
import org.closedloop.watch.StalledLoops;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager opens Cockpit: how it develops, where it stands still, what one case has been through; in English and Chinese. */
@Covers("R-265")
class ManagerStoryTest extends BrowserTest {

    /** What breaks a plugin's data, and how. */
    private static final Map<String, Consumer<Route>> BREAKS = Map.of(
            "an error", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)),
            "no answer", Route::abort,
            "garbage", route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("text/html").setBody("<html>Sorry</html>")),
            "other data", route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("application/json").setBody("{\"loops\": 7}")));

    private static final Pattern ENGLISH = Pattern.compile("[a-z]{4,}");

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Complaints complaints;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    RepositoryService models;
    @Autowired
    StalledLoops watch;

    private CockpitStory.Cases cases;

    /** Other tests' cases have lost their loops, which the watch is right to name. */
    @BeforeEach
    void twelveDays() {
        jobExecutor.shutdown();
        jdbc.sql("update service_case set state = 'closed', closed_at = filed_at where state = 'open'").update();
        cases = new CockpitStory(complaints, runtime, tasks, management).live();
        jobExecutor.start();
    }

    @Test
    void theManagerSeesHowItDevelopsWhereItStandsAndWhy() {
        int stalled = watch.find().size();
        Page manager = cockpit("en-US", 1366, 768);
        assertThat(manager.locator(".cl-stalled tbody tr")).hasCount(stalled);
        assertThat(manager.locator(".cl-trend .cl-day")).hasCount(14);
        assertThat(manager.locator(".cl-trend .cl-day .cl-total").last()).hasText(String.valueOf(stalled));
        assertThat(manager.locator(".cl-trend table tbody tr")).hasCount(14);
        assertThat(manager.locator(".cl-stalled tbody tr").first()).isInViewport();
        picture(manager, "manager-dashboard", 1366, 768);
        picture(manager, "manager-dashboard-1920", 1920, 1080);

        open(manager, process(), 1366, 768);
        Locator badges = manager.locator(".djs-overlays[data-container-id=respondToCustomer] .cl-badges");
        assertThat(badges.locator(".cl-badge-stalled")).hasText(String.valueOf(stalledAt("respondToCustomer")));
        assertThat(badges).hasAttribute("aria-label", Pattern.compile("1 waiting, 1 overdue, 1 stalled"));
        assertThat(manager.locator(".cl-now .cl-badge-stalled")).hasText(String.valueOf(
                watch.find().stream().filter(loop -> "complaintHandling".equals(loop.processKey())).count()));
        picture(manager, "manager-steps", 1366, 768);
        heat(manager, "Time spent");
        assertThat(manager.locator(".djs-overlays[data-container-id=carryOutSolution] .cl-heat-text")).containsText(Pattern.compile("\\d (d|h|min)"));
        assertThat(manager.locator(".djs-element[data-element-id=carryOutSolution]")).hasClass(Pattern.compile("cl-heat-[1-5]"));
        assertThat(manager.locator(".cl-legend .cl-shade")).hasCount(5);
        picture(manager, "manager-heat", 1366, 768);
        heat(manager, "Done again");
        assertThat(manager.locator(".djs-overlays[data-container-id=agreeOnSolution] .cl-heat-text")).hasText(Pattern.compile("↻ \\d+"));
        manager.locator(".cl-figures button").getByText("90 d").click();
        assertThat(manager.locator(".cl-heat-legend")).containsText("last 90 d");
        heat(manager, "Off");
        assertThat(manager.locator(".cl-heat-text")).hasCount(0);
        manager.getByText("Figures of the steps", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(manager.locator(".cl-tab tbody tr").first()).containsText("Respond to customer");
        picture(manager, "manager-steps-table", 1920, 1080);

        open(manager, instance(cases.again()), 1366, 768);
        assertThat(manager.locator(".djs-overlays[data-container-id=agreeOnSolution] .cl-again")).containsText("2×");
        assertThat(manager.locator(".djs-overlays[data-container-id=carryOutSolution] .cl-clock")).containsText(Pattern.compile("due in [23] d"));
        manager.locator(".nav-tabs").getByText("Case", new Locator.GetByTextOptions().setExact(true)).click();
        Locator tab = manager.locator(".cl-tab");
        assertThat(tab).containsText(cases.again() + " · open · Round 2");
        assertThat(tab).containsText("Promised date");
        assertThat(tab).containsText("New round opened");
        assertThat(tab).not().containsText("Li Na");
        assertThat(tab).not().containsText("E21");
        picture(manager, "manager-instance", 1366, 768);
        picture(manager, "manager-instance-1920", 1920, 1080);
        open(manager, instance(cases.silent()), 1366, 768);
        assertThat(manager.locator(".djs-overlays[data-container-id=respondToCustomer] .cl-clock")).containsText("overdue since");
    }

    @Test
    void theSameInChinese() {
        Page manager = cockpit("zh-CN", 1920, 1080);
        assertThat(manager.locator(".cl-trend h3")).containsText("趋势");
        assertThat(manager.locator(".cl-stalled tbody")).containsText("首次答复客户");
        picture(manager, "manager-dashboard-zh", 1366, 768);
        picture(manager, "manager-dashboard-zh-1920", 1920, 1080);

        open(manager, process(), 1920, 1080);
        assertThat(manager.locator(".djs-element[data-element-id=respondToCustomer]")).containsText("首次答复客户");
        assertThat(manager.locator(".cl-now")).containsText("停滞");
        heat(manager, "平均停留时长");
        assertThat(manager.locator(".cl-legend")).containsText("1 天");
        picture(manager, "manager-heat-zh", 1366, 768);
        picture(manager, "manager-heat-zh-1920", 1920, 1080);

        open(manager, instance(cases.again()), 1920, 1080);
        assertThat(manager.locator(".cl-again").first()).containsText("2 次");
        manager.locator(".nav-tabs").getByText("案件", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(manager.locator(".cl-tab")).containsText("处理经过");
        assertThat(manager.locator(".cl-tab")).containsText("第 2 轮");
        picture(manager, "manager-instance-zh", 1366, 768);
        picture(manager, "manager-instance-zh-1920", 1920, 1080);
        assertThat(manager.locator("[class^=cl-]").allInnerTexts().stream().filter(text -> ENGLISH.matcher(text.replace(cases.again(), "")).find()).toList())
                .isEmpty();
    }

    @Test
    void cockpitWorksWhateverHappensToItsData() {
        Page manager = cockpit("en-US", 1366, 768);
        BREAKS.forEach((how, breaking) -> {
            manager.route("**/api/closedloop/**", breaking);
            open(manager, "/dashboard", 1366, 768);
            assertThat(manager.locator(".cl-trend")).containsText("could not be loaded");
            assertThat(manager.locator(".cl-stalled")).containsText("could not be loaded");
            assertThat(manager.getByText("Running Process Instances").first()).isVisible();
            open(manager, process(), 1366, 768);
            assertThat(manager.locator(".cl-figures")).containsText("could not be loaded");
            heat(manager, "Time spent");
            assertThat(manager.locator(".cl-heat-legend")).containsText("could not be loaded");
            assertThat(manager.locator(".djs-element[data-element-id=respondToCustomer]").first()).isVisible();
            manager.getByText("Figures of the steps", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(manager.locator(".cl-tab")).containsText("could not be loaded");
            open(manager, instance(cases.again()), 1366, 768);
            assertThat(manager.locator(".cl-figures")).containsText("could not be loaded");
            assertThat(manager.locator(".djs-element[data-element-id=carryOutSolution]").first()).isVisible();
            manager.locator(".nav-tabs").getByText("Case", new Locator.GetByTextOptions().setExact(true)).click();
            assertThat(manager.locator(".cl-tab")).containsText("could not be loaded");
            manager.unroute("**/api/closedloop/**");
        });
        manager.route("**/api/closedloop/**", route -> { });
        open(manager, process(), 1366, 768);
        assertThat(manager.locator(".djs-element[data-element-id=respondToCustomer]").first()).isVisible();
        assertThat(manager.locator(".cl-figures")).containsText("Looking");
    }

    private Page cockpit(String locale, int width, int height) {
        Page page = browsers.window(locale, width, height);
        page.navigate("/camunda/app/cockpit/default/#/dashboard");
        Desk.waitForDoor(page);
        Desk.signIn(page, "management");
        assertThat(page.locator(".cl-stalled")).isVisible();
        return page;
    }

    private static void open(Page page, String path, int width, int height) {
        page.setViewportSize(width, height);
        page.evaluate("path => { location.hash = '#' + path; }", path);
        page.reload();
    }

    /** A diagram hides what lies upon it while it changes its size. */
    private static void picture(Page page, String name, int width, int height) {
        page.setViewportSize(width, height);
        page.waitForFunction("""
                () => {
                  const drawn = [...document.querySelectorAll('.djs-overlay-container')].map(part => part.style.cssText).join();
                  if (window.drawn !== drawn) {
                    window.drawn = drawn;
                    window.drawnAt = performance.now();
                  }
                  return !drawn.includes('none') && performance.now() - window.drawnAt > 600;
                }""");
        Browsers.fits(page);
        Browsers.screenshot(page, name);
    }

    private static void heat(Page page, String choice) {
        Locator button = page.locator(".cl-figures button").getByText(choice, new Locator.GetByTextOptions().setExact(true));
        button.click();
        assertThat(button).hasAttribute("aria-pressed", "true");
    }

    private String process() {
        return "/process-definition/" + models.createProcessDefinitionQuery().processDefinitionKey("complaintHandling").latestVersion().singleResult()
                .getId() + "/runtime";
    }

    private String instance(String reference) {
        return "/process-instance/" + runtime.createProcessInstanceQuery().processDefinitionKey("complaintHandling").processInstanceBusinessKey(reference)
                .singleResult().getId() + "/runtime";
    }

    private long stalledAt(String step) {
        return watch.find().stream().filter(loop -> step.equals(loop.activityId())).count();
    }
}
