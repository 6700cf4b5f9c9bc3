package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.closedloop.Covers;
import org.closedloop.customer.ContactDetails;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A wrong value is refused when the task is completed, naming the field; the task stays open and nothing is stored. */
class BadInputTest extends ProcessTest {

    private static final String TOO_LONG = "x".repeat(4001);
    private static final String NUL = "a\0b";
    private static final Object MISSING = null;
    private static final Object[] TEXT = {TOO_LONG, NUL, 5};
    private static final Object[] REQUIRED_TEXT = {MISSING, "", "  ", TOO_LONG, NUL, 5};
    private static final Object[] FLAG = {"maybe", 2};
    private static final Object[] REQUIRED_FLAG = {MISSING, "", "maybe", 2};
    private static final Object[] CODE = {"nonsense", NUL, TOO_LONG, 7};
    private static final Object[] REQUIRED_CODE = {MISSING, "", "nonsense", NUL, TOO_LONG, 7};
    private static final Object[] NUMBER = {"many", -1, 1.5, "1e999999999", NUL, "9".repeat(40)};

    @Autowired
    UndeliverableHandler undeliverable;

    @Test
    void confirmClassification() {
        String reference = file(UNCLEAR);
        work(reference);

        Refusals wrong = new Refusals(reference, "confirmClassification",
                Map.of("category", "quality", "urgency", "normal", "importance", "normal", "team", "quality"));
        wrong.of("category", CODE).of("urgency", CODE).of("importance", CODE).of("team", CODE)
                .of("aboutConduct", FLAG).of("complexity", CODE).of("nature", CODE);
        wrong.of("urgency", "Emergency", "emergency;drop table").takenWhenRight("respondToCustomer");
    }

    @Test
    void respondToCustomer() {
        String reference = filedAndHandedOver();

        new Refusals(reference, "respondToCustomer", Map.of("response", "Soon."))
                .of("response", REQUIRED_TEXT).of("solvedAtOnce", FLAG).of("minutesSpent", NUMBER).takenWhenRight("verifyComplaint");
    }

    @Test
    @Covers({"R-100", "R-101", "R-102"})
    void verifyComplaint() {
        String reference = filedAndHandedOver();
        respond(reference, false);

        new Refusals(reference, "verifyComplaint", Map.of("substantiated", false, "findings", "Dust.", "rootCause", "wear"))
                .of("substantiated", REQUIRED_FLAG).of("findings", REQUIRED_TEXT).of("rootCause", REQUIRED_CODE).of("responsibility", CODE)
                .of("majorQuality", FLAG).of("minutesSpent", NUMBER).takenWhenRight("explainFindings");
    }

    @Test
    void explainFindings() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, false);

        new Refusals(reference, "explainFindings", Map.of("explanation", "Dust.")).of("explanation", REQUIRED_TEXT).takenWhenRight();
    }

    @Test
    @Covers("R-108")
    void agreeSolution() {
        String reference = substantiated();

        new Refusals(reference, "agreeSolution", Map.of("solutionType", "replacement", "solution", "A new pump.", "promisedOn", "2026-06-09",
                "customerAgreed", true))
                .of("solutionType", REQUIRED_CODE).of("solution", REQUIRED_TEXT).of("customerAgreed", REQUIRED_FLAG)
                .of("promisedOn", MISSING, "", "soon", "2026-06-01", "2020-01-01", "2026-02-30", "2099-01-01", "09.06.2026", NUL,
                        TOO_LONG, 20260609)
                .of("resources", TEXT).of("steps", TEXT).of("executingTeam", CODE).of("unsolvable", FLAG)
                .of("compensationAmount", "much", -1, 0.001, "1e99", "9".repeat(30), NUL).takenWhenRight("carryOutSolution");
    }

    @Test
    void agreeSolutionOfTheUnsolvable() {
        String reference = substantiated();

        new Refusals(reference, "agreeSolution", Map.of("unsolvable", true, "proposal", "Pay half.")).of("proposal", REQUIRED_TEXT)
                .takenWhenRight("decideUnsolvable");
    }

    @Test
    void decideUnsolvable() {
        String reference = substantiated();
        complete(reference, "agreeSolution", Map.of("unsolvable", true, "proposal", "Pay half."));

        new Refusals(reference, "decideUnsolvable", Map.of("proposalAccepted", false)).of("proposalAccepted", FLAG).of("decision", TEXT)
                .takenWhenRight("agreeSolution");
    }

    @Test
    void approveCompensation() {
        String reference = substantiated();
        agree(reference, "compensationAmount", 600);

        new Refusals(reference, "approveCompensation", Map.of("approved", false)).of("approved", FLAG).of("comment", TEXT)
                .takenWhenRight("agreeSolution");
    }

    @Test
    void carryOutSolution() {
        String reference = substantiated();
        agree(reference);

        new Refusals(reference, "carryOutSolution", Map.of("result", "Done.")).of("result", REQUIRED_TEXT).of("measures", TEXT)
                .of("minutesSpent", NUMBER).takenWhenRight();
    }

    @Test
    void callCustomerWithResult() {
        String reference = file(new ContactDetails("Zhou", null, "13912340002", "zh"), UNCLEAR);
        handOver(reference, "technical", "normal", "normal", "technical-support");
        respond(reference, false);
        verify(reference, true);
        agree(reference);
        carryOut(reference);

        new Refusals(reference, "callCustomerWithResult", Map.of("informed", true)).of("informed", REQUIRED_FLAG).of("note", TEXT)
                .takenWhenRight();
    }

    @Test
    void rediagnose() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, false, 1);

        new Refusals(reference, "rediagnose", Map.of("rediagnosis", "The valve.")).of("rediagnosis", REQUIRED_TEXT).of("rootCause", CODE)
                .of("closeUnresolved", FLAG).takenWhenRight("agreeSolution");
    }

    @Test
    void callCustomer() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        advanceAndWork(reference, Duration.ofDays(3));

        new Refusals(reference, "callCustomer", Map.of("reached", true, "timeSlot", "morning", "solved", true, "score", 4))
                .of("reached", REQUIRED_FLAG).of("timeSlot", REQUIRED_CODE).of("solved", REQUIRED_FLAG)
                .of("score", MISSING, "", 0, 6, -1, 2.5, "good", NUL).of("attitude", 0, 6, "good", NUL).of("speed", 0, 6, "good", NUL)
                .of("comment", TEXT).takenWhenRight();
    }

    @Test
    void reviewMajorQuality() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true, "majorQuality", true);

        new Refusals(reference, "reviewMajorQuality", Map.of("review", "A bad batch.")).of("review", TEXT).of("measures", TEXT)
                .takenWhenRight("agreeSolution");
    }

    @Test
    void reachCustomerOtherwise() {
        String reference = filedAndHandedOver();
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "response", reference, 1, "email", false));

        new Refusals(reference, "reachCustomerOtherwise", Map.of("reachedBy", "correctedAddress", "email", "new@example.com"))
                .of("reachedBy", REQUIRED_CODE).of("email", MISSING, "", "nowhere", "a@b\r\nBcc: c@d", NUL, TOO_LONG, 5).of("note", TEXT)
                .takenWhenRight("respondToCustomer");
    }

    private String substantiated() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        return reference;
    }

    /** A task and what its form must refuse. */
    private class Refusals {

        private final String reference;
        private final String task;
        private final Map<String, Object> right;
        private final List<Object> before;

        Refusals(String reference, String task, Map<String, Object> right) {
            this.reference = reference;
            this.task = task;
            this.right = right;
            this.before = stored();
        }

        Refusals of(String field, Object... values) {
            for (Object value : values == null ? new Object[] {null} : values) {
                Map<String, Object> fields = new HashMap<>(right);
                fields.put(field, value);
                if (value == null) {
                    fields.remove(field);
                }
                String what = "%s: %s = %s".formatted(task, field, value instanceof String text && text.length() > 50 ? "long" : value);
                assertThatExceptionOfType(FormFieldValidationException.class).as(what).isThrownBy(() -> complete(reference, task, fields))
                        .withMessageStartingWith(field + ": ")
                        .satisfies(refusal -> assertThat(refusal.getMessage()).as("never the value itself").doesNotContain(NUL, TOO_LONG));
                assertThat(open(reference)).as(what).contains(task);
                assertThat(stored()).as(what).isEqualTo(before);
            }
            return this;
        }

        void takenWhenRight(String... next) {
            complete(reference, task, right);
            assertThat(open(reference)).containsExactly(next);
        }

        private List<Object> stored() {
            return List.of(caseOf(reference), cases.rounds(caseOf(reference)), cases.promises(caseOf(reference)), timeline(reference),
                    runtime.getVariables(task(reference, task).getProcessInstanceId()));
        }
    }
}
