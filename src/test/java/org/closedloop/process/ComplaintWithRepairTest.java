package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.PromiseKind;
import org.junit.jupiter.api.Test;

/** A complaint whose solution is a repair closes only after it, under one reference (C-03, R-157). */
class ComplaintWithRepairTest extends RepairTest {

    @Test
    @Covers({"R-157", "C-03"})
    void theComplaintGoesOnWhenTheRepairIsConfirmed() {
        String reference = repairAgreed();
        assertThat(open(reference)).containsExactly("dispatchEngineer");
        assertThat(isRunning(reference, "repairDispatch")).isTrue();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material"));
        complete(reference, "prepareQuotation", Map.of("amount", 0, "currency", "CNY", "validUntil", "2026-12-31"));
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump.", "customerSigned", true));
        assertThat(isRunning(reference, "repairDispatch")).isFalse();
        assertThat(promise(reference, 1, PromiseKind.promisedDate).metAt()).isNotNull();
        assertThat(written(reference, "result")).hasSize(1);
        assertThat(cases.round(reference, 1).result()).isEqualTo("New pump.");
        answerByPhone(reference, false, 1);
        rediagnose(reference);
        agree(reference, "solutionType", "repair");
        assertThat(open(reference)).as("the next round has its own work order").containsExactly("dispatchEngineer");
        assertThat(orders.of(caseOf(reference))).hasSize(2);
    }

    @Test
    void withdrawalEndsBothAndAReplyIsToldOnce() {
        String reference = repairAgreed();
        dispatch(reference, "engineer-li", "onsite");
        loops.reply(reference, "Ring twice.", List.of());
        work(reference);
        assertThat(written(reference, "customerReplied")).filteredOn("engineer-li"::equals).hasSize(1);
        loops.withdraw(reference, null);
        work(reference);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.withdrawn);
        assertThat(isRunning(reference, "repairDispatch")).isFalse();
        assertThat(orders.of(caseOf(reference)).get(0).closedAt()).isNotNull();
    }

    private String repairAgreed() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        agree(reference, "solutionType", "repair");
        advance(Duration.ofMinutes(1));
        return reference;
    }
}
