package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Round;
import org.closedloop.followup.Survey;
import org.closedloop.followup.SurveyAnswer;
import org.closedloop.followup.SurveyClosed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The customer is asked by link, reminded once, called from day 3 to day 7, three times at most. */
class FollowUpTest extends ProcessTest {

    private static final SurveyAnswer HAPPY = new SurveyAnswer(true, 5, 4, 5, "Quick and kind.");

    private String reference;

    @BeforeEach
    void theResultWasTold() {
        reference = filedAndHandedOver();
        respond(reference, true);
    }

    @Test
    @Covers({"R-224", "R-225", "R-227", "R-229", "R-238", "C-05", "C-19", "C-20"})
    void theCallOpensExactlyThreeDaysAfterTheResult() {
        assertThat(written(reference, "survey")).hasSize(1);
        assertThat(timers(reference, "reminderDue")).containsExactly(day(2));

        workAt(reference, day(2));
        assertThat(written(reference, "surveyReminder")).hasSize(1);
        assertThat(timers(reference, "callBackOpens")).containsExactly(day(3));
        workAt(reference, day(3).minusMillis(1));
        assertThat(open(reference)).isEmpty();
        workAt(reference, day(3));

        assertThat(open(reference)).containsExactly("callCustomer");
        assertThat(groupsOf(reference, "callCustomer")).containsExactly("customer-service");
        assertThat(task(reference, "callCustomer").getDueDate().toInstant()).isEqualTo(day(7));
        assertThat(promise(reference, 1, PromiseKind.callBack)).extracting(Promise::owner, Promise::startedAt, Promise::dueAt)
                .containsExactly("customer-service", MORNING, day(7));
        assertThat(written(reference, "surveyReminder")).as("one reminder").hasSize(1);
    }

    @Test
    @Covers("R-229")
    void aCallThatIsNotMadeByDaySevenIsReported() {
        workAt(reference, day(3));
        workAt(reference, day(7).minusMillis(1));
        assertThat(written(reference, "promiseWarning")).containsExactly("customer-service");
        assertThat(written(reference, "promiseMissed")).isEmpty();

        workAt(reference, day(7));

        assertThat(promise(reference, 1, PromiseKind.callBack).missedAt()).isEqualTo(day(7));
        assertThat(written(reference, "promiseMissed")).containsExactlyInAnyOrder("service-supervisors", "customer-service");
        assertThat(open(reference)).containsExactly("callCustomer");
        workAt(reference, day(14));
        assertThat(written(reference, "promiseEscalated")).containsExactly("management");
        complete(reference, "callCustomer", Map.of("reached", true, "timeSlot", "evening", "solved", true, "score", 3));
        assertThat(promise(reference, 1, PromiseKind.callBack).metAt()).isEqualTo(day(14));
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers({"R-232", "G-05"})
    void notReachedThreeTimesClosesVisiblyDifferent() {
        workAt(reference, day(3));
        notReached(reference, "morning");
        assertThat(open(reference)).containsExactly("callCustomer");
        advance(Duration.ofHours(30));
        notReached(reference, "afternoon");
        assertThat(open(reference)).containsExactly("callCustomer");
        assertThat(task(reference, "callCustomer").getDueDate().toInstant()).as("still the promised day").isEqualTo(day(7));
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.open);

        notReached(reference, "evening");

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1)).extracting(Round::outcome, Round::score).containsExactly(Outcome.notReached, null);
        assertThat(passed(reference)).contains("complaintClosedUnreached").doesNotContain("complaintClosed");
        assertThat(timeline(reference)).filteredOn("customerNotReached"::equals).hasSize(3);
    }

    @Test
    @Covers("R-232")
    void reachedAtTheSecondCallCounts() {
        workAt(reference, day(3));
        notReached(reference, "morning");

        complete(reference, "callCustomer", Map.of("reached", true, "timeSlot", "evening", "solved", true, "score", 4, "comment",
                "All fine."));

        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.satisfied);
        assertThat(timeline(reference)).contains("surveyComment");
    }

    @ParameterizedTest(name = "solved {0}, score {1}: {2}")
    @Covers({"R-114", "R-251", "G-06"})
    @CsvSource({"true, 3, satisfied", "true, 2, dissatisfied", "false, 5, dissatisfied", "false, 1, dissatisfied"})
    void satisfiedMeansSolvedAndThreeOrMore(boolean solved, int score, Outcome outcome) {
        surveys.answer(link(), new SurveyAnswer(solved, score, null, null, null));
        work(reference);

        assertThat(cases.round(reference, 1)).extracting(Round::outcome, Round::score).containsExactly(outcome, score);
        assertThat(caseOf(reference).round()).isEqualTo(outcome == Outcome.satisfied ? 1 : 2);
    }

    @Test
    @Covers("C-19")
    void anAnswerBeforeTheReminderEndsTheWaiting() {
        advance(Duration.ofHours(1));
        surveys.answer(link(), HAPPY);
        work(reference);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(written(reference, "surveyReminder")).isEmpty();
        assertThat(promise(reference, 1, PromiseKind.callBack).metAt()).isEqualTo(now());
        assertThat(passed(reference)).contains("surveyAnswered").doesNotContain("callCustomer");
        assertThat(jobs(reference)).isEmpty();
    }

    @Test
    void anAnswerClosesAnOpenCall() {
        workAt(reference, day(4));
        assertThat(open(reference)).containsExactly("callCustomer");

        surveys.answer(link(), HAPPY);

        assertThat(open(reference)).isEmpty();
        work(reference);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.satisfied);
    }

    @Test
    void anAnswerAfterTheClosingIsRefused() {
        String link = link();
        answerByPhone(reference, true, 5);

        assertThatExceptionOfType(SurveyClosed.class).isThrownBy(() -> surveys.answer(link, HAPPY));

        assertThat(cases.round(reference, 1).score()).isEqualTo(5);
    }

    @Test
    void anAnswerAfterNobodyWasReachedIsRefused() {
        String link = link();
        workAt(reference, day(3));
        notReached(reference, "morning");
        notReached(reference, "afternoon");
        notReached(reference, "evening");

        assertThat(surveys.find(link)).map(Survey::state).contains(Survey.State.expired);
        assertThatExceptionOfType(SurveyClosed.class).isThrownBy(() -> surveys.answer(link, HAPPY));
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.notReached);
    }

    @Test
    void aSecondAnswerIsRefusedAndTheFirstOneCounts() {
        String link = link();
        String other = link();
        surveys.answer(link, HAPPY);

        assertThatExceptionOfType(SurveyClosed.class).isThrownBy(() -> surveys.answer(link, new SurveyAnswer(false, 1, null, null, null)));
        assertThatExceptionOfType(SurveyClosed.class).isThrownBy(() -> surveys.answer(other, new SurveyAnswer(false, 1, null, null, null)))
                .satisfies(refused -> assertThat(refused.state()).isEqualTo(Survey.State.answered));

        work(reference);
        assertThat(cases.round(reference, 1)).extracting(Round::outcome, Round::score).containsExactly(Outcome.satisfied, 5);
    }

    @Test
    void aLinkOfAnEarlierRoundAnswersNothing() {
        String old = link();
        answerByPhone(reference, false, 1);
        rediagnose(reference);
        agree(reference);
        carryOut(reference);

        assertThatExceptionOfType(SurveyClosed.class).isThrownBy(() -> surveys.answer(old, HAPPY));

        assertThat(caseOf(reference)).extracting("state", "round").containsExactly(CaseState.open, 2);
        surveys.answer(surveys.newLink(reference, 2), HAPPY);
        work(reference);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers({"R-239", "R-242"})
    void everyIndicatorIsKept() {
        surveys.answer(link(), HAPPY);

        assertThat(jdbc.sql("""
                select solved || ',' || score || ',' || attitude || ',' || speed || ',' || comment || ',' || source
                  from survey_answer a join survey_invitation i on i.id = a.invitation_id where i.case_reference = ?""").param(reference)
                .query(String.class).single()).isEqualTo("true,5,4,5,Quick and kind.,page");
    }

    private String link() {
        return surveys.newLink(reference, 1);
    }

    private static Instant day(int days) {
        return MORNING.plus(Duration.ofDays(days));
    }
}
