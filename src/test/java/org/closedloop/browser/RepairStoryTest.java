package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Cases;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A repair as its people see it: the customer's pages, the clerk's Tasklist, the engineer's phone. */
class RepairStoryTest extends BrowserTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String ADDRESS = "88 Jianguo Road, Chaoyang, Beijing";

    @Autowired
    Clock clock;
    @Autowired
    Customers customers;
    @Autowired
    OwnedProducts products;
    @Autowired
    Cases cases;

    @Test
    @Covers({"R-154", "R-155", "R-168", "R-169"})
    void aFaultIsRepairedAtTheCustomersAndSignedForOnThePhone() throws IOException {
        owned("WM200-0417", new ContactDetails("Li Na", "li.na@example.com", null, "en"));
        Page customer = browsers.window("en-US");
        Mailbox mailbox = new Mailbox(browsers.administrator());
        String reference = report(customer, FAULT + "\nPlease send somebody.", "WM200-0417", "Li Na", ADDRESS, "repair-file");
        assertThat(customer.locator(".note")).containsText("By ");

        Desk dispatch = new Desk(browsers.window("en-US", 1366, 900), "dispatch", "My team");
        Locator panel = dispatch.take(reference, "Dispatch engineer");
        assertThat(panel).containsText("Proposed engineers");
        assertThat(panel).containsText("Li Wei (engineer-li)");
        assertThat(panel).containsText("skilled for this model (+");
        assertThat(panel).containsText(ADDRESS);
        assertThat(dispatch.value("Engineer")).hasValue("engineer-li");
        dispatch.choose("How", "On site, at the customer's");
        panel.scrollIntoViewIfNeeded();
        Browsers.screenshot(dispatch.page(), "repair-dispatch");
        dispatch.complete();
        mailbox.letter(reference, "dispatched", "engineer-li@demo.closedloop.example");

        Phone phone = new Phone(browsers.phone("en-US"), "engineer-li");
        confirm(phone, reference);
        move(phone, customer, mailbox, reference);
        work(phone, reference);
        signedReport(phone, reference);
        phone.open(reference, "Repair on site");
        phone.choose("fixed", "yes");
        phone.fill("workDone", "Cleared the pump, replaced its seal, tested two programmes.");
        phone.send();

        Browsers.reloadUntil(customer, customer.getByText("The case is closed: you told us that the matter is settled."));
        Browsers.screenshot(customer, "repair-closed");
        paper(customer, reference);
        Locator letter = mailbox.letter(reference, "serviceReport", "li.na@example.com");
        Path enclosed = mailbox.page().waitForDownload(() -> letter.locator("a[href$='/enclosure']").click()).path();
        assertThat(text(enclosed)).contains(reference);
        assertThat(cases.get(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).score()).as("the sheet is the survey's answer").isEqualTo(5);
        assertThat(cases.timeline(cases.get(reference))).extracting("kind").contains("appointmentMoved", "engineerArrived", "repairSigned");
    }

    private void confirm(Phone phone, String reference) {
        Locator stop = phone.stop(reference, "Confirm dispatch");
        assertThat(stop.locator("a[href^='https://www.openstreetmap.org/search?query=88']")).hasText(ADDRESS);
        stop.locator("[name=appointmentAt]").fill(in(Duration.ofHours(-30)));
        stop.getByText("I take it").click();
        assertThat(phone.page().locator(".problems")).containsText("This time is not possible");
        phone.fits();
        phone.stop(reference, "Confirm dispatch").locator("[name=appointmentAt]").fill(in(Duration.ofHours(2)));
        stop.getByText("I take it").click();
    }

    private void move(Phone phone, Page customer, Mailbox mailbox, String reference) {
        Locator stop = phone.stop(reference, "Diagnose on site");
        mailbox.letters(reference, "appointment", "li.na@example.com", 1);
        stop.locator("summary").click();
        String later = in(Duration.ofHours(3));
        stop.locator("[name=appointmentAt]").fill(later);
        stop.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move the appointment")).click();
        assertThat(phone.page().locator("[role=status]")).containsText("the customer has been told");
        phone.fits();
        Browsers.screenshot(phone.page(), "repair-day");
        mailbox.letters(reference, "appointment", "li.na@example.com", 2);
        Browsers.reloadUntil(customer, customer.locator("#visit-title + .big", new Page.LocatorOptions().setHasText(later.substring(11))));
        Browsers.screenshot(customer, "repair-track");
    }

    private static void work(Phone phone, String reference) {
        Locator stop = phone.stop(reference, "Diagnose on site");
        stop.getByText("I am there").click();
        assertThat(phone.page().getByText("I am there")).hasCount(0);
        phone.open(reference, "Diagnose on site");
        phone.page().locator("#faultCause").selectOption("material");
        phone.fill("findings", "The drain pump is blocked, its seal is torn.");
        phone.send();
    }

    private static void signedReport(Phone phone, String reference) {
        phone.stop(reference, "Repair on site").getByText("Fill in the service report").click();
        assertThat(phone.page().locator("h1")).hasText("Service report");
        phone.fits();
        phone.fill("partsUsed", "1 pump seal");
        phone.fill("labourMinutes", "45");
        phone.choose("score", "5");
        phone.choose("attitude", "5");
        phone.fill("comment", "Quick and friendly.");
        phone.send();
        assertThat(phone.page().locator("[role=status]")).isVisible();
        phone.sign();
        phone.fill("signedName", "Li Na");
        phone.page().locator("#pad").scrollIntoViewIfNeeded();
        Browsers.screenshot(phone.page(), "repair-signature");
        phone.send();
        assertThat(phone.page().locator(".note", new Page.LocatorOptions().setHasText("Signed by Li Na"))).isVisible();
    }

    private static void paper(Page customer, String reference) throws IOException {
        Path file = customer.waitForDownload(() -> customer.locator("#documents + ul a").click()).path();
        assertThat(text(file)).contains("After-sales service report", reference, "Li Na", "WM-200", "The drain pump is blocked, its seal is torn.", "Material",
                "Cleared the pump, replaced its seal, tested two programmes.", "1 pump seal", "The customer’s signature");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).as("the signature").isNotEmpty();
            ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 110), "png", Browsers.picture("repair-report").toFile());
        }
    }

    private static String text(Path file) throws IOException {
        assertThat(Files.readAllBytes(file)).startsWith("%PDF-".getBytes());
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    @Covers("R-142")
    void withoutASignatureTheCustomerConfirmsOnThePageInChinese() throws IOException {
        owned("WM200-0418", new ContactDetails("李娜", "li.na@example.com", null, "zh"));
        Page customer = browsers.window("zh-CN");
        Mailbox mailbox = new Mailbox(browsers.administrator());
        String reference = report(customer, "洗衣机 WM-200 无法启动，显示故障代码 E21，请派技术人员上门。", "WM200-0418", "李娜", "北京市朝阳区建国路88号", "repair-file-zh");
        assertThat(customer.locator("html")).hasAttribute("lang", "zh-CN");

        Desk dispatch = new Desk(browsers.window("zh-CN"), "dispatch", "我的团队");
        assertThat(dispatch.take(reference, "派工")).containsText("推荐工程师");
        dispatch.write("工程师", "nobody");
        dispatch.choose("服务方式", "上门服务");
        dispatch.tryToComplete();
        assertThat(dispatch.page().locator(".cl-refusal")).containsText("工程师: 必须是工程师的用户名");
        dispatch.write("工程师", "engineer-li");
        Browsers.screenshot(dispatch.page(), "repair-dispatch-zh");
        dispatch.complete();

        Phone phone = new Phone(browsers.phone("zh-CN"), "engineer-li");
        Locator stop = phone.stop(reference, "确认派工");
        assertThat(stop.locator("a[href^='https://uri.amap.com/search?keyword=']")).hasText("北京市朝阳区建国路88号");
        stop.locator("[name=appointmentAt]").fill(in(Duration.ofHours(2)));
        stop.getByText("接受派工").click();
        phone.open(reference, "现场诊断");
        phone.page().locator("#faultCause").selectOption("material");
        phone.fill("findings", "排水泵堵塞，密封圈破损。");
        phone.fill("partNeeded", "P 9?");
        phone.send();
        assertThat(phone.page().locator(".problems")).containsText("字母、数字、点、短横线和下划线，最多 40 个字符");
        phone.fill("partNeeded", "");
        phone.send();
        phone.stop(reference, "现场维修").getByText("填写售后服务报告单").click();
        phone.page().locator("#sheetRefused").check();
        phone.page().locator("#signatureRefused").check();
        phone.fill("arrivedAt", in(Duration.ofHours(1)));
        phone.fill("finishedAt", in(Duration.ofHours(-1)));
        phone.fill("signatureRefusal", "客户急于出门");
        phone.send();
        assertThat(phone.page().locator(".problems")).containsText("不得早于到达时间");
        phone.fill("arrivedAt", in(Duration.ofHours(-2)));
        phone.send();
        assertThat(phone.page().locator("[role=status]")).containsText("已保存");
        phone.open(reference, "现场维修");
        phone.choose("fixed", "yes");
        phone.fill("workDone", "清理水泵，更换密封圈，试机正常。");
        phone.send();

        Browsers.reloadUntil(customer, customer.locator("#repairConfirmed"));
        Path file = customer.waitForDownload(() -> customer.locator("#documents + ul a").click()).path();
        assertThat(text(file).replaceAll("\\s+", "")).contains("售后服务报告单", reference, "李娜", "清理水泵，更换密封圈，试机正常。", "客户急于出门");
        customer.evaluate("scrollTo(0, 0)");
        Browsers.screenshot(customer, "repair-track-zh");
        customer.locator("#repairConfirmed button[value=yes]").click();
        String survey = mailbox.letter(reference, "survey", "li.na@example.com").locator("a[href*='/survey/']").first().getAttribute("href");
        customer.navigate(survey.substring(survey.indexOf("/survey/")));
        customer.locator("[name=solved][value=yes]").check();
        customer.locator("[name=score][value='4']").check();
        customer.locator("main button[type=submit]").click();
        assertThat(customer.locator("h1")).hasText("感谢您的评价");
    }

    /** In warranty, so that nothing has to be quoted. */
    private void owned(String serial, ContactDetails owner) {
        LocalDate bought = LocalDate.ofInstant(clock.instant(), CHINA).minusMonths(3);
        products.enter(new OwnedProduct(null, customers.register(owner).id(), "WM-200", serial, bought, bought, bought.plusYears(2), "C-" + serial,
                null, OwnedProduct.OWN, "Beijing"));
    }

    private static String report(Page page, String description, String serial, String name, String address, String picture) {
        page.navigate("/repair");
        page.locator("#description").fill(description);
        page.locator("[name='product.model']").fill("WM-200");
        page.locator("[name='product.serialNumber']").fill(serial);
        page.locator("[name='customer.name']").fill(name);
        page.locator("[name='customer.email']").fill("li.na@example.com");
        page.locator("[name='customer.address']").fill(address);
        page.evaluate("scrollTo(0, 0)");
        Browsers.screenshot(page, picture);
        return send(page);
    }

    /** A moment as the browser's field has it. */
    private String in(Duration time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").format(LocalDateTime.ofInstant(clock.instant().plus(time), CHINA)
                .truncatedTo(ChronoUnit.MINUTES));
    }
}
