package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.junit.jupiter.api.Test;

/** Complaint handling through the real engine, one scenario a test. */
class ComplaintHandlingTest extends ProcessTest {

    @Test
    void aSatisfiedCustomerClosesTheCase() {
        String reference = filedAndHandedOver();
        assertThat(open(reference)).containsExactly("respondToCustomer");
        assertThat(task(reference, "respondToCustomer").getDueDate().toInstant()).isEqualTo(MORNING.plus(Duration.ofHours(24)));

        respond(reference, false);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).metAt()).isNotNull();
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        assertThat(open(reference)).isEmpty();
        answerByPhone(reference, true, 5);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.satisfied);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count()).isZero();
    }

    @Test
    void aDissatisfiedCustomerOpensTheNextRound() {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, false, 1);

        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(open(reference)).containsExactly("rediagnose");
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.dissatisfied);
    }
}
