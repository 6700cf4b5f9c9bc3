package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Cockpit's plugins read for the management and the supervisors, and nobody's words but codes. */
class LoopFiguresControllerTest extends SecuredApplication {

    @Autowired
    Complaints complaints;
    @Autowired
    Cases cases;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService models;

    @ParameterizedTest
    @ValueSource(strings = {"/stalled/trend", "/instances/none", "/definitions/none/steps", "/definitions/none/heat?days=90"})
    void onlyWhoOverseesReads(String path) {
        assertThat(ask(anonymous(), path).statusCode()).isEqualTo(401);
        assertThat(ask(anonymous().signIn(CLERK), path).statusCode()).isEqualTo(403);
        assertThat(ask(anonymous().signIn(ADMIN), path).statusCode()).isEqualTo(path.contains("none") ? 404 : 200);
    }

    @Test
    void theStepsOfAVersionAreNamedAsInItsDiagram() {
        String definition = models.createProcessDefinitionQuery().processDefinitionKey("complaintHandling").latestVersion().singleResult().getId();
        HttpCaller manager = anonymous().signIn(ADMIN);

        HttpResponse<String> answer = ask(manager, "/definitions/" + definition.replace(":", "%3A") + "/steps");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JsonPath.<String>read(answer.body(), "$.names.respondToCustomer")).isEqualTo("Respond to customer");
        assertThat(JsonPath.<Integer>read(ask(manager, "/definitions/" + definition + "/heat?days=7").body(), "$.days")).isEqualTo(30);
    }

    @Test
    void theCourseOfACaseSaysNothingOfItsCustomer() {
        String reference = complaints.file(new CustomerMatter(new ContactDetails("Wang Secret", "wang.secret@example.com", null, "en"), "WM-200", null,
                "The secret machine leaks.", "A secret refund.", Channel.web, Sender.customer, null)).reference();
        cases.write(reference, "customerReply", "The secret still leaks.", Cases.CUSTOMER, true);
        cases.write(reference, "letterSent", "acknowledgement", Cases.SYSTEM, false);
        cases.write(reference, "letterSent", "not a code, but secret", Cases.SYSTEM, false);
        String instance = runtime.createProcessInstanceQuery().processDefinitionKey("complaintHandling").processInstanceBusinessKey(reference)
                .singleResult().getId();

        String course = ask(anonymous().signIn(ADMIN), "/instances/" + instance).body();

        assertThat(course).doesNotContainIgnoringCase("secret");
        assertThat(JsonPath.<String>read(course, "$.reference")).isEqualTo(reference);
        assertThat(JsonPath.<List<Integer>>read(course, "$.rounds[*].number")).containsExactly(1);
        assertThat(JsonPath.<List<Map<String, Object>>>read(course, "$.timeline[?(@.kind == 'letterSent')]")).extracting(entry -> entry.get("code"))
                .contains("acknowledgement").isSubsetOf("acknowledgement", null);
        assertThat(JsonPath.<List<String>>read(course, "$.timeline[*].kind")).contains("filed", "customerReply");
    }

    private static HttpResponse<String> ask(HttpCaller caller, String path) {
        return caller.get("/camunda/api/closedloop" + path);
    }
}
