package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.CaseState;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.maintenance.MaintenancePlans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Plans on the staff's pages, and the visit that comes of one on all pages that show it. */
class StaffMaintenancePagesTest extends PortalTest {

    private static final String PAGES = "/staff/maintenance";

    @Autowired
    Customers customers;
    @Autowired
    OwnedProducts products;
    @Autowired
    MaintenancePlans plans;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    PageTimes times;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    private final String serial = "M-" + UUID.randomUUID().toString().substring(0, 12);

    @BeforeEach
    void somebodyOwnsIt() {
        products.enter(new OwnedProduct(customers.register(new ContactDetails("Owner " + serial, serial + "@example.com", null, "en")).id(), "WM-200",
                serial, LocalDate.parse("2026-01-10"), LocalDate.parse("2030-12-31")));
    }

    @AfterEach
    void nothingStaysOpen() {
        plans.search(serial, 10).stream().map(MaintenancePlans.Listed::reference).filter(reference -> reference != null)
                .flatMap(reference -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().list().stream())
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
        jdbc.sql("update maintenance_plan set stopped_at = saved_at").update();
    }

    @Test
    void aPlanIsEnteredChangedAndStopped() throws Exception {
        assertThat(asStaff("dispatch", get("/staff/products").param("q", serial)).getContentAsString()).contains(PAGES + "/new?model=WM-200");
        assertThat(asStaff("dispatch", get(PAGES + "/new").param("model", "WM-200").param("serialNumber", serial)).getContentAsString())
                .contains("value=\"" + serial + "\"", "New plan").doesNotContain("??");
        assertThat(save("new", Map.of("interval", "6个月")).getStatus()).isEqualTo(303);
        MaintenancePlans.Listed listed = plans.search(serial, 10).get(0);
        String id = listed.plan().id().toString();
        assertThat(list("en")).contains(serial, "6 months", "Clean the filter", "Open the visit now");
        assertThat(list("zh")).contains("6 个月", "定期保养");

        assertThat(asStaff("service-supervisors", get(PAGES + "/" + id)).getContentAsString()).contains("value=\"6 months\"", "checked")
                .doesNotContain("??");
        assertThat(save(id, Map.of("interval", "90 days", "version", "1")).getStatus()).isEqualTo(303);
        MockHttpServletResponse late = save(id, Map.of("interval", "80 days", "version", "1"));
        assertThat(late.getStatus()).isEqualTo(400);
        assertThat(late.getContentAsString()).contains("Somebody else changed this entry", "value=\"80 days\"");

        Map<String, String> stopped = fields(Map.of("version", "2"));
        stopped.remove("running");
        assertThat(keep("dispatch", id, stopped).getStatus()).isEqualTo(303);
        assertThat(plans.get(listed.plan().id()).isRunning()).isFalse();
        assertThat(list("en")).contains("stopped");
    }

    @ParameterizedTest
    @CsvSource(value = {"interval|", "interval|soon", "interval|11 years", "interval|<script>alert(1)</script>", "serialNumber|", "serialNumber|none",
        "serialNumber|' or 1=1 --", "model|", "model|${7*7}", "nextDueOn|", "nextDueOn|2001-01-01", "nextDueOn|2999-01-01", "nextDueOn|tomorrow", "items|",
        "items|\u0000", "version|-1"}, delimiter = '|')
    void whatIsWrongIsNamed(String field, String value) throws Exception {
        Map<String, String> sent = fields(Map.of());
        sent.put(field, value == null ? "" : value);
        MockHttpServletResponse refused = keep("dispatch", "new", sent);

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("href=\"#" + (field.equals("model") && value != null ? "serialNumber" : field) + "\"")
                .doesNotContain("??", "<script>alert");
        assertThat(plans.search(serial, 10)).isEmpty();
    }

    @Test
    void textsHaveAnEndAndPagesAReader() throws Exception {
        assertThat(save("new", Map.of("items", "x".repeat(4001))).getStatus()).isEqualTo(400);
        for (String user : List.of("dispatch", "service-supervisors", "sales", "customer-service", "management", "admin")) {
            assertThat(asStaff(user, get(PAGES)).getStatus()).as(user).isEqualTo(200);
        }
        for (String user : List.of("warehouse", "engineer-li", "quality")) {
            assertThat(asStaff(user, get(PAGES)).getStatus()).as(user).isEqualTo(403);
        }
        assertThat(page(PAGES).getStatus()).isIn(302, 401);
        assertThat(keep("sales", "new", fields(Map.of())).getStatus()).isEqualTo(403);
        assertThat(asStaff("sales", get(PAGES + "/new")).getStatus()).isEqualTo(403);
        assertThat(mvc.perform(post(PAGES + "/new").with(SecurityMockMvcRequestPostProcessors.user("dispatch"))).andReturn().getResponse().getStatus())
                .as("without the form's token").isEqualTo(403);
        for (String unknown : List.of("none", UUID.randomUUID().toString(), "..%2f..", "1' or '1'='1")) {
            assertThat(asStaff("dispatch", get(PAGES + "/{id}", unknown)).getStatus()).as(unknown).isIn(400, 404);
            assertThat(asStaff("dispatch", post(PAGES + "/{id}/visit", unknown)).getStatus()).as(unknown).isIn(400, 404);
        }
        assertThat(asStaff("dispatch", get(PAGES).param("q", "%_\\'\u0000")).getStatus()).isEqualTo(200);
    }

    @Test
    void theVisitIsSeenByEverybodyWhoHasPartInIt() throws Exception {
        save("new", Map.of());
        UUID plan = plans.search(serial, 10).get(0).plan().id();
        assertThat(asStaff("dispatch", post(PAGES + "/" + plan + "/visit")).getStatus()).isEqualTo(303);
        MockHttpServletResponse again = asStaff("dispatch", post(PAGES + "/" + plan + "/visit"));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("the visit before is not over yet");

        String reference = await().atMost(Duration.ofSeconds(60)).until(() -> plans.search(serial, 10).get(0).reference(), found -> found != null);
        Task agree = open(reference, "agreeVisit");
        String token = cases.trackingToken(reference);
        assertThat(track(token, "en")).contains("we call you to agree a time", "Time agreed", "By ", "Clean the filter", "What the plan lists");
        assertThat(track(token, "zh")).contains("商定时间", "本次保养项目");
        assertThat(page("/track/" + token + "/filed").getStatus()).isEqualTo(404);
        JsonNode seen = JSON.readTree(new HttpCaller(port).signIn("dispatch").get("/camunda/api/closedloop/tasks/" + agree.getId() + "/case").body());
        assertThat(seen.at("/maintenance/every").asText()).isEqualTo("6 months");
        assertThat(seen.at("/proposals").findValuesAsText("engineer")).contains("engineer-li");
        assertThat(json(asStaff("dispatch", get("/api/cases/" + reference))).get("type").asText()).isEqualTo("maintenance");

        tasks.complete(agree.getId(), new HashMap<>(Map.of("appointmentAt", clock.instant().plus(Duration.ofHours(3)).toString(), "engineer", "engineer-li")));
        String visit = open(reference, "carryOutVisit").getId();
        assertThat(track(token, "en")).contains("Our engineer visits you", "Move the appointment");
        assertThat(asStaff("engineer-li", get("/staff/day")).getContentAsString()).contains(reference, "I am there").doesNotContain("??");
        assertThat(asStaff("engineer-li", get("/staff/day/" + visit)).getContentAsString()).contains("Problem found?", "Nobody was at home")
                .doesNotContain("??");
        assertThat(asStaff("engineer-li", get("/staff/report/" + reference)).getContentAsString()).contains("that the record is right")
                .doesNotContain("??");
        assertThat(act(visit, Map.of("itemsDone", "yes", "problemFound", "yes")).getContentAsString()).contains("href=\"#removed\"");
        assertThat(act(visit, Map.of("itemsDone", "yes", "problemFound", "yes", "removed", "no")).getContentAsString()).contains("href=\"#findings\"");
        assertThat(act(visit, Map.of("itemsDone", "yes", "problemFound", "yes", "removed", "no", "findings", "The bearing is worn.",
                "advice", "Wash cold.")).getStatus()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(60)).until(() -> cases.get(reference).state() == CaseState.closed);

        String topic = cases.specialTopics(cases.get(reference)).get(0).reference();
        assertThat(track(token, "en")).contains("The case is closed.", "Wash cold.", "The bearing is worn.", topic, "Our advice");
        assertThat(track(token, "zh")).contains("保养建议");
        assertThat(asStaff("dispatch", get("/staff/cases/" + reference)).getContentAsString()).contains("Special topic", topic, "Visit agreed",
                "System Maintenance Memorandum").doesNotContain("??");
        assertThat(asStaff("dispatch", get("/staff/cases/" + topic).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("专题服务", reference).doesNotContain("??");
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(topic).rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
    }

    private Map<String, String> fields(Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of("model", "WM-200", "serialNumber", serial, "interval", "6 months", "nextDueOn",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(60).toString(), "items", "Clean the filter", "running", "yes", "version", "0"));
        fields.putAll(other);
        return fields;
    }

    private MockHttpServletResponse save(String id, Map<String, String> other) throws Exception {
        return keep("dispatch", id, fields(other));
    }

    private MockHttpServletResponse keep(String user, String id, Map<String, String> fields) throws Exception {
        return asStaff(user, filled(PAGES + "/" + id, fields));
    }

    private MockHttpServletResponse act(String task, Map<String, String> fields) throws Exception {
        return asStaff("engineer-li", filled("/staff/day/" + task, fields));
    }

    private static MockHttpServletRequestBuilder filled(String path, Map<String, String> fields) {
        MockHttpServletRequestBuilder request = post(path);
        fields.forEach(request::param);
        return request;
    }

    private String list(String language) throws Exception {
        String page = asStaff("dispatch", get(PAGES).param("q", serial).param("lang", language)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String track(String token, String language) throws Exception {
        String page = send(get("/track/" + token).with(from(fresh())).header("Accept-Language", language)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private Task open(String reference, String step) {
        return await().atMost(Duration.ofSeconds(60)).until(
                () -> tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(step).singleResult(), task -> task != null);
    }
}
