package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The forms of a repair over REST, as Tasklist and integrations complete them: a wrong value is refused by the name of its field, the task stays
 * open, nothing is stored; and no value, however hostile, is a fault of ours.
 */
class RepairInputTest extends RepairTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOO_LONG = "x".repeat(4001);
    private static final String NUL = "a\0b";
    private static final Object MISSING = null;
    private static final Object[] TEXT = {TOO_LONG, NUL, 5, true};
    private static final Object[] REQUIRED_TEXT = {MISSING, "", "  ", TOO_LONG, NUL, 5};
    private static final Object[] FLAG = {"maybe", 2, NUL, TOO_LONG};
    private static final Object[] REQUIRED_FLAG = {MISSING, "", "maybe", 2, NUL};
    private static final Object[] CODE = {"nonsense", NUL, TOO_LONG, 7, "Wear", "wear;drop table work_order"};
    private static final Object[] REQUIRED_CODE = {MISSING, "", "nonsense", NUL, TOO_LONG, 7};
    private static final Object[] LINE = {"two\nlines", "x".repeat(201), TOO_LONG, NUL, 5};
    private static final List<String> NASTY = List.of("<script>alert(1)</script>", "${7*7}", "#{execution}", "'; drop table work_order; --", "\\",
            "{{surveyLink}}", "\uD83D\uDE00".repeat(50), "\u202Eabc", "\uFFFE", "\uFEFF", "null", "NaN", "9".repeat(400), "\u001B[31m",
            "=cmd|' /C calc'!A0", "\r\nBcc: victim@example.com", "../../etc/passwd");

    @Autowired
    TestRestTemplate http;

    @Test
    void whoIsSentAndWhenTheyCome() {
        String reference = report();
        // what is absent is as proposed
        new Form(reference, "dispatchEngineer", "dispatch", Map.of("engineer", "engineer-li", "serviceMode", "onsite"))
                .refuses("engineer", "", "nobody", "dispatch", "engineer-li ; drop", NUL, TOO_LONG, 5)
                .refuses("serviceMode", "", "nonsense", NUL, TOO_LONG, 7).refusesUndeclared().survivesHostility().takes();
        new Form(reference, "confirmDispatch", "engineer-li", Map.of("accepted", false)).refuses("declineReason", TEXT);
        new Form(reference, "confirmDispatch", "engineer-li", Map.of("accepted", true, "appointmentAt", now().plus(Duration.ofHours(2)).toString()))
                .refuses("accepted", REQUIRED_FLAG)
                .refuses("appointmentAt", MISSING, "", "soon", "2026-06-02", "2026-06-02T12:00", "2026-06-01T10:00Z", "2099-01-01T10:00Z",
                        "2026-02-30T10:00Z", "+999999999-12-31T23:59:59Z", NUL, TOO_LONG, 20260602).refusesUndeclared().survivesHostility().takes();
    }

    @Test
    void whatIsFoundAndDoneAtTheCustomers() {
        String reference = visited("onsite");
        new Form(reference, "diagnoseOnsite", "engineer-li", Map.of("faultCause", "material", "findings", "Blocked."))
                .refuses("customerAbsent", FLAG).refuses("faultCause", REQUIRED_CODE).refuses("findings", REQUIRED_TEXT)
                .refuses("partNeeded", "no such part!", "x".repeat(41), NUL, 5).refuses("beyondMe", FLAG).survivesHostility();
        new Form(reference, "diagnoseOnsite", "engineer-li", Map.of("beyondMe", true, "proposal", "Send somebody else."))
                .refuses("proposal", REQUIRED_TEXT).takes();
        new Form(reference, "decideBeyondEngineer", "service-supervisors", Map.of("decision", "end", "guidance", "Too old."))
                .refuses("decision", REQUIRED_CODE).refuses("guidance", REQUIRED_TEXT).survivesHostility();
        new Form(reference, "decideBeyondEngineer", "service-supervisors", Map.of("decision", "otherEngineer")).refuses("guidance", TEXT).takes();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material"));
        new Form(reference, "repairOnsite", "engineer-li", Map.of("fixed", true, "workDone", "New pump."))
                .refuses("fixed", REQUIRED_FLAG).refuses("workDone", REQUIRED_TEXT).refuses("customerSigned", FLAG).refuses("partSerialNumber", LINE)
                .refuses("partGivenBack", FLAG).refuses("partInstallation", TEXT).refuses("partConfiguration", TEXT).refuses("partTest", TEXT)
                .refuses("partTestPassed", FLAG).refusesUndeclared().survivesHostility().takes();
        advanceAndWork(reference, Duration.ofDays(1));
        new Form(reference, "confirmRepair", "dispatch", Map.of("repairConfirmed", true)).refuses("repairConfirmed", REQUIRED_FLAG).survivesHostility()
                .takes();
    }

    @Test
    void whatIsSolvedFromAfar() {
        String reference = visited("remote");
        new Form(reference, "diagnoseRemotely", "engineer-li", Map.of("fixed", true, "findings", "Reset.", "faultCause", "software"))
                .refuses("fixed", REQUIRED_FLAG).refuses("faultCause", CODE).refuses("findings", TEXT).refuses("partNeeded", "no such part!", NUL, 5)
                .survivesHostility().takes();
    }

    @Test
    void whatIsDoneInTheWorkshop() {
        String reference = visited("workshop");
        new Form(reference, "receiveProduct", "engineer-li", Map.of("appearance", "A dent.", "configuration", "Standard."))
                .refuses("appearance", REQUIRED_TEXT).refuses("configuration", TEXT).survivesHostility().takes();
        new Form(reference, "diagnoseInWorkshop", "engineer-li", found("manufacture")).refuses("faultCause", REQUIRED_CODE)
                .refuses("findings", REQUIRED_TEXT).refuses("partNeeded", "no such part!", NUL, 5).survivesHostility().takes();
        new Form(reference, "repairInWorkshop", "engineer-li", Map.of("fixed", true, "workDone", "New board.")).refuses("fixed", REQUIRED_FLAG)
                .refuses("workDone", REQUIRED_TEXT).refuses("partSerialNumber", LINE).survivesHostility().takes();
        new Form(reference, "inspectRepairedProduct", "engineer-li", Map.of("passed", true)).refuses("passed", REQUIRED_FLAG)
                .refuses("inspectionNote", TEXT).survivesHostility().takes();
    }

    @Test
    void whatItCostsAndWhereThePartComesFrom() {
        String reference = outsideMaker();
        complete(reference, "diagnoseOnsite", found("misuse", "partNeeded", "P-300"));
        new Form(reference, "coordinateManufacturer", "purchasing", Map.of("arrangement", "They send one.")).refuses("arrangement", REQUIRED_TEXT)
                .survivesHostility().takes();
        new Form(reference, "prepareQuotation", "sales", Map.of("amount", "380.00", "currency", "CNY", "validUntil", "2026-06-09"))
                .refuses("amount", MISSING, "", "much", -1, 0.001, "1e99", "9".repeat(30), NUL, true).refuses("currency", MISSING, "", "XXXX", "€", NUL, 5)
                .refuses("validUntil", MISSING, "", "soon", "2026-06-01", "2027-06-03", "2026-02-30", "09.06.2026", NUL, TOO_LONG, 20260609)
                .refuses("parts", TEXT).refuses("labour", TEXT).refuses("travel", TEXT).refusesUndeclared().survivesHostility().takes();
        new Form(reference, "recordCustomerDecision", "sales", Map.of("quotationAccepted", true)).refuses("quotationAccepted", REQUIRED_FLAG)
                .survivesHostility().takes();
        new Form(reference, "orderPart", "purchasing", Map.of("expectedOn", "2026-06-05")).refuses("expectedOn", "soon", "2026-06-01", "2028-01-01", NUL, 5)
                .refuses("supplier", LINE).refuses("orderNumber", LINE).refuses("cannotSupply", FLAG).refusesUndeclared().survivesHostility().takes();
    }

    @Test
    void whatTheWarehouseHandsOut() {
        String reference = visited("onsite");
        complete(reference, "diagnoseOnsite", found("material", "partNeeded", "P-100"));
        new Form(reference, "issuePart", "warehouse", Map.of())
                .refuses("serialNumber", "no number!", "A-1,A-2", NUL, TOO_LONG, 5).refuses("shipToAddress", TEXT).refuses("consignee", LINE)
                .refuses("contact", LINE).refuses("missing", FLAG).survivesHostility().takes();
        new Form(reference, "confirmPartReceipt", "engineer-li", Map.of()).refuses("received", FLAG).survivesHostility().takes();
    }

    private String visited(String mode) {
        String reference = report();
        visit(reference, mode);
        return reference;
    }

    private String outsideMaker() {
        String serial = "SN-" + UUID.randomUUID();
        ContactDetails contact = new ContactDetails("Owner of " + serial, serial + "@example.com", null, "en");
        products.enter(new OwnedProduct(null, customers.register(contact).id(), "XP-10", serial, LocalDate.parse("2026-01-10"), null,
                LocalDate.parse("2027-12-31"), null, null, "Example Pumps Ltd.", null));
        String reference = repairs.report(new CustomerMatter(contact, "XP-10", serial, DEAD, null, Channel.web, Sender.customer, null)).reference();
        ended(reference);
        work(reference);
        visit(reference, "onsite");
        return reference;
    }

    /** An open task, who completes it, and what would be right. */
    private class Form {

        private final String reference;
        private final String step;
        private final String user;
        private final Map<String, Object> right;
        private final List<Object> before;

        Form(String reference, String step, String user, Map<String, Object> right) {
            this.reference = reference;
            this.step = step;
            this.user = user;
            this.right = right;
            this.before = stored();
        }

        Form refuses(String field, Object... values) {
            for (Object value : values == null ? new Object[] {null} : values) {
                assertThat(refusal(field, value)).as("%s: %s = %s", step, field, shortened(value)).startsWith(field + ": ").doesNotContain(NUL, TOO_LONG);
            }
            return this;
        }

        Form refusesUndeclared() {
            assertThat(refusal("dispatchedEngineer", "engineer-wang")).startsWith("dispatchedEngineer: is not a field of this task");
            return this;
        }

        /** One field is wrong in any case, the others are anything. */
        Form survivesHostility() {
            String wrong = right.keySet().stream().sorted().findFirst().orElse("received");
            Arbitrary<Object> anything = Arbitraries.oneOf(Arbitraries.of(NASTY), Arbitraries.strings().all().ofMaxLength(40),
                    Arbitraries.of(1, -1, 1e300, true, List.of(1, 2), Map.of("a", 1)));
            List<Object> samples = new ArrayList<>();
            JqwikSession.run(() -> anything.sampleStream().limit(12).forEach(samples::add));
            for (Object sample : samples) {
                Map<String, Object> fields = new HashMap<>(right);
                fields.replaceAll((field, value) -> sample);
                fields.put(wrong, NUL);
                ResponseEntity<String> answer = send(fields);
                assertThat(answer.getStatusCode().value()).as("%s with %s: %s", step, sample, answer.getBody()).isEqualTo(400);
                assertThat(answer.getBody()).doesNotContain("Exception:", "org.postgresql", "java.lang");
            }
            stillOpen();
            return this;
        }

        void takes() {
            ResponseEntity<String> answer = send(right);
            assertThat(answer.getStatusCode().value()).as("%s: %s", step, answer.getBody()).isEqualTo(204);
            work(reference);
            assertThat(open(reference)).doesNotContain(step);
        }

        private String refusal(String field, Object value) {
            Map<String, Object> fields = new HashMap<>(right);
            fields.put(field, value);
            if (value == null) {
                fields.remove(field);
            }
            ResponseEntity<String> answer = send(fields);
            assertThat(answer.getStatusCode().value()).as("%s: %s = %s: %s", step, field, shortened(value), answer.getBody()).isEqualTo(400);
            stillOpen();
            try {
                JsonNode body = JSON.readTree(answer.getBody());
                return body.path("message").asText();
            } catch (JsonProcessingException e) {
                throw new AssertionError(answer.getBody(), e);
            }
        }

        private void stillOpen() {
            assertThat(open(reference)).contains(step);
            assertThat(stored()).isEqualTo(before);
        }

        private ResponseEntity<String> send(Map<String, Object> fields) {
            Map<String, Object> variables = new LinkedHashMap<>();
            fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_JSON);
            return http.withBasicAuth(user, "demo").postForEntity("/engine-rest/task/" + task(reference, step).getId() + "/complete",
                    new HttpEntity<>(Map.of("variables", variables), headers), String.class);
        }

        private List<Object> stored() {
            return List.of(caseOf(reference), cases.rounds(caseOf(reference)), cases.promises(caseOf(reference)), timeline(reference),
                    orders.of(caseOf(reference)), Set.copyOf(open(reference)), runtime.getVariables(task(reference, step).getProcessInstanceId()));
        }

        private static String shortened(Object value) {
            return value instanceof String text && text.length() > 50 ? "long" : String.valueOf(value);
        }
    }
}
