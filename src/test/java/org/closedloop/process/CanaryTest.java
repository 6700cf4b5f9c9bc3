package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.inquiry.Inquiries;
import org.closedloop.inquiry.InquiryKind;
import org.closedloop.followup.SurveyAnswer;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Personal data and free text stay in our own tables: none of the engine's holds a word of it, neither at run time nor in history. */
class CanaryTest extends ProcessTest {

    private static final String CANARY = "kanarienvogel";
    private static final String PHONE = "13977700099";

    @Autowired
    UndeliverableHandler undeliverable;
    @Autowired
    Inquiries inquiries;

    @AfterEach
    void repair() {
        jdbc.sql("alter table outbox_message drop constraint if exists no_canaries").update();
    }

    @Test
    @Covers({"R-040", "R-049"})
    void aWholeLoopLeavesNoWordInTheEnginesTables() {
        String reference = filed();
        complete(reference, "confirmClassification", Map.of("category", "technical", "urgency", "normal", "importance", "normal",
                "team", "technical-support"));
        loops.reply(reference, says("reply"), List.of());
        work(reference);
        complete(reference, "respondToCustomer", Map.of("response", says("response")));
        complete(reference, "verifyComplaint", Map.of("substantiated", true, "findings", says("findings"), "rootCause", "wear",
                "majorQuality", true));
        complete(reference, "reviewMajorQuality", Map.of("review", says("review"), "measures", says("measures")));
        complete(reference, "agreeSolution", Map.of("unsolvable", true, "proposal", says("proposal"), "customerAgreed", false));
        complete(reference, "decideUnsolvable", Map.of("proposalAccepted", true, "decision", says("decision")));
        agreed(reference);
        complete(reference, "approveCompensation", Map.of("approved", true, "comment", says("comment")));
        refusedInput(reference);
        complete(reference, "carryOutSolution", Map.of("result", says("result"), "measures", says("measures")));
        advanceAndWork(reference, Duration.ofDays(3));
        complete(reference, "callCustomer", Map.of("reached", true, "timeSlot", "evening", "solved", false, "score", 1, "comment",
                says("comment")));
        complete(reference, "rediagnose", Map.of("rediagnosis", says("rediagnosis")));
        agreed(reference);
        complete(reference, "approveCompensation", Map.of("approved", true));
        complete(reference, "carryOutSolution", Map.of("result", says("result")));
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "result", reference, 2, "email", false));
        complete(reference, "reachCustomerOtherwise", Map.of("reachedBy", "correctedAddress", "email", CANARY + ".new@example.com",
                "note", says("note")));
        surveys.answer(surveys.newLink(reference, 2), new SurveyAnswer(true, 5, 5, 5, says("survey")));
        work(reference);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.timeline(caseOf(reference)).toString()).as("our own tables keep it all")
                .contains(says("reply"), says("response"), says("findings"), says("review"), says("proposal"), says("decision"),
                        says("comment"),
                        says("result"), says("rediagnosis"), says("survey"));
        assertNoCanary();
    }

    @Test
    void whatWasExplainedWithdrawnOrGivenUpLeavesNoWordEither() {
        String explained = filed();
        handOver(explained);
        respond(explained, false);
        verify(explained, false, "findings", says("findings"));
        complete(explained, "explainFindings", Map.of("explanation", says("explanation")));
        loops.withdraw(explained, says("reason"));
        work(explained);
        String ended = filed();
        handOver(ended);
        respond(ended, true);
        for (int round = 1; round < 4; round++) {
            answerByPhone(ended, false, 1);
            if (round < 3) {
                rediagnose(ended);
                agree(ended);
                carryOut(ended);
            }
        }
        complete(ended, "rediagnose", Map.of("closeUnresolved", true, "reason", says("reason"), "recourse", says("recourse")));

        assertThat(caseOf(explained).state()).isEqualTo(CaseState.withdrawn);
        assertThat(caseOf(ended).state()).isEqualTo(CaseState.closed);
        assertNoCanary();
    }

    @Test
    void anInquiryLeavesNoWordEither() {
        String reference = inquiries.file(InquiryKind.consultation, new CustomerMatter(new ContactDetails("Frau " + CANARY, CANARY + "@example.com",
                PHONE, "en"), "WM-200", null, "Please have a look. " + CANARY + " " + PHONE, null, Channel.web, Sender.customer, null)).reference();
        ended(reference);
        work(reference);
        complete(reference, "answerInquiry", Map.of("answer", says("answer")));
        inquiries.judge(reference, false, says("objection"));
        work(reference);
        complete(reference, "answerInquiry", Map.of("turnInto", "complaint", "answer", says("word")));
        loops.withdraw(reference, says("reason"));
        work(reference);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.withdrawn);
        assertThat(cases.timeline(caseOf(reference)).toString()).contains(says("answer"), says("objection"), says("word"), says("reason"));
        assertNoCanary();
    }

    @Test
    void aFaultLeavesNoWordInTheEnginesIncidents() {
        String reference = filed();
        handOver(reference);
        respond(reference, false);
        verify(reference, true);
        agreed(reference);
        complete(reference, "approveCompensation", Map.of("approved", true));
        jdbc.sql("alter table outbox_message add constraint no_canaries check (kind <> 'result') not valid").update();
        Map<String, Object> fields = Map.of("result", says("result"));

        assertThatException().isThrownBy(() -> complete(reference, "carryOutSolution", fields));

        assertThat(jobs(reference)).anySatisfy(job -> assertThat(management.getJobExceptionStacktrace(job.getId()))
                .as("what went wrong is still told").contains("no_canaries"));
        assertNoCanary();
    }

    @Test
    void everyVariableIsPrimitive() {
        String reference = filed();
        handOver(reference);
        respond(reference, true);
        answerByPhone(reference, true, 5);

        List<HistoricVariableInstance> variables = history.createHistoricVariableInstanceQuery().list();

        assertThat(variables).isNotEmpty();
        assertThat(variables).allSatisfy(variable -> assertThat(variable.getTypeName()).as(variable.getName())
                .isIn("string", "boolean", "integer", "long", "short", "double", "date", "null"));
    }

    @Test
    void whatWasEnteredAndTakenOverLeavesNoHistoryOfWhateverType() {
        String reference = filed();
        handOver(reference);
        respond(reference, true);
        answerByPhone(reference, true, 5);

        String[] instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .map(HistoricProcessInstance::getId).toArray(String[]::new);
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceIdIn(instances).list()).extracting(HistoricVariableInstance::getName)
                .contains("solvedAtOnce", "outcome", "score").doesNotContain("response", "reached", "timeSlot", "solved", "comment");
    }

    @Test
    void aDecisionIsKeptWithTheRuleThatWasFoundAndWithoutTheTablesBelowIt() {
        String reference = file("The washing machine does not start any more, the display shows error code E21. Please send technical support.");
        work(reference);

        String instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("complaintHandling")
                .singleResult().getId();
        assertThat(history.createHistoricDecisionInstanceQuery().processInstanceId(instance).includeInputs().includeOutputs().list())
                .singleElement().satisfies(decision -> {
                    assertThat(decision.getDecisionDefinitionKey()).isEqualTo("classifyComplaint");
                    assertThat(decision.getOutputs()).extracting(HistoricDecisionOutputInstance::getVariableName).contains("category", "rule");
                });
    }

    private String filed() {
        ContactDetails customer = new ContactDetails("Frau " + CANARY, CANARY + "@example.com", PHONE, "en");
        String reference = file(customer, "Please have a look. " + CANARY + " " + PHONE);
        work(reference);
        assertThat(open(reference)).containsExactly("confirmClassification");
        return reference;
    }

    private void handOver(String reference) {
        handOver(reference, "technical", "normal", "normal", "technical-support");
    }

    private void agreed(String reference) {
        agree(reference, "solution", says("solution"), "resources", says("resources"), "steps", says("steps"), "compensationAmount", 700);
    }

    private void refusedInput(String reference) {
        Map<String, Object> fields = new HashMap<>(Map.of("result", says("refused"), "minutesSpent", says("minutes")));
        assertThatException().isThrownBy(() -> complete(reference, "carryOutSolution", fields));
    }

    /** As a person does it: signed in, so that the engine writes its operation log. */
    @Override
    void complete(String reference, String key, Map<String, Object> fields) {
        String task = task(reference, key).getId();
        identity.setAuthentication("admin", List.of("camunda-admin"));
        try {
            tasks.claim(task, "admin");
            tasks.complete(task, new HashMap<>(fields));
        } finally {
            identity.clearAuthentication();
        }
        work(reference);
    }

    private static String says(String field) {
        return "A " + CANARY + " wrote the " + field + ".";
    }

    private void assertNoCanary() {
        List<Map<String, Object>> columns = jdbc.sql("""
                select table_name, column_name, data_type from information_schema.columns
                 where table_schema = current_schema() and table_name like 'act\\_%' and data_type in ('text', 'character varying',
                         'bytea')""")
                .query().listOfRows();
        assertThat(columns).hasSizeGreaterThan(300);
        for (Map<String, Object> column : columns) {
            String name = (String) column.get("column_name");
            String condition = column.get("data_type").equals("bytea")
                    ? "position(convert_to(:canary, 'UTF8') in %1$s) > 0 or position(convert_to(:phone, 'UTF8') in %1$s) > 0"
                    : "%1$s ilike '%%' || :canary || '%%' or %1$s like '%%' || :phone || '%%'";
            assertThat(jdbc.sql("select count(*) from " + column.get("table_name") + " where " + condition.formatted(name))
                    .paramSource(new MapSqlParameterSource(Map.of("canary", CANARY, "phone", PHONE))).query(Long.class).single())
                    .as("%s.%s", column.get("table_name"), name).isZero();
        }
    }
}
