package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.cases.Complexity;
import org.closedloop.cases.Nature;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Responsibility;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.SolutionType;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.customer.ContactDetails;
import org.junit.jupiter.api.Test;

/** What a case remembers of a complaint when it is over: who said, found and did what when, and what the customer was told. */
class CaseFileTest extends RepairTest {

    @Test
    @Covers({"R-007", "R-040", "R-041", "R-042", "R-049", "R-050", "R-051", "R-056", "R-062", "R-065", "R-068", "R-101", "R-102", "R-103",
        "R-105", "R-109", "R-119", "R-127", "R-254", "C-06", "C-09", "C-10", "G-10"})
    void everyStepIsOnRecordAndTheCustomerWasToldWhatMatters() {
        String reference = file(UNCLEAR);
        work(reference);
        as("customer-service", reference, "confirmClassification", Map.of("category", "service", "urgency", "high", "importance", "normal",
                "team", "customer-service", "nature", "integrity", "complexity", "complex"));
        as("customer-service", reference, "respondToCustomer", Map.of("response", "We are sorry.", "minutesSpent", 10));
        as("quality", reference, "verifyComplaint", Map.of("substantiated", true, "findings", "The call list was lost.", "rootCause",
                "staff", "responsibility", "staff", "minutesSpent", 20));
        as("customer-service", reference, "agreeSolution", Map.of("solutionType", "explanation", "solution", "We call every Monday.",
                "steps", "A list on the wall.", "resources", "A machine on loan.", "promisedOn", "2026-06-05", "customerAgreed", true));
        as("customer-service", reference, "carryOutSolution", Map.of("result", "She was called.", "measures", "Two people keep the list.",
                "minutesSpent", 30));
        answerByPhone(reference, true, 4);

        ServiceCase file = caseOf(reference);
        assertThat(file).extracting(ServiceCase::nature, ServiceCase::complexity, ServiceCase::responsibility, ServiceCase::minutesSpent)
                .containsExactly(Nature.integrity, Complexity.complex, Responsibility.staff, 60);
        assertThat(cases.round(reference, 1)).extracting(Round::response, Round::findings, Round::rootCause, Round::solutionType,
                Round::solution, Round::steps, Round::resources, Round::result, Round::measures, Round::outcome, Round::score)
                .containsExactly("We are sorry.", "The call list was lost.", RootCause.staff, SolutionType.explanation,
                        "We call every Monday.", "A list on the wall.", "A machine on loan.", "She was called.",
                        "Two people keep the list.", Outcome.satisfied, 4);
        List<TimelineEntry> timeline = cases.timeline(file);
        assertThat(timeline).filteredOn(entry -> entry.text() != null && !entry.kind().equals("letterSent"))
                .extracting(TimelineEntry::kind, TimelineEntry::text, TimelineEntry::by)
                .contains(tuple("response", "We are sorry.", "customer-service"),
                        tuple("substantiated", "The call list was lost.", "quality"),
                        tuple("solutionAgreed", "We call every Monday.", "customer-service"),
                        tuple("carriedOut", "She was called.", "customer-service"));
        assertThat(timeline).extracting(TimelineEntry::kind).containsSubsequence("filed", "classified", "handedOver", "response",
                "substantiated", "solutionAgreed", "carriedOut", "satisfied", "caseClosed");
        assertThat(timeline).allSatisfy(entry -> assertThat(entry.at()).isBetween(MORNING, now()));
        assertThat(letter(reference, "solution")).contains("We call every Monday.", "A list on the wall.", "A machine on loan.",
                "2026-06-05");
        assertThat(letter(reference, "result")).contains("She was called.", "Two people keep the list.");
    }

    @Test
    @Covers({"R-002", "C-04"})
    void theAnswerCountsFromTheFilingAndTheVerificationFromTheHandOver() {
        String reference = file(UNCLEAR);
        work(reference);
        advance(Duration.ofHours(5));
        complete(reference, "confirmClassification", Map.of("category", "technical", "urgency", "normal", "importance", "normal"));

        assertThat(promise(reference, 1, PromiseKind.firstResponse).startedAt()).isEqualTo(MORNING);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).dueAt()).isEqualTo(MORNING.plus(Duration.ofHours(24)));
        assertThat(promise(reference, 1, PromiseKind.verification).startedAt()).isEqualTo(MORNING.plus(Duration.ofHours(5)));
    }

    @Test
    @Covers({"R-060", "R-106", "R-107", "R-145"})
    void everyKindOfSolutionCanBeOffered() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);

        for (SolutionType kind : SolutionType.values()) {
            complete(reference, "agreeSolution", Map.of("solutionType", kind.name(), "solution", "What we offer.", "customerAgreed", false));
            assertThat(cases.round(reference, 1).solutionType()).isEqualTo(kind);
        }
        agree(reference, "solutionType", "repair");
        assertThat(open(reference)).as("only a repair goes elsewhere").containsExactly("dispatchEngineer");
    }

    @Test
    @Covers({"R-055", "R-101"})
    void thatMoreWasExpectedIsACauseOfItsOwn() {
        String reference = filedAndHandedOver();
        respond(reference, false);

        verify(reference, false, "rootCause", "expectation");

        assertThat(cases.round(reference, 1).rootCause()).isEqualTo(RootCause.expectation);
        assertThat(open(reference)).containsExactly("explainFindings");
    }

    @Test
    @Covers({"C-11", "G-15"})
    void aKeyCustomerComesFirstButHasNoOtherLimits() {
        ContactDetails key = new ContactDetails("Key", "key.customer@example.com", null, "en");
        ContactDetails other = new ContactDetails("Other", "other.customer@example.com", null, "en");
        jdbc.sql("update customer set tier = 'key' where id = ?").param(customers.register(key).id()).update();
        String first = file(key, UNCLEAR);
        String second = file(other, UNCLEAR);
        handOver(first, "technical", "normal", "normal", "technical-support");
        handOver(second, "technical", "normal", "normal", "technical-support");

        assertThat(limits(first)).isEqualTo(limits(second));
        assertThat(task(first, "respondToCustomer").getPriority()).isBetween(task(second, "respondToCustomer").getPriority() + 1, 59);
        jdbc.sql("update customer set tier = 'standard' where id = ?").param(customers.register(key).id()).update();
    }

    private List<List<Object>> limits(String reference) {
        return cases.promises(caseOf(reference)).stream()
                .map(promise -> List.<Object>of(promise.kind(), promise.startedAt(), promise.dueAt())).toList();
    }

    /** Completes a task as a member of staff does. */
    private void as(String user, String reference, String task, Map<String, Object> fields) {
        tasks.setAssignee(task(reference, task).getId(), user);
        complete(reference, task, fields);
    }

    private String letter(String reference, String kind) {
        return jdbc.sql("select text from outbox_message where case_reference = ? and kind = ?").params(reference, kind).query(String.class)
                .single();
    }
}
