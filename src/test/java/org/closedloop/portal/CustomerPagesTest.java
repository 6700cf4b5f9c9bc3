package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.closedloop.Covers;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.followup.Surveys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** What a customer sees and does on the web. */
class CustomerPagesTest extends PortalTest {

    @Autowired
    Surveys surveys;
    @Autowired
    Clock clock;

    @Test
    void aDoubleClickFilesOnce() throws Exception {
        Map<String, String> fields = complaintForm();
        MockHttpServletResponse first = send(form("/file", fields));
        MockHttpServletResponse second = send(form("/file", fields));

        assertThat(first.getStatus()).isEqualTo(303);
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    }

    @Test
    void anotherComplaintWithAnOldFormIsAskedAbout() throws Exception {
        Map<String, String> fields = complaintForm();
        send(form("/file", fields));
        fields.put("description", "Something else.");
        MockHttpServletResponse again = send(form("/file", fields));

        assertThat(again.getStatus()).isEqualTo(400);
        assertThat(again.getContentAsString()).contains("You have sent this form already").doesNotContain("name=\"key\" value=\"" + fields.get("key"));
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndLinksToTheField() throws Exception {
        Map<String, String> fields = complaintForm();
        fields.put("customer.email", "nonsense");
        fields.put("customer.name", "");
        String page = send(form("/file", fields)).getContentAsString();

        assertThat(page).contains("href=\"#customer.email\"", "href=\"#customer.name\"", "The machine leaks.", "aria-invalid=\"true\"")
                .doesNotContain("<script>alert");
    }

    @Test
    @Covers({"R-027", "R-112", "R-129", "R-134"})
    void theReceiptAndThePageTellWhereTheCaseIs() throws Exception {
        String token = filed();
        String receipt = page("/track/" + token + "/filed").getContentAsString();
        String page = page("/track/" + token).getContentAsString();

        assertThat(receipt).contains(referenceOf(token), "You will have our first answer by", "/track/" + token);
        assertThat(page).contains("Where your case is", "You will have our first answer by", "&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7}");
        assertThat(page).doesNotContain("??", "49<");
    }

    @Test
    @Covers({"R-004", "R-017"})
    void aFaultIsReportedFromThePageThatTheFirstPageLinks() throws Exception {
        assertThat(page("/").getContentAsString()).contains("href=\"/repair\"");
        assertThat(page("/repair").getContentAsString()).contains("Report the fault", "action=\"/repair\"").doesNotContain("??");
        String token = filed("/repair");

        assertThat(cases.get(referenceOf(token)).type()).isEqualTo("repair");
        assertThat(page("/track/" + token + "/filed").getContentAsString()).contains("It is repaired, or you know the date, by").doesNotContain("??");
    }

    @Test
    void bothLanguagesAreSpoken() throws Exception {
        MockHttpServletResponse chosen = send(get("/?lang=zh").with(from(fresh())).header("Accept-Language", "en"));
        String chinese = send(get("/").with(from(fresh())).header("Accept-Language", "zh-CN,zh;q=0.9")).getContentAsString();

        assertThat(chosen.getHeaders("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("lang=zh"));
        assertThat(chosen.getContentAsString()).contains("lang=\"zh-CN\"", "提交投诉");
        assertThat(chinese).contains("提交投诉").doesNotContain("??");
        assertThat(page("/").getContentAsString()).contains("lang=\"en\"", "File the complaint").doesNotContain("??");
    }

    @Test
    void wrongAndUnknownLinksLookTheSame() throws Exception {
        String token = filed();
        MockHttpServletResponse altered = page("/track/" + token.substring(1) + "A");
        MockHttpServletResponse unknown = page("/track/never-issued");
        MockHttpServletResponse survey = page("/survey/never-issued");

        assertThat(altered.getStatus()).isEqualTo(unknown.getStatus()).isEqualTo(survey.getStatus()).isEqualTo(404);
        assertThat(altered.getContentAsString()).isEqualTo(unknown.getContentAsString()).isEqualTo(survey.getContentAsString());
    }

    @Test
    void aReplyReachesTheCaseOnce() throws Exception {
        String token = filed();
        Map<String, String> fields = Map.of("key", UUID.randomUUID().toString(), "text", "It also smells.");
        send(form("/track/" + token + "/reply", fields).file(new MockMultipartFile("attachments", "a.png", "image/png", UploadCheckTest.PNG)));
        send(form("/track/" + token + "/reply", fields).file(new MockMultipartFile("attachments", "a.png", "image/png", UploadCheckTest.PNG)));

        var file = cases.get(referenceOf(token));
        assertThat(cases.timeline(file).stream().filter(entry -> entry.kind().equals("customerReply")).map(TimelineEntry::text))
                .containsExactly("It also smells.");
        assertThat(page("/track/" + token).getContentAsString()).contains("It also smells.", "a.png");
    }

    @Test
    void filesAreDownloadsOfTheirCaseOnly() throws Exception {
        Map<String, String> fields = complaintForm();
        String token = send(form("/file", fields).file(new MockMultipartFile("attachments", "图 1.png", "text/html", UploadCheckTest.PNG)))
                .getHeader("Location").split("/")[2];
        UUID id = cases.attachments(cases.get(referenceOf(token))).get(0).id();
        MockHttpServletResponse mine = page("/track/" + token + "/attachments/" + id);

        assertThat(mine.getContentAsByteArray()).isEqualTo(UploadCheckTest.PNG);
        assertThat(mine.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(mine.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(mine.getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(page("/track/" + filed() + "/attachments/" + id).getStatus()).isEqualTo(404);
        assertThat(page("/track/" + token + "/attachments/x").getStatus()).isEqualTo(404);
    }

    @Test
    void aWithdrawalIsAskedForTwice() throws Exception {
        String token = filed();
        assertThat(page("/track/" + token + "/withdraw").getContentAsString()).contains("Withdraw the case?");
        assertThat(cases.get(referenceOf(token)).isOpen()).isTrue();

        assertThat(send(form("/track/" + token + "/withdraw", Map.of("reason", "Found the cause."))).getStatus()).isEqualTo(303);
        assertThat(cases.timeline(cases.get(referenceOf(token))).stream().map(TimelineEntry::kind)).contains("withdrawalAsked");
    }

    @Test
    void lookingAtASurveyCountsForNothing() throws Exception {
        String reference = referenceOf(filed());
        String token = invited(reference, Duration.ofDays(30));
        MockHttpServletResponse form = page("/survey/" + token);
        page("/survey/" + token);

        assertThat(form.getStatus()).isEqualTo(200);
        assertThat(form.getContentAsString()).contains("Is the matter settled for you?", "1, very bad").doesNotContain("??");
        assertThat(jdbc.sql("select count(*) from survey_answer a join survey_invitation i on i.id = a.invitation_id where i.case_reference = :r")
                .param("r", reference).query(Integer.class).single()).isZero();
        assertThat(send(post("/survey/" + token).with(csrf()).with(from(fresh())).param("solved", "maybe")).getStatus()).isEqualTo(400);
    }

    @Test
    void anExpiredSurveySaysSo() throws Exception {
        assertThat(page("/survey/" + invited(referenceOf(filed()), Duration.ofSeconds(-1))).getStatus()).isEqualTo(410);
    }

    @Test
    void formsNeedTheirToken() throws Exception {
        assertThat(send(post("/file").with(from(fresh())).cookie(new Cookie("XSRF-TOKEN", "known")).param("description", "x")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void whoGuessesLinksWaits() throws Exception {
        String address = fresh();
        MockHttpServletResponse last = null;
        for (int i = 0; i < 360; i++) {
            last = send(get("/track/guess-" + i).with(from(address)).header("Accept-Language", "en"));
        }

        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(last.getHeader("Retry-After")).isNotBlank();
        assertThat(last.getContentAsString()).contains("A little too fast");
    }

    private String invited(String reference, Duration valid) {
        jdbc.sql("insert into survey_invitation (id, case_reference, round, result_told_at, expires_at) values (:id, :r, 1, :at, :until)")
                .param("id", UUID.randomUUID()).param("r", reference).param("at", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(valid))).update();
        return surveys.newLink(reference, 1);
    }
}
