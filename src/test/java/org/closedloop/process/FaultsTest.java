package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.PromiseKind;
import org.closedloop.followup.SurveyAnswer;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A step that fails is tried again, then shown to staff; whatever is repeated happens once. */
class FaultsTest extends ProcessTest {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofHours(1));

    @Autowired
    TransactionTemplate transaction;
    @Autowired
    UndeliverableHandler undeliverable;

    @AfterEach
    void repair() {
        jdbc.sql("alter table outbox_message drop constraint if exists no_paper").update();
        jdbc.sql("alter table promise drop constraint if exists no_promises").update();
    }

    @Test
    void aStepThatFailsOnceIsDoneAtTheNextAttempt() {
        String reference = file(UNCLEAR);
        refuseLetters("acknowledgement");
        Job job = failing(reference);
        assertThat(job.getRetries()).isEqualTo(5);
        assertThat(open(reference)).isEmpty();
        repair();

        advanceAndWork(reference, PAUSES.get(0));

        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(written(reference, "acknowledgement")).hasSize(1);
        assertThat(incidents(reference)).isEmpty();
    }

    @Test
    void retriesThatAreExhaustedBecomeAnIncidentAndGoOnAfterTheRepair() {
        String reference = file(UNCLEAR);
        refuseLetters("acknowledgement");
        Job job = failing(reference);
        for (Duration pause : PAUSES) {
            assertThat(job.getDuedate().toInstant()).isEqualTo(now().plus(pause));
            assertThat(incidents(reference)).isEmpty();
            advance(pause);
            job = failAgain(job);
        }
        assertThat(job.getRetries()).isZero();
        assertThat(incidents(reference)).singleElement().satisfies(incident -> {
            assertThat(incident.getIncidentType()).isEqualTo(Incident.FAILED_JOB_HANDLER_TYPE);
            assertThat(incident.getActivityId()).isEqualTo("acknowledgeComplaint");
        });
        assertThat(timeline(reference)).as("nothing half done").doesNotContain("letterSent");
        repair();

        management.setJobRetries(job.getId(), 1);
        advanceAndWork(reference, PAUSES.get(PAUSES.size() - 1));

        assertThat(incidents(reference)).isEmpty();
        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(written(reference, "acknowledgement")).hasSize(1);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).dueAt()).as("the clock has not stopped")
                .isEqualTo(MORNING.plus(Duration.ofHours(24)));
    }

    @Test
    void aHandOverThatFailsLeavesNoPromiseBehind() {
        String reference = file(UNCLEAR);
        work(reference);
        String proposed = caseOf(reference).team();
        jdbc.sql("alter table promise add constraint no_promises check (kind <> 'verification') not valid").update();
        tasks.complete(task(reference, "confirmClassification").getId(), Map.of("category", "technical", "urgency", "normal",
                "importance", "normal"));
        assertThatException().isThrownBy(() -> management.executeJob(dueJob(reference).getId()));
        assertThat(timeline(reference)).doesNotContain("handedOver");
        assertThat(caseOf(reference).team()).as("as it was proposed").isEqualTo(proposed);
        repair();

        advanceAndWork(reference, PAUSES.get(0));

        assertThat(timeline(reference)).containsOnlyOnce("handedOver");
        assertThat(promise(reference, 1, PromiseKind.verification).startedAt()).isEqualTo(now());
    }

    @Test
    void anAnswerThatCannotBeKeptLeavesTheTaskOpen() {
        String reference = filedAndHandedOver();
        refuseLetters("response");

        assertThatException().isThrownBy(() -> respond(reference, false));

        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(cases.round(reference, 1).response()).isNull();
        assertThat(promise(reference, 1, PromiseKind.firstResponse).metAt()).isNull();
        repair();
        respond(reference, false);
        assertThat(open(reference)).containsExactly("verifyComplaint");
    }

    /** A machine that dies between a step's work and its commit: the step is run again. */
    @Test
    void everyStepOfALoopMayBeRunTwice() {
        List<String> repeated = new ArrayList<>();
        String reference = file(UNCLEAR);
        workTwice(reference, repeated);
        complete(reference, repeated, "confirmClassification", Map.of("category", "quality", "urgency", "high", "importance", "high"));
        loops.reply(reference, "One more thing.", List.of());
        at(MORNING.plus(Duration.ofHours(48)));
        workTwice(reference, repeated);
        complete(reference, repeated, "respondToCustomer", Map.of("response", "We look into it."));
        complete(reference, repeated, "verifyComplaint", Map.of("substantiated", true, "findings", "A crack.", "rootCause", "design",
                "majorQuality", true));
        complete(reference, repeated, "agreeSolution", Map.of("solutionType", "replacement", "solution", "A new one.", "customerAgreed",
                true,
                "promisedOn", "2026-06-20"));
        complete(reference, repeated, "carryOutSolution", Map.of("result", "Done."));
        advance(Duration.ofDays(3));
        workTwice(reference, repeated);
        complete(reference, repeated, "callCustomer", Map.of("reached", true, "timeSlot", "morning", "solved", false, "score", 1));
        complete(reference, repeated, "rediagnose", Map.of("rediagnosis", "Another crack."));
        complete(reference, repeated, "agreeSolution", Map.of("solutionType", "replacement", "solution", "A better one.",
                "customerAgreed", true,
                "promisedOn", "2026-06-20"));
        complete(reference, repeated, "carryOutSolution", Map.of("result", "Done again."));
        surveys.answer(surveys.newLink(reference, 2), new SurveyAnswer(true, 5, null, null, null));
        workTwice(reference, repeated);

        assertThat(repeated).contains("registerComplaint", "classifyComplaint", "handOverComplaint", "acknowledgeComplaint", "forwardReply",
                "warnOwner", "reportMissedFirstResponse", "tellManagement", "openQualityReview", "confirmSolution", "tellResult",
                "satisfactionFollowUp", "inviteToSurvey", "remindCustomer", "evaluateAnswer", "openNextRound", "closeComplaint");
        assertThat(caseOf(reference)).extracting("state", "round").containsExactly(CaseState.closed, 2);
        assertThat(timeline(reference)).containsOnlyOnce("handedOver", "caseClosed", "roundOpened", "promiseMissed");
        assertThat(jdbc.sql("select kind || round || purpose || address from outbox_message where case_reference = ?").param(reference)
                .query(String.class).list()).doesNotHaveDuplicates();
        assertThat(written(reference, "result")).hasSize(2);
        assertThat(open(reference)).containsExactly("reviewMajorQuality");
    }

    @Test
    void aCustomerWhoseAddressIsRefusedIsReachedAnotherWay() {
        String reference = filedAndHandedOver();
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "acknowledgement", reference, 1, "email", false));
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "response", reference, 1, "email", false));
        assertThat(open(reference)).as("one task, not one a letter").containsExactly("reachCustomerOtherwise", "respondToCustomer");
        assertThat(groupsOf(reference, "reachCustomerOtherwise")).containsExactly("customer-service");

        complete(reference, "reachCustomerOtherwise", Map.of("reachedBy", "correctedAddress", "email", "right@example.com"));

        assertThat(open(reference)).containsExactly("respondToCustomer");
        respond(reference, false);
        assertThat(written(reference, "response")).containsExactly("right");
    }

    @Test
    void aRefusedLetterToStaffOpensNoTask() {
        String reference = filedAndHandedOver();

        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "promiseWarning", reference, 1, "email", true));

        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(timeline(reference)).contains("undeliverable");
    }

    private void refuseLetters(String kind) {
        jdbc.sql("alter table outbox_message add constraint no_paper check (kind <> '" + kind + "') not valid").update();
    }

    /** Runs the intake up to the step that fails. */
    private Job failing(String reference) {
        assertThatException().isThrownBy(() -> handOver(reference, "technical", "normal", "normal", "technical-support"));
        return jobs(reference).stream().filter(job -> job.getExceptionMessage() != null).findFirst().orElseThrow();
    }

    private Job failAgain(Job job) {
        assertThatException().isThrownBy(() -> management.executeJob(job.getId()));
        return management.createJobQuery().jobId(job.getId()).singleResult();
    }

    private List<Incident> incidents(String reference) {
        return runtime.createIncidentQuery().list().stream()
                .filter(incident -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                        .anyMatch(instance -> instance.getId().equals(incident.getProcessInstanceId()))).toList();
    }

    private void complete(String reference, List<String> repeated, String key, Map<String, Object> fields) {
        String task = task(reference, key).getId();
        rolledBack(() -> tasks.complete(task, fields));
        tasks.complete(task, fields);
        workTwice(reference, repeated);
    }

    private void workTwice(String reference, List<String> repeated) {
        for (Job job = dueJob(reference); job != null; job = dueJob(reference)) {
            String id = job.getId();
            repeated.add(management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId());
            rolledBack(() -> management.executeJob(id));
            management.executeJob(id);
        }
    }

    private void rolledBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }
}
