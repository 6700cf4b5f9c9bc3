package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.closedloop.Covers;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.followup.SurveyAnswer;
import org.junit.jupiter.api.Test;

/** From anywhere: the customer withdraws or adds information; the messages of the contract find the case by its reference. */
class CustomerMessagesTest extends ProcessTest {

    @Test
    void aWithdrawalWhileTheTeamAnswersEndsTheLoop() {
        String reference = filedAndHandedOver();

        loops.withdraw(reference, "It works again.");
        assertThat(open(reference)).isEmpty();
        work(reference);

        assertWithdrawn(reference, 1);
        assertThat(timeline(reference)).contains("withdrawalAsked", "caseWithdrawn");
    }

    @Test
    void aWithdrawalDuringTheCallBackEndsBothProcesses() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        advanceAndWork(reference, Duration.ofDays(3));
        assertThat(open(reference)).containsExactly("callCustomer");

        loops.withdraw(reference, null);
        work(reference);

        assertWithdrawn(reference, 1);
    }

    @Test
    void aWithdrawalDuringTheIntakeEndsTheLoop() {
        String reference = file(UNCLEAR);
        work(reference);
        assertThat(open(reference)).containsExactly("confirmClassification");

        loops.withdraw(reference, null);
        work(reference);

        assertWithdrawn(reference, 1);
    }

    @Test
    void aWithdrawalBeforeAnythingHappenedIsNotLost() {
        String reference = file(UNCLEAR);
        management.executeJob(dueJob(reference).getId());

        loops.withdraw(reference, null);
        work(reference);

        assertWithdrawn(reference, 1);
    }

    @Test
    void aWithdrawalInALaterRoundLeavesTheFirstAsItWas() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, false, 1);
        rediagnose(reference);
        agree(reference);

        loops.withdraw(reference, null);
        work(reference);

        assertWithdrawn(reference, 2);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.dissatisfied);
    }

    @Test
    void aSecondWithdrawalIsRefused() {
        String reference = filedAndHandedOver();
        loops.withdraw(reference, null);
        assertThatExceptionOfType(CaseClosed.class).isThrownBy(() -> loops.withdraw(reference, null));
        work(reference);

        assertThatExceptionOfType(CaseClosed.class).isThrownBy(() -> loops.withdraw(reference, null));

        assertThat(written(reference, "closed")).hasSize(1);
        assertThat(timeline(reference)).containsOnlyOnce("caseWithdrawn", "withdrawalAsked");
    }

    @Test
    @Covers({"R-134", "R-135"})
    void aReplyIsKeptAndShownToWhoeverWorksOnTheCase() {
        String reference = filedAndHandedOver();
        tasks.setAssignee(task(reference, "respondToCustomer").getId(), "engineer-wang");

        loops.reply(reference, "The noise is back.", List.of());
        work(reference);

        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(cases.timeline(caseOf(reference))).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("customerReply");
            assertThat(entry.text()).isEqualTo("The noise is back.");
            assertThat(entry.by()).isEqualTo("customer");
        });
        assertThat(written(reference, "customerReplied")).containsExactlyInAnyOrder("engineer-wang", "customer-service");
    }

    @Test
    void eachReplyIsTold() {
        String reference = filedAndHandedOver();

        loops.reply(reference, "One.", List.of());
        work(reference);
        loops.reply(reference, "Two.", List.of());
        work(reference);

        assertThat(written(reference, "customerReplied")).containsExactly("customer-service", "customer-service");
        assertThat(timeline(reference)).filteredOn("customerReply"::equals).hasSize(2);
    }

    @Test
    void aReplyDuringTheFollowUpIsKeptToo() {
        String reference = filedAndHandedOver();
        respond(reference, true);

        loops.reply(reference, "Thank you!", List.of());
        work(reference);

        assertThat(written(reference, "customerReplied")).containsExactly("customer-service");
        assertThat(isRunning(reference, "satisfactionFollowUp")).isTrue();
    }

    @Test
    void aReplyToAClosedCaseIsRefused() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, true, 5);

        assertThatExceptionOfType(CaseClosed.class).isThrownBy(() -> loops.reply(reference, "One more thing.", List.of()));
        assertThat(timeline(reference)).doesNotContain("customerReply");
    }

    @Test
    void theWithdrawalMessageOfTheContractIsFoundByReference() {
        String reference = filedAndHandedOver();
        String other = filedAndHandedOver();

        runtime.createMessageCorrelation("complaint.withdrawn").processInstanceBusinessKey(reference).correlate();
        work(reference);

        assertWithdrawn(reference, 1);
        assertThat(open(other)).containsExactly("respondToCustomer");
        assertThatExceptionOfType(MismatchingMessageCorrelationException.class).as("the same message twice").isThrownBy(
                () -> runtime.createMessageCorrelation("complaint.withdrawn").processInstanceBusinessKey(reference).correlate());
    }

    @Test
    void theReplyMessageOfTheContractDisturbsNothingHoweverOftenItComes() {
        String reference = filedAndHandedOver();
        loops.reply(reference, "The noise is back.", List.of());

        for (int i = 0; i < 3; i++) {
            runtime.createMessageCorrelation("complaint.customerReplied").processInstanceBusinessKey(reference).correlate();
        }
        work(reference);

        assertThat(written(reference, "customerReplied")).as("one reply, one notice").containsExactly("customer-service");
        assertThat(open(reference)).containsExactly("respondToCustomer");
    }

    @Test
    void theSurveyMessageOfTheContractEndsTheWaiting() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        advanceAndWork(reference, Duration.ofDays(3));
        surveys.answer(surveys.newLink(reference, 1), new SurveyAnswer(true, 4, null, null, null));

        assertThatExceptionOfType(MismatchingMessageCorrelationException.class).as("the answer has sent it already").isThrownBy(
                () -> runtime.createMessageCorrelation("followup.surveyAnswered").processInstanceBusinessKey(reference).correlate());
        work(reference);

        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.satisfied);
    }

    @Test
    void aSurveyMessageWithoutAnAnswerDoesNotEndTheAsking() {
        String reference = filedAndHandedOver();
        respond(reference, true);

        runtime.createMessageCorrelation("followup.surveyAnswered").processInstanceBusinessKey(reference).correlate();
        work(reference);

        assertThat(caseOf(reference).isOpen()).as("nobody asked the customer yet").isTrue();
        answerByPhone(reference, true, 4);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.satisfied);
    }

    @Test
    void aSurveyMessageMayCarryTheAnswer() {
        String reference = filedAndHandedOver();
        respond(reference, true);

        runtime.createMessageCorrelation("followup.surveyAnswered").processInstanceBusinessKey(reference)
                .setVariable("solved", false).setVariable("score", 2).correlate();
        work(reference);

        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.dissatisfied);
        assertThat(cases.round(reference, 1).score()).isEqualTo(2);
    }

    private void assertWithdrawn(String reference, int round) {
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.withdrawn);
        assertThat(cases.round(reference, round).outcome()).isEqualTo(Outcome.withdrawn);
        assertThat(cases.promises(caseOf(reference))).noneMatch(Promise::isOpen);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count()).isZero();
        assertThat(passed(reference)).contains("complaintWithdrawn");
        assertThat(written(reference, "closed")).hasSize(1);
    }
}
