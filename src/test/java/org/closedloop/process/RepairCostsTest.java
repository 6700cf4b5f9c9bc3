package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.closedloop.Covers;
import org.closedloop.cases.CaseClosed;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.repair.Quotation;
import org.closedloop.repair.RepairOutcome;
import org.closedloop.repair.WorkOrder;
import org.junit.jupiter.api.Test;

/** Who pays, and that nothing is repaired before the customer accepts what it costs (R-143 to R-151, C-16, C-17, G-08, G-09). */
class RepairCostsTest extends RepairTest {

    private static final LocalDate OVER = LocalDate.parse("2026-02-01");
    private static final Map<String, Object> QUOTED = Map.of("amount", 380, "currency", "CNY", "validUntil", "2026-06-30", "parts", "Pump 200",
            "labour", "150", "travel", "30");

    @Test
    @Covers({"R-146", "R-147"})
    void outOfWarrantyTheCustomerAcceptsOnThePage() {
        String reference = quoted();
        assertThat(open(reference)).containsExactly("recordCustomerDecision");
        assertThat(written(reference, "quotation")).hasSize(1);
        repairs.decide(reference, true, "customer");
        work(reference);
        assertThat(open(reference)).containsExactly("repairOnsite");
        assertThatExceptionOfType(CaseClosed.class).as("once").isThrownBy(() -> repairs.decide(reference, false, "customer"));
        complete(reference, "repairOnsite", Map.of("fixed", false, "workDone", "Not yet."));
        complete(reference, "diagnoseOnsite", found("wear"));
        assertThat(open(reference)).as("what was accepted is not quoted again").containsExactly("repairOnsite");
    }

    @Test
    @Covers("G-09")
    void aRejectionEndsTheRepairPolitely() {
        String reference = quoted();
        repairs.decide(reference, false, "customer");
        work(reference);
        assertThat(written(reference, "repairEnded")).hasSize(1);
        assertThat(order(reference).outcome()).isEqualTo(RepairOutcome.notRepaired);
        assertThat(open(reference)).isEmpty();
        assertThat(isRunning(reference, "satisfactionFollowUp")).as("the customer is asked in any case").isTrue();
    }

    @Test
    @Covers("G-09")
    void anExpiredQuotationEndsTheRepair() {
        String reference = quoted();
        workAt(reference, Instant.parse("2026-06-30T16:00:00Z"));
        assertThat(orders.quotations(order(reference))).extracting(Quotation::decision).containsExactly(Quotation.Decision.expired);
        assertThat(written(reference, "repairEnded")).hasSize(1);
    }

    @Test
    @Covers("R-146")
    void salesNotesWhatTheCustomerSaysByPhone() {
        String accepted = quoted();
        complete(accepted, "recordCustomerDecision", Map.of("quotationAccepted", true));
        assertThat(open(accepted)).containsExactly("repairOnsite");
        String rejected = quoted();
        complete(rejected, "recordCustomerDecision", Map.of("quotationAccepted", false));
        assertThat(written(rejected, "repairEnded")).hasSize(1);
    }

    @Test
    void aDecisionFromElsewhereCountsToo() {
        String reference = quoted();
        runtime.createMessageCorrelation("repair.quotationDecided").processInstanceBusinessKey(reference)
                .setVariable("quotationAccepted", true).correlateWithResult();
        work(reference);
        assertThat(open(reference)).containsExactly("repairOnsite");
    }

    @Test
    @Covers("G-08")
    void inWarrantyAnotherCauseIsAskedForAndMayBeGoodwill() {
        String reference = report();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("misuse"));
        assertThat(open(reference)).containsExactly("prepareQuotation");
        assertThat(order(reference).coverage()).isEqualTo("ask");
        complete(reference, "prepareQuotation", with(QUOTED, "amount", 0));
        assertThat(open(reference)).containsExactly("repairOnsite");
        assertThat(written(reference, "quotation")).isEmpty();
    }

    @Test
    void aQuotationThatNobodyCouldAcceptIsRefused() {
        String reference = chargeable();
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> complete(reference, "prepareQuotation", with(QUOTED, "validUntil", "2026-05-31"))).withMessageContaining("today on");
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> complete(reference, "prepareQuotation", with(QUOTED, "currency", "Yuan"))).withMessageContaining("CNY");
        assertThat(open(reference)).containsExactly("prepareQuotation");
    }

    @Test
    @Covers({"R-151", "C-16"})
    void anOutsideManufacturerIsAskedFirst() {
        String serial = "SN-" + UUID.randomUUID();
        ContactDetails contact = new ContactDetails("Owner", serial + "@example.com", null, "en");
        products.enter(new OwnedProduct(null, customers.register(contact).id(), "WM-200", serial, LocalDate.parse("2026-01-10"),
                LocalDate.parse("2026-01-10"), LocalDate.parse("2027-12-31"), null, null, "Xin Pumps", null));
        String reference = report(DEAD, serial, null);
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material"));
        assertThat(groupsOf(reference, "coordinateManufacturer")).containsExactly("purchasing");
        complete(reference, "coordinateManufacturer", Map.of("arrangement", "They send a pump."));
        assertThat(open(reference)).containsExactly("repairOnsite");
    }

    @Test
    @Covers({"R-143", "C-15"})
    void theSameFaultOnTheSameDeviceIsARepeatThatInheritsItsCoverage() {
        String serial = "SN-" + UUID.randomUUID();
        String first = repaired(report(DEAD, serial, LocalDate.parse("2026-06-30")));
        advance(Duration.ofDays(60));
        String again = report(DEAD, serial, null);
        assertThat(order(again).repeatOf()).isEqualTo(order(first).id());
        assertThat(order(again).repeatCount()).isEqualTo(1);
        assertThat(timeline(again)).contains("repeatRepair");
        visit(again, "onsite");
        complete(again, "diagnoseOnsite", found("material"));
        assertThat(open(again)).as("free as the first, though the warranty is over").containsExactly("repairOnsite");
        complete(again, "repairOnsite", Map.of("fixed", true, "workDone", "New pump.", "customerSigned", true));
        answerByPhone(again, true, 5);
        advance(Duration.ofDays(300));
        assertThat(order(report(DEAD, serial, null)).repeatOf()).as("outside the window").isNull();
    }

    private String repaired(String reference) {
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material"));
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump.", "customerSigned", true));
        answerByPhone(reference, true, 5);
        return reference;
    }

    private WorkOrder order(String reference) {
        return orders.of(caseOf(reference)).get(0);
    }

    private String chargeable() {
        String reference = report(DEAD, "SN-" + UUID.randomUUID(), OVER);
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("wear"));
        assertThat(groupsOf(reference, "prepareQuotation")).containsExactly("sales");
        return reference;
    }

    private String quoted() {
        String reference = chargeable();
        complete(reference, "prepareQuotation", QUOTED);
        return reference;
    }
}
