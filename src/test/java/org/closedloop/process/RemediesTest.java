package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.runtime.Job;
import org.closedloop.Covers;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.cases.UnknownCase;
import org.closedloop.customer.ContactDetails;
import org.closedloop.engine.InvalidInput;
import org.closedloop.inquiry.Inquiries;
import org.closedloop.inquiry.InquiryKind;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.watch.Remedies;
import org.closedloop.watch.Remedy;
import org.closedloop.watch.RemedyRefused;
import org.closedloop.watch.StallReason;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever has stalled is set going by the remedy that its finding names, and the timeline says who did it. */
@Covers("R-265")
class RemediesTest extends ProcessTest {

    private static final String MANAGER = "zhang.min";

    @Autowired
    StalledLoops watch;
    @Autowired
    Remedies remedies;
    @Autowired
    StaffDirectory staff;
    @Autowired
    UndeliverableHandler undeliverable;
    @Autowired
    Inquiries inquiries;

    @Test
    void aFailedStepIsRepeated() {
        String reference = file(UNCLEAR);
        Job next = dueJob(reference);
        management.setJobRetries(next.getId(), 0);

        StalledLoop found = only(reference);
        cure(found, Remedy.retry, null);

        assertThat(found.reason()).isEqualTo(StallReason.incident);
        assertThat(of(reference)).isEmpty();
        assertThat(runtime.createIncidentQuery().configuration(next.getId()).count()).isZero();
        assertThat(remarks(reference)).containsExactly(tuple("stall.retry", MANAGER));
    }

    @Test
    void aStepThatNobodyExecutesIsExecutedAndASuspendedOneToo() {
        String reference = file(UNCLEAR);
        advance(Duration.ofMinutes(6));
        StalledLoop found = only(reference);
        cure(found, Remedy.retry, null);

        assertThat(found.reason()).isEqualTo(StallReason.jobStuck);
        assertThat(of(reference)).isEmpty();
        assertThatThrownBy(() -> cure(found, Remedy.retry, null)).isInstanceOf(RemedyRefused.class).hasMessage("movesAgain");

        Job second = dueJob(reference);
        management.suspendJobById(second.getId());
        advance(Duration.ofMinutes(6));
        cure(only(reference), Remedy.retry, null);
        assertThat(of(reference)).isEmpty();
        assertThat(management.createJobQuery().jobId(second.getId()).count()).isZero();
    }

    @Test
    void aStepThatFailsOnceMoreSaysSo() {
        String broken = file(UNCLEAR);
        Job next = dueJob(broken);
        jdbc.sql("update act_ru_variable set text_ = 'CL-26-999999' where name_ = 'caseReference' and proc_inst_id_ = ?")
                .param(next.getProcessInstanceId()).update();
        management.executeJob(next.getId());
        String registering = dueJob(broken).getId();
        while (management.createJobQuery().jobId(registering).withRetriesLeft().count() > 0) {
            assertThatThrownBy(() -> management.executeJob(registering)).isInstanceOf(UnknownCase.class);
        }

        StalledLoop found = only(broken);
        assertThatThrownBy(() -> cure(found, Remedy.retry, null)).isInstanceOf(RemedyRefused.class).hasMessage("failedAgain");
        assertThat(only(broken).reason()).isEqualTo(StallReason.incident);
        assertThat(remarks(broken)).containsExactly(tuple("stall.retry", MANAGER));
    }

    @Test
    void aTaskOfSomebodyWhoIsAwayIsGivenToSomebodyElseOrBack() {
        String reference = filedAndHandedOver();
        LocalDate today = LocalDate.ofInstant(now(), ZoneId.of("Asia/Shanghai"));
        List<String> team = List.of(staff.present("technical-support").get(0).userId(), staff.present("customer-service").get(0).userId());
        tasks.claim(task(reference, "respondToCustomer").getId(), team.get(0));
        staff.setAbsence(team.get(0), today, null, null);
        try {
            StalledLoop found = only(reference);
            assertThatThrownBy(() -> cure(found, Remedy.reassign, team.get(0))).isInstanceOf(InvalidInput.class)
                    .extracting(refused -> ((InvalidInput) refused).field()).isEqualTo("assignee");
            assertThatThrownBy(() -> cure(found, Remedy.resend, null)).isInstanceOf(RemedyRefused.class).hasMessage("helpsNot");
            cure(found, Remedy.reassign, team.get(1));

            assertThat(task(reference, "respondToCustomer").getAssignee()).isEqualTo(team.get(1));
            assertThat(of(reference)).isEmpty();

            tasks.setAssignee(task(reference, "respondToCustomer").getId(), team.get(0));
            cure(only(reference), Remedy.reassign, " ");
            assertThat(task(reference, "respondToCustomer").getAssignee()).as("back to the team").isNull();
            assertThat(remarks(reference)).containsExactly(tuple("stall.reassign", MANAGER), tuple("stall.reassign", MANAGER));
        } finally {
            staff.setAbsence(team.get(0), null, null, null);
        }
    }

    @Test
    void whoeverOwesAPromiseIsRemindedOnceADay() {
        String reference = filedAndHandedOver();
        advanceAndWork(reference, Duration.ofHours(25));
        int team = staff.present("technical-support").size();
        cure(only(reference), Remedy.remind, null);

        assertThat(jdbc.sql("select text from outbox_message where case_reference = ? and kind = 'stallReminder'").param(reference)
                .query(String.class).list()).hasSize(team).allMatch(text -> text.contains("Respond to customer"));
        assertThatThrownBy(() -> cure(only(reference), Remedy.remind, null)).isInstanceOf(RemedyRefused.class).hasMessage("askedToday");
        advance(Duration.ofDays(1));
        cure(of(reference).stream().filter(one -> one.reason() == StallReason.promiseMissed).findFirst().orElseThrow(), Remedy.remind, null);

        respond(reference, false);
        assertThat(of(reference)).extracting(StalledLoop::activityId).doesNotContain("respondToCustomer");
        assertThat(remarks(reference)).containsExactly(tuple("stall.remind", MANAGER), tuple("stall.remind", MANAGER));
    }

    @Test
    void aWaitWhoseClockWasDeletedGetsANewOne() {
        String reference = followedUp();
        deleteJobs(reference);
        List<StalledLoop> found = of(reference);
        assertThat(found).isNotEmpty().extracting(StalledLoop::reason).containsOnly(StallReason.nobodyWillCall);
        found.forEach(one -> cure(one, Remedy.reopen, null));
        work(reference);

        assertThat(of(reference)).isEmpty();
        assertThat(jobs(reference)).isNotEmpty();
        answerByPhone(reference, true, 5);
        assertThat(caseOf(reference).isOpen()).isFalse();
    }

    @Test
    void aStepWhoseJobWasDeletedIsDone() {
        String reference = file(UNCLEAR);
        deleteJobs(reference);
        cure(only(reference), Remedy.reopen, null);
        work(reference);

        assertThat(of(reference)).isEmpty();
        assertThat(open(reference)).containsExactly("confirmClassification");
    }

    @Test
    void aCaseWhoseLoopWasDeletedGoesOnWhereItStood() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        deleteLoop(reference);
        cure(only(reference), Remedy.reopen, null);
        work(reference);

        assertThat(of(reference)).isEmpty();
        assertThat(open(reference)).containsExactly("verifyComplaint");
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        answerByPhone(reference, true, 5);
        assertThat(caseOf(reference).isOpen()).isFalse();
    }

    @Test
    void aLoopThatWasDeletedBetweenTwoStepsGoesOnToo() {
        String reference = file(UNCLEAR);
        management.executeJob(dueJob(reference).getId());
        deleteLoop(reference);
        cure(only(reference), Remedy.reopen, null);
        work(reference);

        assertThat(open(reference)).containsExactly("confirmClassification");
        assertThat(of(reference)).isEmpty();
    }

    @Test
    void aCaseThatBecameAComplaintGoesOnAsOne() {
        String reference = inquiries.file(InquiryKind.consultation, new CustomerMatter(new ContactDetails("Asker", UUID.randomUUID() + "@example.com",
                null, "en"), "WM-200", null, UNCLEAR, null, Channel.web, Sender.customer, null)).reference();
        ended(reference);
        work(reference);
        complete(reference, "answerInquiry", Map.of("turnInto", "complaint", "category", "technical"));
        deleteLoop(reference);
        cure(only(reference), Remedy.reopen, null);
        work(reference);

        assertThat(of(reference)).isEmpty();
        assertThat(open(reference)).containsExactly("respondToCustomer");
    }

    @Test
    void aLetterIsSentAgainAndNobodyNeedReachTheCustomerOtherwise() {
        String reference = filedAndHandedOver();
        Awaitility.await().until(() -> letters(reference, "sent") > 0 && letters(reference, "new") + letters(reference, "sending") == 0);
        long sent = letters(reference, "sent");
        jdbc.sql("update outbox_message set status = 'failed', last_error = '550' where case_reference = ?").param(reference).update();
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "acknowledgement", reference, 1, "email", false));
        work(reference);
        assertThat(open(reference)).contains("reachCustomerOtherwise");

        StalledLoop found = of(reference).stream().filter(one -> "reachCustomerOtherwise".equals(one.activityId())).findFirst().orElseThrow();
        cure(found, Remedy.resend, null);

        Awaitility.await().untilAsserted(() -> assertThat(letters(reference, "sent")).isEqualTo(sent));
        assertThat(open(reference)).doesNotContain("reachCustomerOtherwise");
        assertThat(of(reference)).isEmpty();
    }

    @Test
    void aCorrectedAddressGetsWhatWasRefused() {
        String reference = filedAndHandedOver();
        Awaitility.await().until(() -> letters(reference, "sent") > 0 && letters(reference, "new") + letters(reference, "sending") == 0);
        jdbc.sql("update outbox_message set status = 'failed' where case_reference = ? and kind = 'acknowledgement'").param(reference).update();
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "acknowledgement", reference, 1, "email", false));
        work(reference);
        complete(reference, "reachCustomerOtherwise", Map.of("reachedBy", "correctedAddress", "email", "right@example.com"));

        Awaitility.await().untilAsserted(() -> assertThat(jdbc.sql("""
                select address || ' ' || status from outbox_message where case_reference = ? and kind = 'acknowledgement'""")
                .param(reference).query(String.class).list()).containsExactly("right@example.com sent"));
    }

    private String followedUp() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        return reference;
    }

    private void deleteJobs(String reference) {
        jdbc.sql("""
                delete from act_ru_job where process_instance_id_ in (select i.proc_inst_id_ from act_ru_execution i
                    join act_re_procdef d on d.id_ = i.proc_def_id_ where i.business_key_ = ? and d.key_ <> 'promiseEscalation')""")
                .param(reference).update();
    }

    private void deleteLoop(String reference) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "somebody deleted it in Cockpit"));
    }

    private long letters(String reference, String status) {
        return jdbc.sql("select count(*) from outbox_message where case_reference = ? and status = ?").param(reference).param(status)
                .query(Long.class).single();
    }

    private StalledLoop only(String reference) {
        List<StalledLoop> found = of(reference);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void cure(StalledLoop found, Remedy remedy, String assignee) {
        assertThat(found.remedies()).isNotEmpty();
        remedies.apply(found.id(), remedy, assignee, MANAGER);
    }

    private List<StalledLoop> of(String reference) {
        return watch.find().stream().filter(stalled -> reference.equals(stalled.reference())).toList();
    }

    private List<Tuple> remarks(String reference) {
        return cases.timeline(caseOf(reference)).stream().filter(entry -> entry.kind().startsWith("stall."))
                .map((TimelineEntry entry) -> tuple(entry.kind(), entry.by())).toList();
    }
}
