package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A repair as the customer sees it on the page of the case, and as the engineer sees it on the phone. */
class RepairPagesTest extends PortalTest {

    @Autowired
    TaskService tasks;
    @Autowired
    WorkOrders orders;
    @Autowired
    OwnedProducts products;
    @Autowired
    PageTimes times;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    @Test
    @Covers({"R-043", "R-086", "R-112", "R-141", "R-153", "R-156", "R-166", "R-255"})
    void aRepairIsMovedQuotedAndConfirmedOnThePages() throws Exception {
        String token = filed("/repair");
        String reference = referenceOf(token);
        String task = sent(reference);
        assertThat(track(token)).contains("We have asked an engineer, who confirms a time.", "Engineer sent", "Our engineer confirms by");
        assertThat(day("engineer-li")).contains(reference, "To confirm", "I take it");

        String past = times.field(clock.instant().minus(Duration.ofDays(1)));
        assertThat(act(task, Map.of("accepted", "yes", "appointmentAt", past)).getContentAsString()).contains("This time is not possible");
        assertThat(act(task, Map.of("accepted", "yes")).getContentAsString()).contains("href=\"#appointmentAt\"");
        assertThat(act(task, Map.of("accepted", "yes", "appointmentAt", in(Duration.ofHours(3)))).getStatus()).isEqualTo(303);
        assertThat(act(task, Map.of("accepted", "yes", "appointmentAt", in(Duration.ofHours(3)))).getStatus()).as("pressed twice").isEqualTo(303);
        String diagnose = open(reference, "diagnoseOnsite").getId();
        assertThat(track(token)).contains("Our engineer visits you", "name=\"appointmentAt\"", "Move the appointment");

        move(token, reference);
        moveFromTheDayPage(diagnose, reference);
        assertThat(day("engineer-li")).contains("I am there", "Move the appointment", "Report", "/staff/day/" + diagnose);
        assertThat(asStaff("engineer-li", post("/staff/day/" + diagnose + "/arrived")).getStatus()).isEqualTo(303);
        assertThat(asStaff("engineer-li", post("/staff/day/" + diagnose + "/arrived")).getStatus()).as("pressed twice").isEqualTo(303);
        assertThat(orders.lastDispatch(order(reference)).orElseThrow().arrivedAt()).isNotNull();
        assertThat(happened(reference, "engineerArrived")).isEqualTo(1);
        assertThat(appoint("engineer-li", diagnose, in(Duration.ofDays(2))).getContentAsString())
                .contains("an appointment that has taken place cannot be moved");
        assertThat(send(form("/track/" + token + "/appointment", keyed("appointmentAt", in(Duration.ofDays(2))))).getContentAsString())
                .contains("an appointment that has taken place cannot be moved");

        assertThat(act(diagnose, Map.of("findings", "The pump is blocked.")).getContentAsString()).contains("href=\"#faultCause\"");
        assertThat(act(diagnose, Map.of("findings", "The pump is blocked.", "faultCause", "wear")).getStatus()).isEqualTo(303);
        tasks.complete(open(reference, "prepareQuotation").getId(), new HashMap<>(Map.of("amount", "380", "currency", "CNY", "labour", "1 h",
                "validUntil", times.field(clock.instant().plus(Duration.ofDays(7))).substring(0, 10))));
        open(reference, "recordCustomerDecision");
        decide(token);

        String repair = open(reference, "repairOnsite").getId();
        assertThat(asStaff("engineer-li", get("/staff/day/" + repair)).getContentAsString()).contains("Work done", "The pump is blocked.", "/staff/report/" + reference)
                .doesNotContain("??");
        assertThat(act(repair, Map.of("workDone", "New pump.")).getContentAsString()).contains("Please choose an answer.", "New pump.");
        assertThat(act(repair, Map.of("fixed", "yes", "workDone", "New pump.")).getStatus()).isEqualTo(303);
        confirm(token, reference);
        shownToStaff(reference);
    }

    private void move(String token, String reference) throws Exception {
        Instant before = orders.lastDispatch(order(reference)).orElseThrow().appointmentAt();
        Map<String, String> later = keyed("appointmentAt", in(Duration.ofHours(6)));
        assertThat(send(form("/track/" + token + "/appointment", keyed("appointmentAt", "soon"))).getContentAsString())
                .contains("Please choose a date and a time.");
        assertThat(track(token)).contains("This time suits me");
        assertThat(send(form("/track/" + token + "/appointment/confirmation", keyed("any", ""))).getStatus()).isEqualTo(303);
        assertThat(send(form("/track/" + token + "/appointment/confirmation", keyed("any", ""))).getStatus()).as("again").isEqualTo(303);
        assertThat(happened(reference, "appointmentConfirmed")).isEqualTo(1);
        assertThat(track(token)).contains("You confirmed this time", "You confirmed the appointment").doesNotContain("This time suits me", "??");
        assertThat(send(form("/track/" + token + "/appointment", later)).getStatus()).isEqualTo(303);
        assertThat(track(token)).as("another time").contains("This time suits me");
        assertThat(send(form("/track/" + token + "/appointment", later)).getStatus()).isEqualTo(303);
        assertThat(orders.lastDispatch(order(reference)).orElseThrow().appointmentAt()).isAfter(before);
        assertThat(happened(reference, "appointmentMoved")).isEqualTo(1);
    }

    /** By the same rules, and whoever did not move it is told. */
    private void moveFromTheDayPage(String task, String reference) throws Exception {
        assertThat(written(reference, "appointmentMoved")).as("the customer moved it").containsExactly("engineer-li");
        long letters = written(reference, "appointment").size();
        assertThat(appoint("engineer-li", task, times.field(clock.instant().minus(Duration.ofDays(1)))).getContentAsString())
                .contains("This time is not possible", "href=\"#appointmentAt\"", "id=\"appointmentAt\"");
        assertThat(appoint("engineer-li", task, "").getStatus()).isEqualTo(400);
        assertThat(appoint("engineer-wang", task, in(Duration.ofHours(7))).getStatus()).isEqualTo(404);
        String later = in(Duration.ofHours(8));
        assertThat(appoint("engineer-li", task, later).getHeader("Location")).isEqualTo("/staff/day?moved=1");
        assertThat(appoint("engineer-li", task, later).getStatus()).as("pressed twice").isEqualTo(303);
        assertThat(asStaff("engineer-li", get("/staff/day").param("moved", "1")).getContentAsString()).contains("the customer has been told");
        assertThat(happened(reference, "appointmentMoved")).isEqualTo(2);
        assertThat(written(reference, "appointment")).hasSize((int) letters + 1);
        assertThat(written(reference, "appointmentMoved")).as("who moved it knows it").hasSize(1);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getDueDate()).isEqualTo(
                Date.from(orders.lastDispatch(order(reference)).orElseThrow().appointmentAt()));

        String before = in(Duration.ofHours(7));
        assertThat(appoint("service-supervisors", task, before).getStatus()).isEqualTo(303);
        assertThat(appoint("engineer-li", task, later).getStatus()).isEqualTo(303);
        assertThat(written(reference, "appointment")).as("a time that is agreed again is told again").hasSize((int) letters + 3);
        assertThat(written(reference, "appointmentMoved")).hasSize(2);
    }

    private MockHttpServletResponse appoint(String user, String task, String at) throws Exception {
        return asStaff(user, post("/staff/day/" + task + "/appointment").param("appointmentAt", at));
    }

    private List<String> written(String reference, String kind) {
        return jdbc.sql("select split_part(address, '@', 1) from outbox_message where case_reference = ? and kind = ? order by seq")
                .params(reference, kind).query(String.class).list();
    }

    @Test
    void aVisitGoesToTheAddressThatWasToldForIt() throws Exception {
        Map<String, String> report = complaintForm();
        report.put("customer.address", "1 <b>Long</b> Road & 2");
        String reference = referenceOf(send(form("/repair", report)).getHeader("Location").split("/")[2]);
        sent(reference);
        assertThat(day("engineer-li")).contains("https://www.openstreetmap.org/search?query=1%20%3Cb%3ELong%3C/b%3E%20Road%20%26%202",
                "1 &lt;b&gt;Long&lt;/b&gt; Road &amp; 2", "rel=\"noopener noreferrer\"");
        assertThat(asStaff("engineer-li", get("/staff/day").param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("https://uri.amap.com/search?keyword=1%20%3Cb");
        assertThat(json(asStaff("dispatch", get("/api/cases/" + reference))).get("visitAddress").asText()).isEqualTo("1 <b>Long</b> Road & 2");
        assertThat(asStaff("dispatch", get("/staff/cases/" + reference)).getContentAsString()).contains("Address for a visit");

        String body = JSON.createObjectNode().put("description", "It leaks.").set("customer",
                JSON.createObjectNode().put("name", "Anna").put("email", UUID.randomUUID() + "@example.com").put("address", "x".repeat(301))).toString();
        assertThat(json(report(body)).at("/errors/0/field").asText()).isEqualTo("customer.address");
        assertThat(report(body.replace("x".repeat(301), "2 Short Road")).getStatus()).isEqualTo(201);
    }

    private void decide(String token) throws Exception {
        assertThat(track(token)).contains("380.00 CNY", "1 h", "Accept the quotation", "please decide on our quotation");
        Map<String, String> yes = keyed("quotationAccepted", "yes");
        assertThat(send(form("/track/" + token + "/quotation", keyed("quotationAccepted", "perhaps"))).getStatus()).isEqualTo(400);
        assertThat(send(form("/track/" + token + "/quotation", yes)).getStatus()).isEqualTo(303);
        assertThat(send(form("/track/" + token + "/quotation", yes)).getStatus()).isEqualTo(303);
        assertThat(send(form("/track/" + token + "/quotation", keyed("quotationAccepted", "no"))).getContentAsString())
                .contains("This has been settled meanwhile.");
    }

    private void confirm(String token, String reference) throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> track(token).contains("Is the fault gone?"));
        Map<String, String> yes = keyed("repairConfirmed", "yes");
        assertThat(send(form("/track/" + token + "/confirmation", keyed("repairConfirmed", ""))).getContentAsString())
                .contains("Please choose an answer.");
        assertThat(send(form("/track/" + token + "/confirmation", yes)).getStatus()).isEqualTo(303);
        assertThat(send(form("/track/" + token + "/confirmation", yes)).getStatus()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(60)).until(() -> order(reference).confirmedAt() != null);
        assertThat(track(token)).doesNotContain("Is the fault gone?");
        assertThat(send(get("/track/" + token).with(from(fresh())).header("Accept-Language", "zh")).getContentAsString()).doesNotContain("??");
    }

    private void shownToStaff(String reference) throws Exception {
        JsonNode found = json(asStaff("dispatch", get("/api/cases/" + reference)));
        JsonNode order = found.at("/workOrders/0");
        assertThat(found.get("type").asText()).isEqualTo("repair");
        assertThat(order.get("engineer").asText()).isEqualTo("engineer-li");
        assertThat(order.get("serviceMode").asText()).isEqualTo("onsite");
        assertThat(order.get("faultCause").asText()).isEqualTo("wear");
        assertThat(order.get("coverageRule").asText()).isNotBlank();
        assertThat(order.at("/dispatches/0/answer").asText()).isEqualTo("accepted");
        assertThat(order.at("/quotations/0/decision").asText()).isEqualTo("accepted");
        assertThat(asStaff("dispatch", get("/staff/cases/" + reference)).getContentAsString())
                .contains("Repair in round 1", "The pump is blocked.", "New pump.", "on site").doesNotContain("??");
        assertThat(asStaff("dispatch", get("/staff/cases/" + reference).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("第 1 轮维修").doesNotContain("??");
    }

    @Test
    void anEngineerConfirmsAPartOnThePhone() throws Exception {
        LocalDate bought = LocalDate.now(clock).minusMonths(2);
        Map<String, String> report = complaintForm();
        report.put("product.serialNumber", report.get("key"));
        String reference = referenceOf(send(form("/repair", report)).getHeader("Location").split("/")[2]);
        products.enter(new OwnedProduct(cases.get(reference).customerId(), "WM-200", report.get("key"), bought, bought.plusYears(2)));
        act(sent(reference), Map.of("accepted", "yes", "appointmentAt", in(Duration.ofHours(3))));
        act(open(reference, "diagnoseOnsite").getId(), Map.of("findings", "The pump is blocked.", "faultCause", "material", "partNeeded", "P-100"));
        tasks.complete(open(reference, "issuePart").getId(), new HashMap<>());

        String receipt = open(reference, "confirmPartReceipt").getId();
        assertThat(day("engineer-li")).contains("Confirm receipt of the part", "P-100", "/staff/day/" + receipt);
        assertThat(act(receipt, Map.of()).getContentAsString()).contains("Have you received the part?", "Please choose an answer.").doesNotContain("??");
        assertThat(act(receipt, Map.of("received", "yes")).getStatus()).isEqualTo(303);
        open(reference, "repairOnsite");
    }

    @Test
    @Covers({"R-074", "C-13"})
    void theClerkSeesWhomToSendAndWhy() throws Exception {
        String reference = referenceOf(filed("/repair"));
        String task = open(reference, "dispatchEngineer").getId();
        JsonNode seen = JSON.readTree(new HttpCaller(port).signIn("dispatch").get("/camunda/api/closedloop/tasks/" + task + "/case").body());

        assertThat(seen.at("/workOrder/attempt").asInt()).isEqualTo(1);
        assertThat(seen.at("/proposals").findValuesAsText("engineer")).contains("engineer-li");
        assertThat(seen.at("/proposals/0/reasons").findValuesAsText("code")).isNotEmpty();
    }

    @Test
    void onlyWhoWasSentOrASupervisorActs() throws Exception {
        String reference = referenceOf(filed("/repair"));
        String task = sent(reference);
        Map<String, String> decline = Map.of("accepted", "no", "declineReason", "Too far");

        assertThat(asStaff("quality", get("/staff/day")).getStatus()).isEqualTo(403);
        assertThat(page("/staff/day").getStatus()).isIn(302, 401);
        assertThat(asStaff("engineer-wang", get("/staff/day/" + task)).getStatus()).isEqualTo(404);
        assertThat(act("engineer-wang", task, decline).getStatus()).isEqualTo(404);
        assertThat(asStaff("engineer-li", get("/staff/day/none")).getStatus()).isEqualTo(404);
        assertThat(day("engineer-wang")).doesNotContain(reference);
        assertThat(asStaff("service-supervisors", get("/staff/day").param("engineer", "engineer-li").param("lang", "zh"))
                .getContentAsString(StandardCharsets.UTF_8)).contains(reference, "接受派工").doesNotContain("??");
        assertThat(asStaff("engineer-li", filled(task, decline).header("Origin", "https://evil.example")).getStatus()).isEqualTo(403);

        assertThat(act(task, decline).getStatus()).isEqualTo(303);
        open(reference, "dispatchEngineer");
        assertThat(orders.lastDispatch(order(reference)).orElseThrow().declineReason()).isEqualTo("Too far");
    }

    @Test
    void nothingIsPossibleWithoutItsLinkOrAfterTheEnd() throws Exception {
        String token = filed("/repair");
        for (String door : new String[] {"appointment", "quotation", "confirmation"}) {
            Map<String, String> fields = Map.of("appointmentAt", in(Duration.ofDays(1)), "quotationAccepted", "yes", "repairConfirmed", "yes");
            assertThat(send(form("/track/never-issued/" + door, fields)).getStatus()).isEqualTo(404);
            assertThat(send(form("/track/" + token + "/" + door, fields)).getStatus()).as(door).isEqualTo(400);
        }
        open(referenceOf(token), "dispatchEngineer");
        send(form("/track/" + token + "/withdraw", Map.of()));
        await().atMost(Duration.ofSeconds(60)).until(() -> !cases.get(referenceOf(token)).isOpen());
        MockHttpServletResponse late = send(form("/track/" + token + "/confirmation", keyed("repairConfirmed", "yes")));
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("This case is closed");
    }

    /** Sends engineer Li; the id of the task to confirm. */
    private String sent(String reference) {
        tasks.complete(open(reference, "dispatchEngineer").getId(), new HashMap<>(Map.of("engineer", "engineer-li", "serviceMode", "onsite")));
        return open(reference, "confirmDispatch").getId();
    }

    private Task open(String reference, String step) {
        return await().atMost(Duration.ofSeconds(60)).until(
                () -> tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(step).singleResult(), task -> task != null);
    }

    private WorkOrder order(String reference) {
        return orders.find(cases.get(reference), 1).orElseThrow();
    }

    private long happened(String reference, String kind) {
        return cases.timeline(cases.get(reference)).stream().map(TimelineEntry::kind).filter(kind::equals).count();
    }

    private String track(String token) throws Exception {
        String page = page("/track/" + token).getContentAsString();
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String day(String engineer) throws Exception {
        MockHttpServletResponse page = asStaff(engineer, get("/staff/day"));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).doesNotContain("??");
        return page.getContentAsString();
    }

    private MockHttpServletResponse act(String task, Map<String, String> fields) throws Exception {
        return act("engineer-li", task, fields);
    }

    private MockHttpServletResponse act(String user, String task, Map<String, String> fields) throws Exception {
        return asStaff(user, filled(task, fields));
    }

    private static MockHttpServletRequestBuilder filled(String task, Map<String, String> fields) {
        MockHttpServletRequestBuilder request = post("/staff/day/" + task);
        fields.forEach(request::param);
        return request;
    }

    private static Map<String, String> keyed(String field, String value) {
        return Map.of("key", UUID.randomUUID().toString(), field, value);
    }

    private String in(Duration time) {
        return times.field(clock.instant().plus(time));
    }
}
