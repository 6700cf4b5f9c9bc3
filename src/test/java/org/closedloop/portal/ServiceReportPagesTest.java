package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.closedloop.Covers;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.repair.ServiceReport;
import org.closedloop.repair.ServiceReports;
import org.closedloop.repair.WorkCost;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;
import org.closedloop.repair.WorkPurpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page on which the customer signs and fills in the sheet (R-154, R-155, R-156, R-169). */
class ServiceReportPagesTest extends PortalTest {

    @Autowired
    Customers customers;
    @Autowired
    WorkOrders orders;
    @Autowired
    ServiceReports reports;
    private ServiceCase file;

    /** A work order that engineer Li has, as far as this page can see. */
    @BeforeEach
    void dispatched() {
        Customer customer = customers.register(new ContactDetails("Wang Fang", UUID.randomUUID() + "@example.com", null, "en"));
        file = cases.file(new Filing("repair", customer.id(), customer.tier(), Channel.web, Sender.customer, "WM-200", null, "It does not start.",
                null, false, null, Cases.CUSTOMER));
        jdbc.sql("""
                insert into work_order (id, case_id, round, opened_at, attempt, repeat_count, engineer)
                values (:id, :case, 1, current_timestamp, 1, 0, 'engineer-li')""")
                .param("id", UUID.randomUUID()).param("case", file.id()).update();
    }

    @ParameterizedTest
    @CsvSource({"engineer-li, 200", "service-supervisors, 200", "admin, 200", "engineer-wang, 403", "customer-service, 403", "dispatch, 403"})
    void itBelongsToTheEngineerAndTheSupervisors(String user, int status) throws Exception {
        MockHttpServletResponse page = asStaff(user, get(path()));
        assertThat(page.getStatus()).isEqualTo(status);
        assertThat(asStaff(user, form(Map.of())).getStatus()).isEqualTo(status == 200 ? 400 : status);
        assertThat(asStaff(user, get("/staff/cases/" + file.reference())).getContentAsString().contains(path())).isEqualTo(status == 200);
        assertThat(page(path()).getStatus()).isIn(302, 401);
    }

    @Test
    void itSpeaksBothLanguagesAndLoadsOnlyItsOwnScript() throws Exception {
        String english = asStaff("engineer-li", get(path())).getContentAsString(StandardCharsets.UTF_8);
        String chinese = asStaff("engineer-li", get(path()).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(english).contains("The customer’s signature", "<script src=\"/js/signature.js\"").doesNotContain("??", "onclick", "style=");
        assertThat(chinese).contains("售后服务满意度调查表", "客户签字").doesNotContain("??");
        assertThat(page("/js/signature.js").getStatus()).isEqualTo(200);
    }

    @Test
    void whatIsFilledInIsKeptAndShownAgain() throws Exception {
        MockHttpServletResponse saved = asStaff("engineer-li", form(filled()));
        assertThat(saved.getStatus()).as(saved.getContentAsString()).isEqualTo(303);
        WorkOrder order = orders.find(file, 1).orElseThrow();
        ServiceReport report = reports.find(order).orElseThrow();
        assertThat(report.signed()).isTrue();
        assertThat(report.score()).isEqualTo(4);
        assertThat(report.finishedAt()).isEqualTo("2026-06-02T02:30:00Z");
        assertThat(reports.cost(order).orElseThrow().total()).isEqualByComparingTo("100.50");
        String page = asStaff("engineer-li", get(saved.getHeader("Location"))).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Signed by Li Lei", "value=\"80.50\"", "2026-06-02T10:30", "Saved.");
    }

    @Test
    @Covers({"R-200", "R-320"})
    void whatTheWorkWasIsChosenBesideItsCosts() throws Exception {
        assertThat(asStaff("engineer-li", form(filled())).getStatus()).isEqualTo(303);
        WorkOrder order = orders.find(file, 1).orElseThrow();
        assertThat(reports.cost(order)).get().extracting(WorkCost::purpose).isEqualTo(WorkPurpose.afterSales);

        assertThat(asStaff("engineer-li", form(with(filled(), "purpose", "contractGuidance"))).getStatus()).isEqualTo(303);
        assertThat(reports.cost(order)).get().extracting(WorkCost::purpose).isEqualTo(WorkPurpose.contractGuidance);
        assertThat(asStaff("engineer-li", get(path())).getContentAsString(StandardCharsets.UTF_8))
                .containsPattern("value=\"contractGuidance\"\\s+selected=\"selected\">commissioning guidance");
    }

    @ParameterizedTest
    @CsvSource({"score, ''", "score, 6", "labourAmount, 1e9", "partsAmount, -1", "currency, XXXX", "currency, abc", "arrivedAt, yesterday",
        "finishedAt, 2026-06-02T09:00", "signature, 'data:image/png;base64,AAAA'", "signedName, ''", "labourMinutes, -5", "purpose, holiday"})
    void aWrongFieldIsNamed(String field, String value) throws Exception {
        MockHttpServletResponse refused = asStaff("engineer-li", form(with(filled(), field, value)));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("href=\"#" + field + "\"").doesNotContain("??");
        assertThat(reports.find(orders.find(file, 1).orElseThrow())).isEmpty();
    }

    @Test
    void aRefusalNeedsItsReasonAndAReportedRepairTakesNoMore() throws Exception {
        Map<String, String> refusal = with(filled(), "signatureRefused", "yes");
        assertThat(asStaff("engineer-li", form(refusal)).getStatus()).isEqualTo(400);
        assertThat(asStaff("engineer-li", form(with(filled(), "score", ""))).getContentAsString()).as("drawn once is enough")
                .contains(filled().get("signature"));
        assertThat(asStaff("engineer-li", form(with(refusal, "signatureRefusal", "In a hurry"))).getStatus()).isEqualTo(303);
        assertThat(reports.find(orders.find(file, 1).orElseThrow()).orElseThrow().signed()).isFalse();
        jdbc.sql("update work_order set finished_at = current_timestamp where case_id = ?").param(file.id()).update();
        assertThat(asStaff("engineer-li", form(filled())).getStatus()).isEqualTo(409);
    }

    @Test
    @Covers({"R-156", "R-320"})
    void supervisorsCorrectTheCostsOfFinishedWork() throws Exception {
        String costs = path() + "/costs/1";
        assertThat(asStaff("service-supervisors", get(costs)).getStatus()).as("nothing is finished").isEqualTo(409);
        assertThat(asStaff("engineer-li", form(filled())).getStatus()).isEqualTo(303);
        jdbc.sql("update work_order set finished_at = current_timestamp, closed_at = current_timestamp where case_id = ?").param(file.id()).update();
        Map<String, String> right = Map.of("labourMinutes", "30", "labourAmount", "90.50", "travelAmount", "20", "currency", "CNY",
                "purpose", "commissioning");

        for (String user : List.of("engineer-li", "engineer-wang", "customer-service", "management", "quality")) {
            assertThat(asStaff(user, get(costs)).getStatus()).as(user).isEqualTo(403);
            assertThat(asStaff(user, posted(costs, right)).getStatus()).as(user).isEqualTo(403);
            assertThat(asStaff(user, get("/staff/cases/" + file.reference())).getContentAsString()).as(user).doesNotContain(costs);
        }
        assertThat(page(costs).getStatus()).isIn(302, 401);
        assertThat(asStaff("service-supervisors", get("/staff/cases/" + file.reference())).getContentAsString()).contains(costs);
        assertThat(asStaff("service-supervisors", get(costs)).getContentAsString(StandardCharsets.UTF_8))
                .contains("value=\"80.50\"", "Correct the costs")
                .doesNotContain("??", "signature.js", "sheetRefused");
        assertThat(asStaff("service-supervisors", get(costs).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("更正费用").doesNotContain("??");
        assertThat(asStaff("service-supervisors", posted(costs, with(right, "labourAmount", "-1"))).getStatus()).isEqualTo(400);
        assertThat(asStaff("service-supervisors", posted(costs, with(right, "currency", "XXXX"))).getStatus()).isEqualTo(400);
        assertThat(asStaff("service-supervisors", get(path() + "/costs/7")).getStatus()).isEqualTo(409);

        MockHttpServletResponse corrected = asStaff("service-supervisors", posted(costs, right));
        assertThat(corrected.getStatus()).isEqualTo(303);
        assertThat(asStaff("service-supervisors", get(corrected.getHeader("Location"))).getContentAsString(StandardCharsets.UTF_8))
                .contains("Corrected.", "value=\"90.50\"");
        WorkOrder order = orders.find(file, 1).orElseThrow();
        assertThat(reports.cost(order)).get().extracting(WorkCost::purpose, WorkCost::enteredBy)
                .containsExactly(WorkPurpose.commissioning, "service-supervisors");
        assertThat(reports.find(order)).as("the sheet and the signature stay").get()
                .extracting(ServiceReport::signed, ServiceReport::score).containsExactly(true, 4);
        assertThat(asStaff("service-supervisors", get("/staff/cases/" + file.reference())).getContentAsString(StandardCharsets.UTF_8))
                .contains("Costs of the work corrected", "CNY 100.50 → CNY 110.50");
    }

    @Test
    void theCustomerFindsTheReportApartFromTheirOwnFiles() throws Exception {
        cases.keep(file.reference(), UUID.randomUUID(), Attachment.SERVICE_REPORT, "service-report.pdf", "application/pdf", new byte[] {1});
        String page = page("/track/" + cases.trackingToken(file.reference())).getContentAsString();
        assertThat(page).contains("Our documents", "service-report.pdf").doesNotContain("Files you sent");
    }

    private String path() {
        return "/staff/report/" + file.reference();
    }

    private MockHttpServletRequestBuilder form(Map<String, String> fields) {
        return posted(path(), fields);
    }

    private static MockHttpServletRequestBuilder posted(String path, Map<String, String> fields) {
        MockHttpServletRequestBuilder form = post(path);
        fields.forEach(form::param);
        return form;
    }

    private static Map<String, String> filled() throws Exception {
        BufferedImage drawing = new BufferedImage(60, 20, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 60; x++) {
            drawing.setRGB(x, 10, Color.BLACK.getRGB());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawing, "png", png);
        return Map.of("signature", "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()), "signedName", "Li Lei",
                "score", "4", "attitude", "5", "labourMinutes", "30", "labourAmount", "80.50", "travelAmount", "20", "currency", "CNY",
                "arrivedAt", "2026-06-02T10:00", "finishedAt", "2026-06-02T10:30");
    }

    static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }
}
