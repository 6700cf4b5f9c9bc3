package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.closedloop.Covers;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.watch.Remedy;
import org.closedloop.watch.StallReason;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way in which a loop stalls happens for real, is named, becomes an incident, and is forgotten when the loop moves. */
@Covers("R-265")
class StalledLoopsTest extends ProcessTest {

    @Autowired
    StalledLoops watch;
    @Autowired
    StaffDirectory staff;
    @Autowired
    UndeliverableHandler undeliverable;

    @Test
    void healthyLoopsAreNotNamed() {
        List<String> healthy = List.of(filedAndHandedOver(), filedAndHandedOver(), file(UNCLEAR), followedUp());

        healthy.forEach(reference -> assertThat(of(reference)).isEmpty());
    }

    @Test
    void aMissedPromiseIsNamedUntilItIsKept() {
        String reference = filedAndHandedOver();
        advanceAndWork(reference, Duration.ofHours(25));

        assertThat(of(reference)).extracting(StalledLoop::processKey, StalledLoop::activityId, StalledLoop::activityName,
                StalledLoop::reason, StalledLoop::since, StalledLoop::round, StalledLoop::owner, StalledLoop::remedies)
                .containsExactly(tuple("complaintHandling", "respondToCustomer", task(reference, "respondToCustomer").getName(),
                        StallReason.promiseMissed, MORNING.plus(Duration.ofHours(24)), 1, "technical-support", List.of(Remedy.remind)));
        sweep();
        sweep();
        assertThat(incidents(reference)).as("once, however often one looks").extracting(Incident::getActivityId, Incident::getIncidentMessage)
                .containsExactly(tuple("respondToCustomer", StallReason.promiseMissed.words()));

        respond(reference, false);

        assertThat(of(reference)).isEmpty();
        sweep();
        assertThat(incidents(reference)).isEmpty();
    }

    @Test
    void aStepWithoutRetriesAndAStepThatNobodyExecutes() {
        String reference = file(UNCLEAR);
        Job next = dueJob(reference);
        advance(Duration.ofMinutes(6));
        assertThat(of(reference)).extracting(StalledLoop::activityId, StalledLoop::reason)
                .containsExactly(tuple("complaintFiled", StallReason.jobStuck));

        management.setJobRetries(next.getId(), 0);
        assertThat(of(reference)).extracting(StalledLoop::activityId, StalledLoop::reason)
                .containsExactly(tuple("complaintFiled", StallReason.incident));
        jdbc.sql("delete from act_ru_incident where configuration_ = ?").param(next.getId()).update();
        assertThat(of(reference)).as("without an incident it is found all the same").extracting(StalledLoop::reason)
                .containsExactly(StallReason.incident);

        management.setJobRetries(next.getId(), 1);
        work(reference);
        assertThat(of(reference)).isEmpty();
    }

    @Test
    void aTaskOfSomebodyWhoIsAwayAndOfATeamWithNobodyHere() {
        String reference = filedAndHandedOver();
        LocalDate today = LocalDate.ofInstant(now(), ZoneId.of("Asia/Shanghai"));
        List<String> team = staff.present("technical-support").stream().map(member -> member.userId()).toList();
        assertThat(team).isNotEmpty();
        tasks.claim(task(reference, "respondToCustomer").getId(), team.get(0));
        assertThat(of(reference)).isEmpty();
        try {
            staff.setAbsence(team.get(0), today, null, null);
            assertThat(of(reference)).extracting(StalledLoop::reason, StalledLoop::owner, StalledLoop::remedies)
                    .containsExactly(tuple(StallReason.nobodyCanAct, team.get(0), List.of(Remedy.reassign)));

            tasks.setAssignee(task(reference, "respondToCustomer").getId(), null);
            team.forEach(member -> staff.setAbsence(member, today, null, null));
            assertThat(of(reference)).extracting(StalledLoop::reason, StalledLoop::owner)
                    .containsExactly(tuple(StallReason.nobodyCanAct, "technical-support"));
        } finally {
            team.forEach(member -> staff.setAbsence(member, null, null, null));
        }
        assertThat(of(reference)).isEmpty();
    }

    @Test
    void aWaitWhoseClockIsGoneAndACaseWithoutALoop() {
        String reference = followedUp();
        jdbc.sql("""
                delete from act_ru_job where process_instance_id_ in (select proc_inst_id_ from act_ru_execution where business_key_ = ?)""")
                .param(reference).update();

        assertThat(of(reference)).extracting(StalledLoop::reason).containsOnly(StallReason.nobodyWillCall);
        assertThat(of(reference)).extracting(StalledLoop::processKey).contains("satisfactionFollowUp");

        runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "somebody deleted it in Cockpit"));
        assertThat(of(reference)).extracting(StalledLoop::processKey, StalledLoop::activityId, StalledLoop::reason, StalledLoop::since)
                .containsExactly(tuple(null, null, StallReason.nobodyWillCall, MORNING));
    }

    @Test
    void theLimitOfRounds() {
        String reference = followedUp();
        answerByPhone(reference, false, 1);
        while (caseOf(reference).round() < 4) {
            rediagnose(reference);
            agree(reference);
            carryOut(reference);
            answerByPhone(reference, false, 1);
        }

        assertThat(of(reference)).extracting(StalledLoop::activityId, StalledLoop::reason, StalledLoop::owner, StalledLoop::round)
                .containsExactly(tuple("rediagnose", StallReason.roundLimit, "management", 4));
    }

    @Test
    void aTaskThatWaitsFarLongerThanUsual() {
        String reference = filedAndHandedOver();
        respond(reference, false);

        advanceAndWork(reference, Duration.ofDays(60));

        assertThat(of(reference)).filteredOn(stalled -> stalled.activityId().equals("verifyComplaint")).extracting(StalledLoop::reason)
                .containsExactlyInAnyOrder(StallReason.promiseMissed, StallReason.unusuallyLong);
    }

    @Test
    void aLetterThatIsRefusedAndOneThatWaits() {
        String refused = filedAndHandedOver();
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "acknowledgement", refused, 1, "email", false));
        work(refused);
        assertThat(of(refused)).extracting(StalledLoop::processKey, StalledLoop::activityId, StalledLoop::reason)
                .containsExactly(tuple("undeliverableMessage", "reachCustomerOtherwise", StallReason.undeliverable));

        String waiting = filedAndHandedOver();
        Awaitility.await().until(() -> jdbc.sql("select count(*) from outbox_message where case_reference = ? and status <> 'sent'")
                .param(waiting).query(Long.class).single() == 0);
        jdbc.sql("update outbox_message set status = 'new', next_try_at = created_at + interval '1 day' where case_reference = ?")
                .param(waiting).update();
        assertThat(of(waiting)).isEmpty();
        advance(Duration.ofMinutes(31));
        assertThat(of(waiting)).extracting(StalledLoop::reason, StalledLoop::remedies)
                .contains(tuple(StallReason.undeliverable, List.of(Remedy.resend)));
    }

    @Test
    void theOneThatMovesLeavesTheIncidentsOfTheOthers() {
        String moving = filedAndHandedOver();
        String standing = filedAndHandedOver();
        advanceAndWork(moving, Duration.ofHours(25));
        work(standing);
        sweep();
        List<String> before = incidents(standing).stream().map(Incident::getId).toList();
        assertThat(before).hasSize(1);

        respond(moving, false);

        assertThat(incidents(standing)).as("at once").extracting(Incident::getId).isEqualTo(before);
        assertThat(incidents(moving)).isEmpty();
        respond(standing, false);
        sweep();
        assertThat(incidents(standing)).isEmpty();
    }

    @Test
    void aTimerLooksAgainAndAgain() {
        String reference = filedAndHandedOver();
        advanceAndWork(reference, Duration.ofHours(25));
        Job due = management.createJobQuery().timers().processDefinitionKey("stalledLoopWatch").singleResult();
        assertThat(due).as("the schedule").isNotNull();

        management.executeJob(due.getId());
        management.createJobQuery().processDefinitionKey("stalledLoopWatch").messages().list()
                .forEach(look -> management.executeJob(look.getId()));

        assertThat(incidents(reference)).hasSize(1);
        assertThat(management.createJobQuery().timers().processDefinitionKey("stalledLoopWatch").count()).isEqualTo(1);
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("stalledLoopWatch").count()).as("no history").isZero();
    }

    /** A case that waits for the customer's verdict. */
    private String followedUp() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        return reference;
    }

    private List<StalledLoop> of(String reference) {
        return watch.find().stream().filter(stalled -> reference.equals(stalled.reference())).toList();
    }

    private void sweep() {
        String look = runtime.createProcessInstanceByKey("stalledLoopWatch").startBeforeActivity("raiseStalledLoops").execute().getId();
        management.executeJob(management.createJobQuery().processInstanceId(look).singleResult().getId());
    }

    private List<Incident> incidents(String reference) {
        return runtime.createIncidentQuery().incidentType("stalledLoop").list().stream()
                .filter(incident -> runtime.createProcessInstanceQuery().processInstanceId(incident.getProcessInstanceId())
                        .processInstanceBusinessKey(reference).count() > 0).toList();
    }
}
