package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.closedloop.Covers;
import org.closedloop.customer.ContactDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done from the tab "Case": by whoever may see the task, once for a double click, refused by field; others learn nothing. */
class TaskActionsTest extends TasklistTest {

    private static final String FAULT = "My WM-200 shows error E21 and does not start any more.";
    private static final String HOSTILE = "<img src=x onerror=alert(1)> ${7*7} {{surveyLink}} [(${reference})]";

    @Test
    @Covers({"R-041", "R-049"})
    void aLetterIsSentOnceReadByTheCustomerAndAnswered() throws Exception {
        String reference = complaint(FAULT);
        HttpCaller clerk = tasklist(ONE);
        Map<String, String> fields = Map.of("text", HOSTILE, "key", UUID.randomUUID().toString());

        assertThat(act(clerk, task(reference).getId(), "letters", fields).statusCode()).isEqualTo(204);
        assertThat(act(clerk, task(reference).getId(), "letters", fields).statusCode()).isEqualTo(204);

        assertThat(jdbc.sql("select text from outbox_message where case_reference = ? and kind = 'message'").param(reference).query(String.class).list())
                .singleElement().asString().contains("<img src=x onerror=alert(1)> ${7*7} { {surveyLink}}");
        assertThat(timeline(reference)).containsOnlyOnce("message");
        String page = page("/track/" + cases.trackingToken(reference)).getContentAsString();
        assertThat(page).contains("Our message", "&lt;img src=x onerror=alert(1)&gt; ${7*7}").doesNotContain("<img src=x");
        assertThat(JsonPath.<List<String>>read(look(clerk, reference).body(), "$.timeline[?(@.kind=='message')].text")).containsExactly(HOSTILE);
    }

    @Test
    void aNoteIsForColleaguesOnly() throws Exception {
        String reference = complaint(FAULT);
        assertThat(act(tasklist(ONE), task(reference).getId(), "notes", Map.of("text", "Rather <b>angry</b>.", "key", "k-" + reference)).statusCode()).isEqualTo(204);

        assertThat(page("/track/" + cases.trackingToken(reference)).getContentAsString()).doesNotContain("angry");
        DocumentContext seen = JsonPath.parse(look(tasklist(TWO), reference).body());
        assertThat(seen.<List<String>>read("$.timeline[?(@.kind=='note')].by")).containsExactly("Test One");
    }

    @Test
    void aDuplicateIsMergedAndItsWordsStayReadable() throws Exception {
        ContactDetails customer = new ContactDetails("Li Twice", UUID.randomUUID() + "@example.com", null, "en");
        String kept = complaint(customer, FAULT);
        String gone = complaint(customer, FAULT + " Second letter.");
        HttpCaller clerk = tasklist(ONE);
        assertThat(act(clerk, task(kept).getId(), "duplicates", Map.of("reference", "CL-26-999999", "merge", "yes", "key", "a-" + kept)).body())
                .contains("reference", "must be the number of a case");

        assertThat(act(clerk, task(kept).getId(), "duplicates", Map.of("reference", gone, "merge", "yes", "key", "b-" + kept)).statusCode()).isEqualTo(204);
        await().until(() -> !cases.get(gone).isOpen());

        DocumentContext seen = JsonPath.parse(look(clerk, kept).body());
        assertThat(seen.<String>read("$.merged[0].reference")).isEqualTo(gone);
        assertThat(seen.<String>read("$.merged[0].description")).contains("Second letter.");
        assertThat(page("/track/" + cases.trackingToken(gone)).getContentAsString()).contains("goes on in your case " + kept);
    }

    @Test
    void aTaskIsHandedOverAndGivenBackWithANote() {
        String reference = complaint(FAULT);
        String id = task(reference).getId();
        HttpCaller one = tasklist(ONE);
        assertThat(JsonPath.<List<String>>read(look(one, reference).body(), "$.colleagues[*].userId")).contains(TWO).doesNotContain(BUYER);

        assertThat(act(one, id, "handover", Map.of("to", TWO, "seen", "", "text", "Knows the pump.", "key", "a" + id)).statusCode()).isEqualTo(204);
        assertThat(task(reference).getAssignee()).isEqualTo(TWO);
        HttpResponse<String> late = act(one, id, "handover", Map.of("to", ONE, "seen", "", "key", "b" + id));
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("\"to\"", "claimed");
        assertThat(act(tasklist(TWO), id, "handover", Map.of("to", "", "seen", TWO, "key", "c" + id)).statusCode()).isEqualTo(204);
        assertThat(task(reference).getAssignee()).isNull();
        assertThat(timeline(reference)).contains("taskAssigned", "taskGivenBack");
    }

    @Test
    void nobodyIsGivenWhatTheyCannotDo() {
        String reference = complaint(FAULT);
        String id = task(reference).getId();
        absent(TWO, null);
        HttpCaller one = tasklist(ONE);

        assertThat(act(one, id, "handover", Map.of("to", TWO, "seen", "", "key", "a" + id)).body()).contains("not here today");
        assertThat(act(one, id, "handover", Map.of("to", BUYER, "seen", "", "key", "b" + id)).body()).contains("not in the team");
        assertThat(act(one, id, "handover", Map.of("to", "nobody", "seen", "", "key", "c" + id)).statusCode()).isEqualTo(400);
        assertThat(task(reference).getAssignee()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "letters", "duplicates", "handover"})
    void anotherTeamCanDoNothingAndIsNotTold(String what) {
        String reference = complaint(FAULT);
        Map<String, String> fields = Map.of("text", "x", "reference", "CL-26-000001", "to", BUYER, "key", "k");
        HttpCaller buyer = tasklist(BUYER);

        assertThat(act(buyer, task(reference).getId(), what, fields).statusCode()).isEqualTo(404);
        assertThat(act(buyer, "no-such-task", what, fields).statusCode()).isEqualTo(404);
        assertThat(act(new HttpCaller(port), task(reference).getId(), what, fields).statusCode()).isIn(401, 403);
        assertThat(timeline(reference)).doesNotContain("note", "message", "taskAssigned");
    }

    @Test
    void aRefusalNamesTheFieldInTheReadersLanguage() {
        String reference = complaint(FAULT);
        String id = task(reference).getId();
        HttpCaller clerk = tasklist(ONE);

        assertThat(JsonPath.<List<String>>read(act(clerk, id, "notes", Map.of("text", "  ", "key", "k")).body(), "$.errors[*].field")).containsExactly("text");
        assertThat(JsonPath.<List<String>>read(act(clerk, id, "letters", Map.of("text", "x".repeat(5001))).body(), "$.errors[*].field"))
                .containsExactlyInAnyOrder("text", "key");
    }

    private static HttpResponse<String> lookAt(HttpCaller caller, String taskId) {
        return caller.get("/camunda/api/closedloop/tasks/" + taskId + "/case");
    }

    private HttpResponse<String> look(HttpCaller caller, String reference) {
        return lookAt(caller, task(reference).getId());
    }
}
