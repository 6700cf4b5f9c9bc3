package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whatever is sent to a public door, the answer is a receipt or a refusal, never a fault (S18, S20, S24, S25). */
class HostileInputTest extends PortalTest {

    private static final List<String> NASTY = List.of("", " ", "\u0000", "a\u0000b", "\r\nBcc: victim@example.com", "<script>alert(1)</script>",
            "${7*7}", "#{T(java.lang.Runtime).getRuntime()}", "__${7*7}__::.x", "'; drop table service_case; --", "\\", "%00", "{{surveyLink}}",
            "../../etc/passwd", "\uD83D\uDE00".repeat(50), "\u202Eabc", "\uFFFE", "\uFEFF", "null", "NaN", "0000-00-00", "9".repeat(400),
            "a@b", "a@example.com\n", "@", "+86 138 0013 8000", "=cmd|' /C calc'!A0", "\u001B[31m", "x".repeat(10_001), "é\u0301".repeat(200));

    private record Filing(String name, String email, String phone, String language, String model, String description, Object odd) {}

    @Test
    void programsGetAReceiptOrARefusal() throws Exception {
        for (Filing filing : samples(900)) {
            ObjectNode body = JSON.createObjectNode();
            body.putObject("customer").put("name", filing.name()).put("email", filing.email()).put("phone", filing.phone())
                    .put("language", filing.language());
            body.putObject("product").put("model", filing.model());
            body.put("description", filing.description()).putPOJO("remedySought", filing.odd());
            MockHttpServletResponse response = filing.name().length() % 2 == 0 ? file(body.toString()) : report(body.toString());

            assertThat(response.getStatus()).as(body.toString()).isIn(201, 400);
            if (response.getStatus() == 400) {
                assertThat(response.getContentType()).startsWith("application/problem+json");
                assertThat(json(response).get("errors")).isNotEmpty();
                assertThat(response.getContentAsString()).doesNotContain("Exception", "jackson");
            }
        }
    }

    @Test
    void peopleGetAPage() throws Exception {
        for (Filing filing : samples(300)) {
            String door = filing.name().length() % 2 == 0 ? "/file" : "/repair";
            MockHttpServletResponse response = send(form(door, Map.of("key", UUID.randomUUID().toString(), "customer.name", filing.name(),
                    "customer.email", filing.email(), "customer.phone", filing.phone(), "product.model", filing.model(),
                    "description", filing.description())));

            assertThat(response.getStatus()).as(filing.toString()).isIn(303, 400);
            assertThat(response.getContentAsString()).doesNotContain("<script>alert");
        }
    }

    @Test
    void linksAndQuestionsAreNeverFaults() throws Exception {
        for (String nasty : NASTY) {
            assertThat(send(get("/track/{t}", nasty).with(from(fresh()))).getStatus()).as("track " + nasty).isBetween(400, 404);
            assertThat(send(get("/survey/{t}", nasty).with(from(fresh()))).getStatus()).as("survey " + nasty).isBetween(400, 404);
            assertThat(asStaff("quality", get("/api/cases").param("q", nasty)).getStatus()).as("q " + nasty).isIn(200, 400);
            assertThat(asStaff("quality", get("/api/cases/{r}", nasty)).getStatus()).as("case " + nasty).isIn(200, 400, 404);
            assertThat(send(form("/survey/x", Map.of("solved", nasty, "score", nasty))).getStatus()).as("answer " + nasty).isEqualTo(404);
        }
    }

    private static List<Filing> samples(int number) {
        Arbitrary<String> text = Arbitraries.oneOf(Arbitraries.of(NASTY), Arbitraries.strings().ofMaxLength(60),
                Arbitraries.just("plain"), Arbitraries.strings().all().ofMaxLength(20));
        Arbitrary<String> email = Arbitraries.oneOf(text, Arbitraries.just("anna@example.com"));
        Arbitrary<String> language = Arbitraries.oneOf(text, Arbitraries.of("en", "zh"));
        Arbitrary<Object> odd = Arbitraries.of("repair", 1, true, List.of(), Map.of("a", 1), 1e300);
        Arbitrary<Filing> filings = Combinators.combine(text, email, text, language, text, text, odd).as(Filing::new);
        List<Filing> samples = new ArrayList<>();
        JqwikSession.run(() -> filings.sampleStream().limit(number).forEach(samples::add));
        return samples;
    }
}
