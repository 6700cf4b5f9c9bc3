package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.closedloop.Covers;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.ServiceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** The public contract of {@code POST /api/complaints}, {@code POST /api/repairs}, {@code POST /api/inquiries} and {@code GET /api/cases}. */
class FilingApiTest extends PortalTest {

    private static final String[] DOORS = {"/api/complaints", "/api/repairs", "/api/inquiries"};

    @ParameterizedTest
    @Covers({"R-001", "R-004"})
    @ValueSource(strings = {"/api/complaints", "/api/repairs"})
    void whatIsFiledGetsItsReceipt(String door) throws Exception {
        MockHttpServletResponse response = send(filing(door, UUID.randomUUID().toString(), body("It does not start.")));

        assertThat(response.getStatus()).isEqualTo(201);
        JsonNode receipt = json(response);
        assertThat(receipt.get("reference").asText()).matches("CL-[0-9]{2}-[0-9]{6}");
        assertThat(receipt.get("trackingUrl").asText()).startsWith("http://localhost:8080/track/");
        ServiceCase filed = cases.get(receipt.get("reference").asText());
        assertThat(filed.description()).isEqualTo("It does not start.");
        assertThat(filed.type()).isEqualTo(door.equals("/api/repairs") ? "repair" : "complaint");
        assertThat(Instant.parse(receipt.get("responseDueAt").asText())).isEqualTo(filed.filedAt().plus(Duration.ofHours(24)));
        assertThat(cases.promises(filed).get(0).kind())
                .isEqualTo(door.equals("/api/repairs") ? PromiseKind.handling : PromiseKind.firstResponse);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'\"yes\"', true", "'\"no\"', false", "null, false"})
    @Covers("R-083")
    void whatTheCustomerSaysOfDangerIsKept(String said, boolean danger) throws Exception {
        String body = body("It does not start.").replaceFirst("\\{", "{\"danger\": " + said + ", ");
        MockHttpServletResponse response = send(filing("/api/complaints", UUID.randomUUID().toString(), body));

        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        assertThat(cases.get(json(response).get("reference").asText()).danger()).isEqualTo(danger);
    }

    @Test
    void aComplaintAndAFaultMayShareAKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = body("It does not start.");
        String complaint = json(send(filing("/api/complaints", key, body))).get("reference").asText();
        MockHttpServletResponse repair = send(filing("/api/repairs", key, body));

        assertThat(repair.getStatus()).isEqualTo(201);
        assertThat(json(repair).get("reference").asText()).isNotEqualTo(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/complaints", "/api/repairs"})
    void theSameKeyGetsTheFirstAnswerAndAnotherPayloadIsRefused(String door) throws Exception {
        String key = UUID.randomUUID().toString();
        String body = body("It does not start.");
        MockHttpServletResponse first = send(filing(door, key, body));
        MockHttpServletResponse second = send(filing(door, key, body));
        MockHttpServletResponse other = send(filing(door, key, body("Something else.")));

        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(json(other).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void fortyAtOnceFileOneCase() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = body("It does not start.");
        ExecutorService callers = Executors.newFixedThreadPool(40);
        List<Future<MockHttpServletResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(callers.submit(() -> send(complaint(key, body))));
        }
        Set<String> references = new TreeSet<>();
        for (Future<MockHttpServletResponse> answer : answers) {
            assertThat(answer.get().getStatus()).isIn(201, 409);
            if (answer.get().getStatus() == 201) {
                references.add(json(answer.get()).get("reference").asText());
            }
        }
        callers.shutdown();

        assertThat(references).hasSize(1);
        String name = JSON.readTree(body).at("/customer/name").asText();
        assertThat(jdbc.sql("select count(*) from service_case c join customer k on k.id = c.customer_id where k.name = :name")
                .param("name", name).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aMissingKeyIsNamed() throws Exception {
        MockHttpServletResponse response =
                send(post("/api/complaints").with(from(fresh())).contentType("application/json").content(body("x")));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(json(response).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest
    @Covers("R-046")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "customer.name | {`customer`:{`email`:`a@example.com`},`description`:`x`}",
        "customer.name | {`customer`:{`name`:5,`email`:`a@example.com`},`description`:`x`}",
        "customer.name | {`customer`:{`name`:`a\\r\\nBcc: x@example.com`,`email`:`a@example.com`},`description`:`x`}",
        "customer.email | {`customer`:{`name`:`A`},`description`:`x`}",
        "customer.email | {`customer`:{`name`:`A`,`email`:`a@example.com\\r\\nBcc: b@example.com`},`description`:`x`}",
        "customer.phone | {`customer`:{`name`:`A`,`phone`:`not a number`},`description`:`x`}",
        "customer.language | {`customer`:{`name`:`A`,`email`:`a@example.com`,`language`:`fr`},`description`:`x`}",
        "customer.tier | {`customer`:{`name`:`A`,`email`:`a@example.com`,`tier`:`key`},`description`:`x`}",
        "customer | {`customer`:`A`,`description`:`x`}",
        "description | {`customer`:{`name`:`A`,`email`:`a@example.com`}}",
        "description | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`  `}",
        "description | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`\\u0000`}",
        "description | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`\\ud800`}",
        "channel | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`x`,`channel`:`pigeon`}",
        "danger | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`x`,`danger`:`perhaps`}",
        "danger | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`x`,`danger`:1}",
        "description | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:true}",
        "product.colour | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`x`,`product`:{`colour`:`red`}}",
        "state | {`customer`:{`name`:`A`,`email`:`a@example.com`},`description`:`x`,`state`:`closed`}",
        "body | [1]", "body | {`a`:`", "body | null"})
    void whatIsWrongIsNamed(String field, String body) throws Exception {
        for (String door : DOORS) {
            MockHttpServletResponse response = send(filing(door, UUID.randomUUID().toString(), body.replace('`', '"')));

            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.getContentType()).startsWith("application/problem+json");
            assertThat(json(response).get("errors").findValuesAsText("field")).contains(field);
            assertThat(json(response).get("detail").asText()).isNotBlank();
        }
    }

    @Test
    void sizesAndDepthAreBounded() throws Exception {
        assertThat(file(body("x".repeat(10_001))).getStatus()).isEqualTo(400);
        assertThat(file(body("x".repeat(10_000))).getStatus()).isEqualTo(201);
        assertThat(file("[".repeat(5_000)).getStatus()).isEqualTo(400);
        assertThat(file("{\"description\":" + "9".repeat(100_000) + "}").getStatus()).isEqualTo(400);
        assertThat(file(body("x".repeat(300_000))).getStatus()).isEqualTo(413);
    }

    @Test
    void onlyJsonInUtf8IsTaken() throws Exception {
        String body = body("x");
        assertThat(send(complaint("k", body).contentType("text/plain")).getStatus()).isEqualTo(415);
        assertThat(send(complaint("k", body).contentType("application/json;charset=ISO-8859-1")).getStatus()).isEqualTo(415);
        assertThat(send(complaint("k", body).content(new byte[] {'{', (byte) 0xC3, '}'})).getStatus()).isEqualTo(400);
        MockHttpServletResponse wrongMethod = send(get("/api/complaints").with(from(fresh())));
        assertThat(wrongMethod.getStatus()).isEqualTo(405);
        assertThat(wrongMethod.getHeader("Allow")).isEqualTo("POST");
        assertThat(send(get("/api/repairs").with(from(fresh()))).getStatus()).isEqualTo(405);
    }

    @Test
    void anAddressThatFilesTooMuchWaits() throws Exception {
        String address = fresh();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            answers.add(send(filing(DOORS[i % DOORS.length], "", "{}").with(from(address))).getStatus());
        }
        MockHttpServletResponse refused = send(complaint("", "{}").with(from(address)));

        assertThat(answers).startsWith(400).contains(429);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isPositive();
        assertThat(refused.getContentType()).startsWith("application/problem+json");
    }

    @Test
    @Covers("R-052")
    void staffReadACaseAndTheLookIsNoted() throws Exception {
        String reference = json(file(body("It does not start."))).get("reference").asText();
        JsonNode found = json(asStaff("customer-service", get("/api/cases/" + reference)));

        assertThat(found.get("state").asText()).isEqualTo("open");
        assertThat(found.at("/customer/tier").asText()).isEqualTo("standard");
        assertThat(found.at("/rounds/0/promises/0/kind").asText()).isEqualTo("firstResponse");
        assertThat(found.at("/timeline/0/kind").asText()).isEqualTo("filed");
        assertThat(jdbc.sql("select user_id from access_log where case_id = :id and what = 'case'").param("id", cases.get(reference).id())
                .query(String.class).list()).containsExactly("customer-service");
    }

    @Test
    @Covers({"R-027", "R-052"})
    void staffSearchCases() throws Exception {
        String body = body("It does not start.");
        String reference = json(file(body)).get("reference").asText();
        String mail = JSON.readTree(body).at("/customer/email").asText();
        JsonNode found = json(asStaff("customer-service", get("/api/cases").param("q", mail).param("state", "open")));

        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/reference").asText()).isEqualTo(reference);
        assertThat(json(asStaff("customer-service", get("/api/cases").param("q", mail).param("stalled", "true"))).get("total").asInt()).isZero();
        assertThat(asStaff("customer-service", get("/api/cases").param("page", "-1")).getStatus()).isEqualTo(400);
        assertThat(asStaff("customer-service", get("/api/cases").param("state", "lost")).getStatus()).isEqualTo(400);
        assertThat(asStaff("customer-service", get("/api/cases/CL-26-999999")).getStatus()).isEqualTo(404);
        assertThat(asStaff("customer-service", get("/api/cases/{r}", "'; drop table service_case")).getStatus()).isIn(400, 404);
    }
}
