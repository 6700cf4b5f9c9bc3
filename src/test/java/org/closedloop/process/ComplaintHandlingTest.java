package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Round;
import org.closedloop.cases.SolutionType;
import org.closedloop.classification.Urgency;
import org.closedloop.customer.ContactDetails;
import org.junit.jupiter.api.Test;

/** Complaint handling from the filing to the customer's answer, one scenario a test. */
class ComplaintHandlingTest extends ProcessTest {

    @Test
    @Covers({"R-078", "R-092", "R-114", "R-117", "R-118", "R-123", "R-125", "R-126", "R-128", "R-224", "R-251", "R-253", "C-06", "C-12"})
    void aSatisfiedCustomerClosesTheCase() {
        String reference = filedAndHandedOver();
        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(task(reference, "respondToCustomer").getDueDate().toInstant()).isEqualTo(MORNING.plus(Duration.ofHours(24)));
        assertThat(groupsOf(reference, "respondToCustomer")).containsExactly("technical-support");
        assertThat(caseOf(reference).owner()).isEqualTo("customer-service");

        respond(reference, false);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).metAt()).isEqualTo(MORNING);
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        assertThat(open(reference)).isEmpty();
        answerByPhone(reference, true, 5);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1)).extracting(Round::outcome, Round::score, Round::solutionType, Round::result)
                .containsExactly(Outcome.satisfied, 5, SolutionType.technicalSupport, "The pump is new.");
        assertThat(caseOf(reference).improvementMeasures()).isEqualTo("Pumps are tested twice.");
        assertThat(cases.promises(caseOf(reference))).allSatisfy(p -> assertThat(p.metAt()).as(p.kind().name()).isNotNull());
        assertThat(passed(reference)).contains("complaintClosed").doesNotContain("complaintClosedUnreached");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count()).isZero();
        for (String kind : new String[] {"acknowledgement", "response", "solution", "promise", "result", "survey", "surveyReminder",
                "closed"}) {
            assertThat(written(reference, kind)).as(kind).hasSize(1);
        }
    }

    @Test
    @Covers({"R-002", "R-054", "R-067", "C-13"})
    void aClearComplaintIsHandedOverWithoutAsking() {
        String reference = file("The washing machine does not start any more, the display shows error code E21. Please send technical support.");

        work(reference);

        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(passed(reference)).doesNotContain("confirmClassification");
        assertThat(caseOf(reference).team()).isEqualTo("technical-support");
        assertThat(caseOf(reference).classificationRule()).isNotBlank();
    }

    @Test
    @Covers({"R-039", "R-046", "R-061", "R-063", "R-067", "C-08"})
    void anUnclearComplaintIsClassifiedByCustomerService() {
        String reference = file(UNCLEAR);
        work(reference);
        assertThat(open(reference)).containsExactly("confirmClassification");
        assertThat(groupsOf(reference, "confirmClassification")).containsExactly("customer-service");
        assertThat(task(reference, "confirmClassification").getDueDate().toInstant()).isEqualTo(MORNING.plus(Duration.ofHours(2)));
        assertThat(caseOf(reference).category()).as("the proposal").isNotNull();
        assertThat(caseOf(reference).team()).as("the proposal").isEqualTo(ofTheLoop(reference, "team")).isNotNull();
        assertThat(ofTheLoop(reference, "aboutConduct")).as("fills in the form").isEqualTo(caseOf(reference).aboutConduct());

        complete(reference, "confirmClassification", Map.of("category", "delivery", "urgency", "high", "importance", "high", "team",
                "logistics",
                "aboutConduct", true, "complexity", "complex"));

        assertThat(caseOf(reference).team()).isEqualTo("logistics");
        assertThat(caseOf(reference).priority()).isBetween(60, 89);
        assertThat(caseOf(reference).aboutConduct()).isTrue();
        assertThat(ofTheLoop(reference, "aboutConduct")).isNull();
        assertThat(groupsOf(reference, "respondToCustomer")).containsExactly("logistics");
        assertThat(promise(reference, 1, PromiseKind.verification).owner()).isEqualTo("logistics");
        assertThat(promise(reference, 1, PromiseKind.firstResponse).owner()).isEqualTo("logistics");
    }

    @Test
    @Covers({"R-054", "R-083"})
    void whoSaysThatThereIsDangerIsLookedAtWithinHalfAnHour() {
        String reference = fileWithDanger("The washing machine does not start any more, the display shows error code E21. Please send technical support.");
        work(reference);

        assertThat(open(reference)).containsExactly("confirmClassification");
        assertThat(caseOf(reference).urgency()).as("the proposal").isEqualTo(Urgency.emergency);
        assertThat(caseOf(reference).classificationRule()).isEqualTo("the customer says that there is danger");
        assertThat(task(reference, "confirmClassification").getDueDate().toInstant()).isEqualTo(MORNING.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whatIsAboutConductStaysSoWhereNobodyDenies() {
        String reference = file(UNCLEAR);
        work(reference);
        runtime.setVariable(loop(reference), "aboutConduct", true);
        assertThat(open(reference)).containsExactly("confirmClassification");

        complete(reference, "confirmClassification", Map.of("category", "service", "urgency", "normal", "importance", "normal"));

        assertThat(caseOf(reference).aboutConduct()).isTrue();
    }

    private Object ofTheLoop(String reference, String variable) {
        return runtime.getVariable(loop(reference), variable);
    }

    private String loop(String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("complaintHandling").processInstanceBusinessKey(reference).singleResult().getId();
    }

    @Test
    void theProposalStandsWhereNobodyChangesIt() {
        String reference = file(UNCLEAR);
        work(reference);

        var proposal = caseOf(reference);

        complete(reference, "confirmClassification", Map.of("urgency", "low", "importance", "low"));

        assertThat(caseOf(reference).category()).isEqualTo(proposal.category());
        assertThat(caseOf(reference).priority()).isBetween(0, 29);
        assertThat(open(reference)).containsExactly("respondToCustomer");
    }

    @Test
    @Covers({"R-113", "R-237", "R-252", "C-07"})
    void aDissatisfiedCustomerOpensTheNextRound() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, false, 1);

        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(open(reference)).containsExactly("rediagnose");
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.dissatisfied);
        assertThat(written(reference, "roundOpened")).hasSize(1);
    }

    @Test
    @Covers("R-088")
    void whatIsSolvedAtOnceNeedsNoVerification() {
        String reference = filedAndHandedOver();

        respond(reference, true);

        assertThat(open(reference)).isEmpty();
        assertThat(promise(reference, 1, PromiseKind.verification).droppedAt()).isEqualTo(MORNING);
        assertThat(isRunning(reference, "satisfactionFollowUp")).isTrue();
        assertThat(isRunning(reference, "promiseEscalation")).as("the call-back is watched").isTrue();
        answerByPhone(reference, true, 4);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(passed(reference)).doesNotContain("verifyComplaint", "tellResult");
    }

    @Test
    @Covers({"R-120", "R-122", "R-262", "C-21"})
    void aMajorQualityProblemIsReviewedBesideTheLoop() {
        String reference = filedAndHandedOver();
        respond(reference, false);

        verify(reference, true, "majorQuality", true);

        assertThat(open(reference)).containsExactly("agreeSolution", "reviewMajorQuality");
        assertThat(groupsOf(reference, "reviewMajorQuality")).containsExactly("quality");
        agree(reference);
        carryOut(reference);
        answerByPhone(reference, true, 5);
        assertThat(caseOf(reference).state()).as("the review does not hold the closing").isEqualTo(CaseState.closed);
        assertThat(isRunning(reference, "complaintHandling")).isFalse();
        assertThat(open(reference)).containsExactly("reviewMajorQuality");
        complete(reference, "reviewMajorQuality", Map.of("review", "A bad batch of pumps.", "measures", "Check each batch."));
        assertThat(timeline(reference)).contains("qualityReviewed", "qualityMeasures");
        assertThat(isRunning(reference, "majorQualityReview")).isFalse();
    }

    @Test
    @Covers("G-01")
    void findingsThatTheCustomerAcceptsCloseTheCase() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, false);
        assertThat(groupsOf(reference, "explainFindings")).containsExactly("customer-service");

        complete(reference, "explainFindings", Map.of("explanation", "The filter was full."));
        assertThat(written(reference, "findings")).hasSize(1);
        answerByPhone(reference, true, 3);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1)).extracting(Round::outcome, Round::substantiated).containsExactly(Outcome.findingsAccepted,
                false);
    }

    @Test
    @Covers("G-01")
    void findingsThatTheCustomerRejectsOpenTheNextRound() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, false);
        complete(reference, "explainFindings", Map.of("explanation", "The filter was full."));

        answerByPhone(reference, false, 2);

        assertThat(open(reference)).containsExactly("rediagnose");
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.dissatisfied);
        rediagnose(reference);
        assertThat(open(reference)).containsExactly("agreeSolution");
        agree(reference);
        carryOut(reference);
        answerByPhone(reference, true, 4);
        assertThat(cases.round(reference, 2).outcome()).as("round 2 had a solution").isEqualTo(Outcome.satisfied);
    }

    @Test
    @Covers("R-126")
    void aCustomerWhoCannotBeWrittenToIsCalledWithTheResult() {
        String reference = withPhoneOnly();
        assertThat(open(reference)).containsExactly("callCustomerWithResult");
        assertThat(groupsOf(reference, "callCustomerWithResult")).containsExactly("customer-service");
        assertThat(cases.round(reference, 1).resultToldAt()).isNull();

        complete(reference, "callCustomerWithResult", Map.of("informed", true, "note", "Told the daughter."));

        assertThat(cases.round(reference, 1).resultToldAt()).isEqualTo(MORNING);
        assertThat(timeline(reference)).contains("toldByPhone");
        answerByPhone(reference, true, 5);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(jdbc.sql("select count(*) from outbox_message where case_reference = ? and address like '+86%'").param(reference)
                .query(Long.class).single()).as("nothing is written to nobody").isZero();
    }

    @Test
    void aCustomerWhoCouldNotBeToldIsStillAskedByPhone() {
        String reference = withPhoneOnly();

        complete(reference, "callCustomerWithResult", Map.of("informed", false));

        assertThat(timeline(reference)).contains("notReachedByPhone");
        advanceAndWork(reference, Duration.ofDays(3));
        assertThat(open(reference)).containsExactly("callCustomer");
    }

    @Test
    @Covers("G-19")
    void theSameMatterOfTheSameCustomerIsLinked() {
        ContactDetails customer = new ContactDetails("Wu Lan", "wu.lan@example.com", null, "zh");
        String first = file(customer, "The drum is loud when it spins.");
        advance(Duration.ofMinutes(1));
        String second = file(customer, "Something else entirely: my invoice was wrong.");
        jdbc.sql("update service_case set product_serial = 'SN-twin' where reference in (?, ?)").params(first, second).update();
        advance(Duration.ofMinutes(1));
        String third = file(customer, "The drum is very loud when it spins.");
        jdbc.sql("update service_case set product_serial = 'SN-twin' where reference = ?").param(third).update();
        work(first);
        work(second);
        work(third);

        assertThat(cases.duplicates(caseOf(third))).extracting("reference").containsExactly(first);
        assertThat(cases.duplicates(caseOf(second))).isEmpty();
    }

    @Test
    @Covers("R-050")
    void timeSpentIsAddedUp() {
        String reference = filedAndHandedOver();

        complete(reference, "respondToCustomer", Map.of("response", "We look into it.", "minutesSpent", 10));
        verify(reference, true, "minutesSpent", 25L);

        assertThat(caseOf(reference).minutesSpent()).isEqualTo(35);
        assertThat(caseOf(reference).filedAt()).isCloseTo(MORNING, within(1, ChronoUnit.SECONDS));
    }

    private String withPhoneOnly() {
        String reference = file(new ContactDetails("Old Zhang", null, "13912340001", "zh"), UNCLEAR);
        handOver(reference, "technical", "normal", "normal", "technical-support");
        respond(reference, false);
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        return reference;
    }
}
