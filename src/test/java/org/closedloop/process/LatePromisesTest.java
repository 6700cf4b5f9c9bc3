package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INSTANT;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A warning at 75 %, the supervisors at 100 %, the management at 200 % of each clock, each level once (G-03, R-078, R-081). */
@Covers("G-03")
class LatePromisesTest extends ProcessTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final String NEXT_LEVEL = "nextLevelReached";

    @Autowired
    Promises promises;

    @Autowired
    RepositoryService repository;

    @Test
    void whoCouldAnswerIsWarnedAfterEighteenHours() {
        String reference = filedAndHandedOver();
        assertThat(timers(reference, NEXT_LEVEL)).containsExactly(MORNING.plus(Duration.ofHours(18)));

        workAt(reference, MORNING.plus(Duration.ofHours(18)).minusMillis(1));
        assertThat(written(reference, "promiseWarning")).isEmpty();
        workAt(reference, MORNING.plus(Duration.ofHours(18)));

        assertThat(written(reference, "promiseWarning")).containsExactly("technical-support");
        assertThat(promise(reference, 1, PromiseKind.firstResponse)).extracting(Promise::warnedAt, Promise::missedAt)
                .containsExactly(MORNING.plus(Duration.ofHours(18)), null);
        assertThat(open(reference)).containsExactly("respondToCustomer");
    }

    @Test
    void whoWorksOnTheTaskIsWarnedAlone() {
        String reference = filedAndHandedOver();
        tasks.setAssignee(task(reference, "respondToCustomer").getId(), "engineer-li");

        advanceAndWork(reference, Duration.ofHours(18));

        assertThat(written(reference, "promiseWarning")).containsExactly("engineer-li");
    }

    @Test
    @Covers({"R-025", "R-078", "R-095", "R-265", "R-267", "R-268", "R-269", "C-01"})
    void anUnansweredComplaintIsReportedAfterTwentyFourHours() {
        String reference = filedAndHandedOver();
        int priority = caseOf(reference).priority();
        assertThat(timers(reference, "responseOverdue")).containsExactly(MORNING.plus(DAY));

        workAt(reference, MORNING.plus(DAY).minusMillis(1));
        assertThat(promise(reference, 1, PromiseKind.firstResponse).missedAt()).isNull();
        workAt(reference, MORNING.plus(DAY));

        assertThat(promise(reference, 1, PromiseKind.firstResponse).missedAt()).isEqualTo(MORNING.plus(DAY));
        assertThat(written(reference, "promiseMissed")).containsExactlyInAnyOrder("service-supervisors", "customer-service");
        assertThat(caseOf(reference).priority()).isEqualTo(priority + 10);
        assertThat(task(reference, "respondToCustomer").getPriority()).isEqualTo(priority + 10);
        assertThat(timeline(reference)).contains("promiseMissed", "supervisorsTold");
    }

    @Test
    @Covers("R-265")
    void theManagementIsToldAfterFortyEightHours() {
        String reference = filedAndHandedOver();
        workAt(reference, MORNING.plus(DAY));
        assertThat(timers(reference, NEXT_LEVEL)).containsExactly(MORNING.plus(DAY.multipliedBy(2)));

        workAt(reference, MORNING.plus(DAY.multipliedBy(2)).minusMillis(1));
        assertThat(written(reference, "promiseEscalated")).isEmpty();
        workAt(reference, MORNING.plus(DAY.multipliedBy(2)));

        assertThat(written(reference, "promiseEscalated")).containsExactly("management");
        assertThat(promise(reference, 1, PromiseKind.firstResponse).escalatedAt()).isEqualTo(MORNING.plus(DAY.multipliedBy(2)));
        assertThat(timers(reference, NEXT_LEVEL)).as("the verification's warning comes next").singleElement(INSTANT)
                .isAfter(MORNING.plus(DAY.multipliedBy(2)));
    }

    @Test
    void eachLevelIsToldOnceHoweverLongItTakes() {
        String reference = filedAndHandedOver();
        for (int day = 1; day <= 5; day++) {
            workAt(reference, MORNING.plus(DAY.multipliedBy(day)));
        }

        assertThat(of(reference, "promiseWarning", "firstResponse")).isEqualTo(1);
        assertThat(of(reference, "promiseMissed", "firstResponse")).isEqualTo(2);
        assertThat(of(reference, "promiseEscalated", "firstResponse")).isEqualTo(1);
        respond(reference, false);
        assertThat(promise(reference, 1, PromiseKind.firstResponse)).extracting(Promise::missedAt, Promise::metAt)
                .containsExactly(MORNING.plus(DAY), MORNING.plus(DAY.multipliedBy(5)));
    }

    @Test
    void aPromiseKeptInTimeIsWatchedNoLonger() {
        String reference = filedAndHandedOver();
        respond(reference, true);

        assertThat(timers(reference, "responseOverdue")).isEmpty();
        assertThat(timers(reference, NEXT_LEVEL)).as("only the call-back is watched now").singleElement(INSTANT)
                .isAfter(MORNING.plus(DAY.multipliedBy(2)));
        workAt(reference, MORNING.plus(DAY.multipliedBy(2)));
        assertThat(written(reference, "promiseWarning")).isEmpty();
        assertThat(written(reference, "promiseMissed")).isEmpty();
    }

    @Test
    void aCaseHasOneWatchThatEndsWhenEveryoneWasToldAndBeginsAgainWithTheNextPromise() {
        String reference = filedAndHandedOver();
        assertThat(cases.promises(caseOf(reference))).as("two are open").hasSize(2).allMatch(Promise::isOpen);
        assertThat(watches(reference)).isEqualTo(1);

        for (int day = 1; day <= 10; day++) {
            workAt(reference, MORNING.plus(DAY.multipliedBy(day)));
        }
        assertThat(cases.promises(caseOf(reference))).as("everyone was told of both").extracting(Promise::warnedAt, Promise::escalatedAt)
                .doesNotContainNull();
        assertThat(watches(reference)).isZero();

        respond(reference, true);
        assertThat(watches(reference)).as("the call-back is promised").isEqualTo(1);
        answerByPhone(reference, true, 5);
        assertThat(watches(reference)).as("the case is over").isZero();
    }

    @Test
    void aPromiseThatIsDueEarlierMovesTheWatchForward() {
        String reference = filedAndHandedOver();
        Instant soon = MORNING.plus(Duration.ofHours(4));

        promises.startAt(reference, 1, PromiseKind.appointment, "engineer-li", soon);

        assertThat(timers(reference, NEXT_LEVEL)).containsExactly(MORNING.plus(Duration.ofHours(3)));
        workAt(reference, MORNING.plus(Duration.ofHours(3)));
        assertThat(written(reference, "promiseWarning")).containsExactly("engineer-li");
        assertThat(timers(reference, NEXT_LEVEL)).as("the management, when that is late by four hours").containsExactly(MORNING.plus(Duration.ofHours(8)));
    }

    /** As when a watch that one version of the product began goes on in the next. */
    @Test
    void aWatchFromBeforeACaseHadOneForAllItsPromisesGoesOn() {
        String deployment = repository.createDeployment().addClasspathResource("guards/watchOfOnePromise.bpmn").deploy().getId();
        try {
            String reference = filedAndHandedOver();
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey("promiseEscalation").list()
                    .forEach(watch -> runtime.deleteProcessInstance(watch.getId(), "begun by the next version"));
            cases.promises(caseOf(reference)).forEach(promise -> runtime.startProcessInstanceByKey("watchOfOnePromise", reference,
                    Map.of("promiseId", promise.id().toString())));

            workAt(reference, MORNING.plus(Duration.ofHours(18)));
            assertThat(written(reference, "promiseWarning")).containsExactly("technical-support");
            workAt(reference, MORNING.plus(DAY.multipliedBy(2)));
            assertThat(written(reference, "promiseEscalated")).containsExactly("management");
            assertThat(of(reference, "promiseWarning", "firstResponse")).isEqualTo(1);
            assertThat(running(reference, "watchOfOnePromise")).as("the verification is watched still").isEqualTo(1);

            respond(reference, true);
            assertThat(watches(reference)).as("what is promised from now on").isEqualTo(1);
            answerByPhone(reference, true, 5);
            assertThat(running(reference, "watchOfOnePromise")).isZero();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void missedPromisesNeverRaiseACaseIntoTheEmergencyBand() {
        String reference = file(UNCLEAR);
        handOver(reference, "technical", "high", "high", "technical-support");
        assertThat(caseOf(reference).priority()).isEqualTo(81);

        for (int day = 1; day <= 20; day++) {
            workAt(reference, MORNING.plus(DAY.multipliedBy(day)));
        }
        respond(reference, false);
        work(reference);

        assertThat(caseOf(reference).priority()).isEqualTo(89);
        assertThat(task(reference, "verifyComplaint").getPriority()).isEqualTo(89);
    }

    @Test
    @Covers("R-083")
    void anEmergencyIsAnsweredWithinItsOwnLimit() {
        String reference = file(UNCLEAR);
        handOver(reference, "technical", "emergency", "high", "technical-support");

        assertThat(caseOf(reference).priority()).isBetween(90, 100);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).dueAt()).as("never longer than promised")
                .isBeforeOrEqualTo(MORNING.plus(DAY));
    }

    @Test
    @Covers({"R-081", "R-089", "R-094"})
    void aDatedPromiseMissedAndKeptLateShowsBoth() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        agree(reference, "promisedOn", "2026-06-10");
        Instant due = Instant.parse("2026-06-10T15:59:59Z");
        assertThat(timers(reference, "promisedDateOverdue")).containsExactly(due);
        Instant quarters = MORNING.plusMillis(Duration.between(MORNING, due).toMillis() / 100 * 75);
        assertThat(timers(reference, NEXT_LEVEL)).containsExactly(quarters);

        workAt(reference, quarters);
        assertThat(written(reference, "promiseWarning")).containsExactly("technical-support");
        workAt(reference, due);
        carryOut(reference, due.plus(Duration.ofHours(5)));

        assertThat(promise(reference, 1, PromiseKind.promisedDate)).extracting(Promise::missedAt, Promise::metAt)
                .containsExactly(due, due.plus(Duration.ofHours(5)));
        assertThat(passed(reference)).contains("promisedDateReported");
        answerByPhone(reference, true, 5);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    void aPromiseKeptLateBeforeItsTimerFiredCountsAsMissedAllTheSame() {
        String reference = filedAndHandedOver();
        at(MORNING.plus(DAY).plusSeconds(1));

        tasks.complete(task(reference, "respondToCustomer").getId(), Map.of("response", "Sorry for the delay."));

        assertThat(promise(reference, 1, PromiseKind.firstResponse)).extracting(Promise::missedAt, Promise::metAt)
                .containsExactly(MORNING.plus(DAY), MORNING.plus(DAY).plusSeconds(1));
    }

    @Test
    void aDiagnosisThatIsLateIsReported() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, false, 1);
        Instant opened = now();
        assertThat(timers(reference, "rediagnosisOverdue")).containsExactly(opened.plus(DAY));

        workAt(reference, opened.plus(DAY));

        assertThat(promise(reference, 2, PromiseKind.rediagnosis).missedAt()).isEqualTo(opened.plus(DAY));
        assertThat(written(reference, "promiseMissed")).containsExactlyInAnyOrder("service-supervisors", "customer-service");
        rediagnose(reference);
        assertThat(promise(reference, 2, PromiseKind.rediagnosis).metAt()).isEqualTo(opened.plus(DAY));
    }

    @Test
    void aTaskThatIsCompletedLateGoesOnAsUsual() {
        String reference = filedAndHandedOver();
        workAt(reference, MORNING.plus(DAY));
        assertThat(open(reference)).containsExactly("respondToCustomer");

        respond(reference, false);

        assertThat(open(reference)).containsExactly("verifyComplaint");
        assertThat(runtime.getVariable(task(reference, "verifyComplaint").getProcessInstanceId(), "promiseKind"))
                .as("what the report was about does not stay behind").isNull();
    }

    private void carryOut(String reference, Instant when) {
        at(when);
        carryOut(reference);
    }

    private long watches(String reference) {
        return running(reference, "promiseEscalation");
    }

    private long running(String reference, String process) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey(process).count();
    }

    private long of(String reference, String kind, String promise) {
        return jdbc.sql("select count(*) from outbox_message where case_reference = ? and kind = ? and purpose = ?")
                .params(reference, kind, promise).query(Long.class).single();
    }
}
