package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Questions, suggestions and service information over the API, from the page and by phone; what staff see of them. */
class InquiryPagesTest extends PortalTest {

    @Autowired
    TaskService tasks;

    @Test
    @Covers({"R-006", "R-022", "R-057", "R-085"})
    void aProgramFilesAnInquiryAndReadsIt() throws Exception {
        String body = inquiry("suggestion", "More hooks, please.").put("channel", "letter").put("sender", "agent").toString();
        String key = UUID.randomUUID().toString();
        MockHttpServletResponse response = send(filing("/api/inquiries", key, body));

        assertThat(response.getStatus()).isEqualTo(201);
        JsonNode receipt = json(response);
        String reference = receipt.get("reference").asText();
        assertThat(receipt.get("trackingUrl").asText()).startsWith("http://localhost:8080/track/");
        ServiceCase filed = cases.get(reference);
        assertThat(filed).extracting(ServiceCase::type, ServiceCase::channel, ServiceCase::sender)
                .containsExactly("inquiry", Channel.letter, Sender.agent);
        assertThat(Instant.parse(receipt.get("responseDueAt").asText())).isEqualTo(filed.filedAt().plus(Duration.ofHours(12)));
        assertThat(cases.promises(filed).get(0).kind()).isEqualTo(PromiseKind.serviceReply);
        assertThat(send(filing("/api/inquiries", key, body)).getContentAsString()).isEqualTo(response.getContentAsString());
        assertThat(send(filing("/api/inquiries", key, inquiry("consultation", "More hooks, please.").toString())).getStatus()).isEqualTo(422);

        JsonNode read = json(asStaff("quality", get("/api/cases/" + reference)));
        assertThat(read.get("type").asText()).isEqualTo("inquiry");
        assertThat(read.get("kind").asText()).isEqualTo("suggestion");
        assertThat(read.at("/rounds/0/promises/0/kind").asText()).isEqualTo("serviceReply");
        assertThat(json(asStaff("quality", get("/api/cases").param("type", "inquiry").param("channel", "letter"))).at("/items")
                .findValuesAsText("reference")).contains(reference);
        assertThat(json(asStaff("quality", get("/api/cases").param("type", "repair"))).at("/items").findValuesAsText("reference"))
                .doesNotContain(reference);
        assertThat(asStaff("quality", get("/api/cases").param("channel", "pigeon")).getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @Covers("R-046")
    @CsvSource(delimiter = '|', value = {"kind | {\"kind\":\"\"}", "kind | {\"kind\":\"gossip\"}", "kind | {\"kind\":5}",
        "sender | {\"sender\":\"nobody\"}", "remedySought | {\"remedySought\":5}"})
    void whatIsWrongIsNamed(String field, String changes) throws Exception {
        ObjectNode body = inquiry("consultation", "Which detergent?");
        body.remove("kind");
        body.setAll((ObjectNode) JSON.readTree(changes));
        MockHttpServletResponse response = send(filing("/api/inquiries", UUID.randomUUID().toString(), body.toString()));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).get("errors").findValuesAsText("field")).contains(field);
    }

    @Test
    @Covers("R-022")
    void onlyAnInquiryHasAKindAndEveryFilingASenderAndARemedy() throws Exception {
        for (String door : List.of("/api/complaints", "/api/repairs", "/api/inquiries")) {
            ObjectNode body = inquiry("consultation", "It does not start.").put("sender", "salesperson").put("remedySought", "A new one.");
            if (!door.equals("/api/inquiries")) {
                JsonNode refused = json(send(filing(door, UUID.randomUUID().toString(), body.toString())));
                assertThat(refused.get("errors").findValuesAsText("field")).containsExactly("kind");
            }
            body.remove("kind");
            MockHttpServletResponse filed = send(filing(door, UUID.randomUUID().toString(), body.toString()));

            assertThat(filed.getStatus()).as(door).isEqualTo(201);
            assertThat(cases.get(json(filed).get("reference").asText())).extracting(ServiceCase::sender, ServiceCase::remedySought)
                    .containsExactly(Sender.salesperson, "A new one.");
        }
    }

    @Test
    void whatAProgramDoesNotNameIsAQuestionOfTheCustomer() throws Exception {
        ObjectNode body = inquiry("suggestion", "Which detergent?");
        body.remove("kind");
        String reference = json(send(filing("/api/inquiries", UUID.randomUUID().toString(), body.toString()))).get("reference").asText();

        assertThat(json(asStaff("quality", get("/api/cases/" + reference))).get("kind").asText()).isEqualTo("consultation");
        assertThat(cases.get(reference).sender()).isEqualTo(Sender.customer);
    }

    @Test
    @Covers({"R-006", "R-016", "R-024", "R-129"})
    void aQuestionIsAskedOnThePageAnsweredAndJudgedThere() throws Exception {
        assertThat(page("/").getContentAsString()).contains("href=\"/inquiry\"", "Ask or suggest");
        assertThat(page("/inquiry").getContentAsString()).contains("A suggestion or an opinion", "action=\"/inquiry\"").doesNotContain("??",
                "remedySought", "customer.address");
        assertThat(send(get("/inquiry").with(from(fresh())).header("Accept-Language", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("咨询或提出建议", "建议或意见").doesNotContain("??");
        Map<String, String> fields = new HashMap<>(complaintForm());
        MockHttpServletResponse refused = send(form("/inquiry", fields));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("href=\"#kind\"", "The machine leaks.");
        fields.put("kind", "consultation");
        String token = send(form("/inquiry", fields)).getHeader("Location").split("/")[2];
        String reference = referenceOf(token);
        assertThat(page("/track/" + token + "/filed").getContentAsString()).contains("You will have our answer by", reference).doesNotContain("??");

        assertThat(page("/track/" + token).getContentAsString()).contains("You will have our answer by",
                "Whoever works on your case sees it at once").doesNotContain("??", "Is your question answered?");
        answer(reference);
        String answered = await().atMost(Duration.ofSeconds(60)).until(() -> page("/track/" + token).getContentAsString(),
                text -> text.contains("Yes, it is answered"));
        assertThat(answered).contains("Any liquid detergent.", "What is still open", "something is still open, and we answer again")
                .doesNotContain("??", "Whoever works on your case sees it at once");

        MockHttpServletResponse unclear = send(judge(token, Map.of("questionAnswered", "no")));
        assertThat(unclear.getStatus()).isEqualTo(400);
        assertThat(unclear.getContentAsString()).contains("href=\"#stillOpen\"");
        assertThat(send(judge(token, Map.of("questionAnswered", "perhaps"))).getStatus()).isEqualTo(400);
        assertThat(send(judge(token, Map.of("questionAnswered", "no", "stillOpen", "And for wool?"))).getStatus()).isEqualTo(303);
        answer(reference);
        assertThat(page("/track/" + token).getContentAsString()).contains("And for wool?", "You told us what is still open");
        await().atMost(Duration.ofSeconds(60)).until(() -> page("/track/" + token).getContentAsString().contains("Yes, it is answered"));
        assertThat(send(judge(token, Map.of("questionAnswered", "yes"))).getStatus()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(60)).until(() -> cases.get(reference).state() == CaseState.closed);
        assertThat(page("/track/" + token).getContentAsString()).contains("The case is closed").doesNotContain("??");
        assertThat(send(judge(token, Map.of("questionAnswered", "yes"))).getStatus()).isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "web")
    @Covers({"R-006", "R-016", "R-022", "R-043"})
    void anInquiryIsTakenOnEveryChannelFromWhoeverBringsItAndStandsInTheRegister(Channel channel) throws Exception {
        Sender sender = Sender.values()[channel.ordinal() % Sender.values().length];
        Map<String, String> fields = new HashMap<>(Map.of("key", UUID.randomUUID().toString(), "customer.name", "Wei " + UUID.randomUUID(), "customer.email",
                UUID.randomUUID() + "@example.com", "customer.language", "en", "description", "How often is the filter cleaned?", "channel", channel.name(),
                "sender", sender.name()));
        assertThat(asStaff("customer-service", staffForm(fields)).getContentAsString()).contains("href=\"#kind\"").doesNotContain("??");
        fields.put("kind", "serviceInformation");
        String saved = asStaff("customer-service", staffForm(fields)).getHeader("Location");

        assertThat(saved).startsWith("/staff/inquiries/new?saved=CL-");
        ServiceCase file = cases.get(saved.split("saved=")[1]);
        assertThat(file).extracting(ServiceCase::type, ServiceCase::channel, ServiceCase::sender, ServiceCase::owner)
                .containsExactly("inquiry", channel, sender, "customer-service");
        String register = asStaff("quality", get("/staff/cases").param("channel", channel.name()).param("type", "inquiry")
                .param("q", fields.get("customer.name"))).getContentAsString();
        assertThat(register).contains(file.reference(), "Information about service or a product").doesNotContain("??");
        assertThat(asStaff("quality", get("/staff/cases").param("channel", "web").param("q", fields.get("customer.name"))).getContentAsString())
                .doesNotContain(file.reference());
        assertThat(asStaff("quality", get("/staff/cases/" + file.reference()).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("服务或产品信息", "答复咨询").doesNotContain("??");
    }

    @Test
    @Covers({"R-016", "R-045", "R-327"})
    void suggestionsOfAPeriodAreListedCountedAndExportedWithoutFormulas() throws Exception {
        String model = "M-" + UUID.randomUUID();
        String hostile = "=HYPERLINK(\"http://evil.example\";\"click\")";
        String first = suggest(model, hostile);
        String second = suggest(model, "More hooks,\n\"please\".");
        suggest("other", "Nothing for us.");
        answer(first);
        answer(second);

        String page = asStaff("quality", get("/staff/inquiries").param("model", model)).getContentAsString();
        assertThat(page).contains(first, second, "More hooks,", "Any liquid detergent.", ">2<").doesNotContain("??", "Nothing for us.");
        assertThat(asStaff("quality", get("/staff/inquiries").param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8)).contains("咨询与建议汇总")
                .doesNotContain("??");
        MockHttpServletResponse export = asStaff("quality", get("/staff/inquiries.csv").param("model", model));
        assertThat(export.getHeader("Content-Disposition")).contains("attachment").contains(".csv");
        String csv = export.getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFCase,").contains("\"'=HYPERLINK(", "\"More hooks,\n\"\"please\"\".\"", "Any liquid detergent.");
        assertThat(csv.lines().count()).isEqualTo(4);

        assertThat(asStaff("quality", get("/staff/inquiries").param("model", model).param("until", "2001-01-01").param("from", "2000-01-01"))
                .getContentAsString()).contains("There is none in this period").doesNotContain(first);
        for (String wrong : List.of("yesterday", "+999999999-12-31", "0001-01-01")) {
            assertThat(asStaff("quality", get("/staff/inquiries").param("from", wrong)).getStatus()).isEqualTo(400);
            assertThat(asStaff("quality", get("/staff/inquiries.csv").param("until", wrong)).getStatus()).isEqualTo(400);
        }
        assertThat(page("/staff/inquiries.csv").getStatus()).isIn(302, 401);
    }

    @Test
    @Covers("C-25")
    void whoLooksAtTheWordsOfCustomersIsNotedAndOnlyQualityAndManagersTakeThemAway() throws Exception {
        String model = "M-" + UUID.randomUUID();
        String reference = suggest(model, "More hooks for Anna, please.");
        for (String user : List.of("customer-service", "engineer-li", "sales")) {
            assertThat(asStaff(user, get("/staff/inquiries").param("model", model)).getContentAsString())
                    .contains(reference, "may name people").doesNotContain("inquiries.csv", "Names are not shown");
            assertThat(asStaff(user, get("/staff/inquiries.csv").param("model", model)).getStatus()).as(user).isEqualTo(403);
        }
        for (String user : List.of("quality", "management", "service-supervisors", "admin")) {
            assertThat(asStaff(user, get("/staff/inquiries.csv").param("model", model)).getContentAsString(StandardCharsets.UTF_8)).as(user)
                    .contains(reference);
        }
        assertThat(asStaff("quality", get("/staff/inquiries").param("model", model)).getContentAsString()).contains("inquiries.csv");
        assertThat(jdbc.sql("select user_id || ' ' || what from access_log where case_id = :id order by id")
                .param("id", cases.get(reference).id()).query(String.class).list()).containsExactly("customer-service inquiries", "engineer-li inquiries", "sales inquiries",
                        "quality inquiryExport", "management inquiryExport", "service-supervisors inquiryExport", "admin inquiryExport",
                        "quality inquiries");
    }

    @Test
    @Covers("R-327")
    void anExportThatDoesNotHoldAllSaysSo() throws Exception {
        String model = "M-" + UUID.randomUUID();
        ServiceCase one = cases.get(suggest(model, "More hooks."));
        jdbc.sql("""
                insert into service_case (id, reference, type, state, channel, sender, customer_id, product_model, description, priority,
                       round, tracking_hash, filed_at, closed_at)
                select gen_random_uuid(), 'CL-01-' || i, 'inquiry', 'closed', 'web', 'customer', customer_id, product_model, 'More ' || i,
                       priority, 1, 'many ' || i, filed_at, filed_at from service_case, generate_series(100001, 110000) i where id = :id""")
                .param("id", one.id()).update();
        jdbc.sql("""
                insert into inquiry (case_id, kind, filed_at)
                select id, 'suggestion', filed_at from service_case where tracking_hash like 'many %'""").update();
        try {
            String csv = asStaff("quality", get("/staff/inquiries.csv").param("model", model)).getContentAsString(StandardCharsets.UTF_8);
            assertThat(csv.lines().count()).isEqualTo(10_002);
            assertThat(csv.strip()).endsWith("Only the newest 10,000 are in this file: choose a shorter period for the others.\"");
            assertThat(asStaff("quality", get("/staff/inquiries").param("model", model)).getContentAsString())
                    .contains("Only the newest 200 are shown; the export has up to 10,000.");
        } finally {
            jdbc.sql("delete from access_log where case_id in (select id from service_case where tracking_hash like 'many %')").update();
            jdbc.sql("delete from inquiry where case_id in (select id from service_case where tracking_hash like 'many %')").update();
            jdbc.sql("delete from service_case where tracking_hash like 'many %'").update();
        }
    }

    private String suggest(String model, String text) throws Exception {
        ObjectNode body = inquiry("suggestion", text);
        body.set("product", JSON.createObjectNode().put("model", model));
        return json(send(filing("/api/inquiries", UUID.randomUUID().toString(), body.toString()))).get("reference").asText();
    }

    private void answer(String reference) {
        Task task = await().atMost(Duration.ofSeconds(60)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .taskDefinitionKey("answerInquiry").singleResult(), found -> found != null);
        tasks.complete(task.getId(), new HashMap<>(Map.of("answer", "Any liquid detergent.", "category", "usage")));
    }

    private static MockMultipartHttpServletRequestBuilder judge(String token, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("key", UUID.randomUUID().toString());
        return form("/track/" + token + "/answer", all);
    }

    private static ObjectNode inquiry(String kind, String description) {
        ObjectNode body = JSON.createObjectNode().put("kind", kind).put("description", description);
        body.set("customer", JSON.createObjectNode().put("name", "Test").put("email", UUID.randomUUID() + "@example.com"));
        return body;
    }

    private static MockMultipartHttpServletRequestBuilder staffForm(Map<String, String> fields) {
        MockMultipartHttpServletRequestBuilder request = multipart("/staff/inquiries/new");
        fields.forEach(request::param);
        return request;
    }
}
