package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.SolutionType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agreement on the solution: nothing is carried out before the customer agrees, a superior decides where the rules say so. */
class AgreementTest extends ProcessTest {

    private String reference;

    @BeforeEach
    void aSubstantiatedComplaint() {
        reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
    }

    @Test
    @Covers({"R-081", "R-089", "R-110"})
    void anAgreedSolutionBecomesAPromise() {
        agree(reference, "promisedOn", "2026-06-10", "resources", "One pump.", "steps", "Order, replace.", "executingTeam", "workshop");

        assertThat(open(reference)).containsExactly("carryOutSolution");
        assertThat(groupsOf(reference, "carryOutSolution")).containsExactly("workshop");
        assertThat(promise(reference, 1, PromiseKind.promisedDate).owner()).isEqualTo("workshop");
        assertThat(promise(reference, 1, PromiseKind.promisedDate).dueAt()).isEqualTo(Instant.parse("2026-06-10T15:59:59Z"));
        assertThat(task(reference, "carryOutSolution").getDueDate().toInstant()).isEqualTo(Instant.parse("2026-06-10T15:59:59Z"));
        assertThat(cases.round(reference, 1).steps()).isEqualTo("Order, replace.");
        assertThat(timeline(reference)).contains("solutionAgreed");
    }

    @Test
    void aPromiseForTodayNeedsNoLetterOfItsOwn() {
        agree(reference, "promisedOn", "2026-06-02");

        assertThat(written(reference, "solution")).hasSize(1);
        assertThat(written(reference, "promise")).isEmpty();
    }

    @Test
    @Covers({"R-080", "R-103", "R-108", "C-07"})
    void aSolutionThatTheCustomerRefusesIsNegotiatedAgain() {
        complete(reference, "agreeSolution", Map.of("customerAgreed", false, "solution", "Live with it."));

        assertThat(open(reference)).containsExactly("agreeSolution");
        assertThat(timeline(reference)).contains("solutionRefused");
        assertThat(written(reference, "solution")).isEmpty();
        agree(reference);
        assertThat(open(reference)).containsExactly("carryOutSolution");
    }

    @Test
    @Covers({"R-260", "C-21"})
    void aProposalForTheUnsolvableThatIsAcceptedGoesToTheCustomer() {
        unsolvable(true);
        assertThat(groupsOf(reference, "decideUnsolvable")).containsExactly("service-supervisors");

        complete(reference, "decideUnsolvable", Map.of("proposalAccepted", true, "decision", "Generous, but right."));

        assertThat(open(reference)).containsExactly("carryOutSolution");
        assertThat(timeline(reference)).contains("unsolvable", "proposalAccepted");
    }

    @Test
    @Covers({"R-108", "C-07"})
    void anAcceptedProposalStillNeedsTheCustomersConsent() {
        complete(reference, "agreeSolution", Map.of("unsolvable", true, "proposal", "A new machine."));

        complete(reference, "decideUnsolvable", Map.of("proposalAccepted", true));

        assertThat(open(reference)).containsExactly("agreeSolution");
        agree(reference, "solutionType", "replacement");
        assertThat(open(reference)).containsExactly("carryOutSolution");
        assertThat(cases.round(reference, 1).solutionType()).isEqualTo(SolutionType.replacement);
    }

    @Test
    @Covers("R-260")
    void aProposalThatIsRefusedGoesBackToTheTeam() {
        unsolvable(true);

        complete(reference, "decideUnsolvable", Map.of("proposalAccepted", false, "decision", "Try the supplier first."));

        assertThat(open(reference)).containsExactly("agreeSolution");
        assertThat(timeline(reference)).contains("proposalRefused");
        assertThat(written(reference, "solution")).isEmpty();
        assertThat(cases.promises(caseOf(reference))).extracting("kind").doesNotContain(PromiseKind.promisedDate);
    }

    @Test
    @Covers({"R-073", "G-12"})
    void aCompensationAboveTheLimitNeedsApproval() {
        compensation(500.01);
        assertThat(open(reference)).containsExactly("approveCompensation");
        assertThat(groupsOf(reference, "approveCompensation")).containsExactly("service-supervisors");

        complete(reference, "approveCompensation", Map.of("approved", true, "comment", "Fair."));

        assertThat(open(reference)).containsExactly("carryOutSolution");
        assertThat(cases.round(reference, 1).compensationAmount()).isEqualByComparingTo(new BigDecimal("500.01"));
        assertThat(timeline(reference)).contains("compensationApproved");
    }

    @Test
    void aCompensationThatIsNotApprovedIsNegotiatedAgain() {
        compensation(9000);

        complete(reference, "approveCompensation", Map.of("approved", false, "comment", "Too much."));

        assertThat(open(reference)).containsExactly("agreeSolution");
        assertThat(timeline(reference)).contains("compensationRefused");
        compensation(500);
        assertThat(open(reference)).containsExactly("carryOutSolution");
        assertThat(cases.round(reference, 1).compensationAmount()).isEqualByComparingTo(new BigDecimal("500"));
    }

    @Test
    @Covers({"R-073", "G-12"})
    void aCompensationUpToTheLimitNeedsNoApproval() {
        compensation(500);

        assertThat(open(reference)).containsExactly("carryOutSolution");
        assertThat(passed(reference)).doesNotContain("approveCompensation");
    }

    @Test
    void aRefusalForgetsTheEarlierAnswers() {
        unsolvable(true);
        complete(reference, "decideUnsolvable", Map.of("proposalAccepted", false));

        agree(reference);

        assertThat(open(reference)).as("solvable after all").containsExactly("carryOutSolution");
        assertThat(cases.round(reference, 1).proposal()).isNull();
    }

    private void unsolvable(boolean agreed) {
        agree(reference, "unsolvable", true, "proposal", "Pay half of a new one.", "customerAgreed", agreed);
    }

    private void compensation(double amount) {
        agree(reference, "solutionType", "compensation", "compensationAmount", amount);
    }
}
