package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.parts.Catalogue;
import org.closedloop.parts.Part;
import org.closedloop.repair.RepairOutcome;
import org.closedloop.repair.WorkOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways a repair takes: from afar first, then where it can be done; what it costs is settled before. */
class RepairWaysTest extends RepairTest {

    private static final String FIRE = "Smoke and flames come out of the washing machine, please come at once!";

    @Autowired
    Catalogue catalogue;

    @Test
    @Covers({"R-065", "R-140", "C-10", "C-14"})
    void helpFromAfarIsProposedFirstUnlessTheMatterIsComplex() {
        String simple = report();
        assertThat(proposedMode(simple)).isEqualTo("remote");
        visit(simple, "remote");
        complete(simple, "diagnoseRemotely", Map.of("fixed", false, "findings", "It must be seen."));
        assertThat(proposedMode(simple)).isEqualTo("onsite");

        String complex = file(UNCLEAR);
        work(complex);
        complete(complex, "confirmClassification", Map.of("category", "technical", "urgency", "normal", "importance", "normal",
                "complexity", "complex"));
        respond(complex, false);
        verify(complex, true);
        agree(complex, "solutionType", "repair");
        assertThat(proposedMode(complex)).isEqualTo("onsite");
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRE, "The dryer squeaks. Please send a technician.", "洗衣机有异响，请派师傅上门看看。"})
    @Covers({"R-139", "R-190", "C-14"})
    void aVisitIsProposedAtOnceToWhoAsksForOneAndInAnEmergency(String words) {
        assertThat(proposedMode(report(words))).isEqualTo("onsite");
    }

    @Test
    @Covers({"R-044", "R-153", "R-171", "R-173", "R-175", "R-176", "R-178"})
    void whatIsSentInIsCheckedRepairedInspectedAndRecorded() {
        String reference = report();
        visit(reference, "remote");
        complete(reference, "diagnoseRemotely", Map.of("fixed", false, "findings", "Please send it in."));
        visit(reference, "workshop");
        complete(reference, "receiveProduct", Map.of("appearance", "A dent.", "configuration", "With hose."));
        complete(reference, "diagnoseInWorkshop", found("manufacture"));
        complete(reference, "repairInWorkshop", Map.of("fixed", true, "workDone", "New board."));
        complete(reference, "inspectRepairedProduct", Map.of("passed", true, "inspectionNote", "Ran a cycle."));

        assertThat(order(reference)).extracting(WorkOrder::appearance, WorkOrder::configuration, WorkOrder::findings, WorkOrder::workDone,
                WorkOrder::inspection, WorkOrder::outcome, WorkOrder::coverage).containsExactly("A dent.", "With hose.",
                "The pump is blocked.", "New board.", "passed: Ran a cycle.", RepairOutcome.repaired, "free");
        assertThat(cases.timeline(caseOf(reference))).extracting(TimelineEntry::kind).containsSubsequence("diagnosed", "productTakenIn",
                "diagnosed", "coverageDecided", "repaired", "inspectionPassed");
    }

    @Test
    @Covers({"R-150", "R-151", "R-174", "C-16"})
    void theManufacturerIsAskedBeforeAnybodyQuotesAndBothComeBeforeTheRepair() {
        String serial = "SN-" + UUID.randomUUID();
        ContactDetails contact = new ContactDetails("Owner", serial + "@example.com", null, "en");
        products.enter(new OwnedProduct(null, customers.register(contact).id(), "WM-200", serial, LocalDate.parse("2024-01-10"),
                LocalDate.parse("2024-01-10"), LocalDate.parse("2026-01-10"), null, null, "Xin Pumps", null));
        String reference = report(DEAD, serial, null);
        visit(reference, "workshop");
        complete(reference, "receiveProduct", Map.of("appearance", "Clean.", "configuration", "Standard."));
        complete(reference, "diagnoseInWorkshop", found("wear"));
        assertThat(order(reference).coverage()).isEqualTo("chargeable");

        assertThat(open(reference)).containsExactly("coordinateManufacturer");
        complete(reference, "coordinateManufacturer", Map.of("arrangement", "Sent to them on Monday."));
        assertThat(open(reference)).containsExactly("prepareQuotation");
        complete(reference, "prepareQuotation", Map.of("amount", 380, "currency", "CNY", "validUntil", "2026-06-30"));
        complete(reference, "recordCustomerDecision", Map.of("quotationAccepted", true));
        assertThat(open(reference)).containsExactly("repairInWorkshop");
    }

    @Test
    @Covers({"C-17", "G-08"})
    void aConsumableThatIsWornIsNotCoveredByTheWarranty() {
        String consumable = "C-" + UUID.randomUUID().toString().substring(0, 8);
        catalogue.save(new Part(consumable, "consumable", "Filter", null, null, "piece", null, "CNY", null, null, null));
        String reference = report();
        visit(reference, "onsite");

        complete(reference, "diagnoseOnsite", found("wear", "partNeeded", consumable));

        assertThat(order(reference).coverage()).isEqualTo("chargeable");
        assertThat(open(reference)).containsExactly("prepareQuotation");
    }

    @Test
    @Covers({"R-083", "R-087", "R-188", "R-192"})
    void anEmergencyMayEndOnThePhoneAndIsRecorded() {
        String reference = report(FIRE);
        Task dispatch = task(reference, "dispatchEngineer");
        assertThat(dispatch.getDueDate().toInstant()).as("within a quarter of an hour").isEqualTo(MORNING.plusSeconds(15 * 60));
        visit(reference, "remote");
        complete(reference, "diagnoseRemotely", Map.of("fixed", true, "faultCause", "installation", "findings",
                "Plug pulled, the cable was pinched."));

        assertThat(order(reference)).extracting(WorkOrder::findings, WorkOrder::workDone, WorkOrder::outcome)
                .containsExactly("Plug pulled, the cable was pinched.", "Plug pulled, the cable was pinched.", RepairOutcome.repaired);
        assertThat(cases.attachments(caseOf(reference))).as("the service report").hasSize(1);
        repairs.confirm(reference, true);
        work(reference);
        assertThat(isRunning(reference, "satisfactionFollowUp")).isTrue();
    }

    @Test
    @Covers({"R-189", "R-190", "R-191", "R-193"})
    void anEmergencyThatThePhoneDoesNotEndGetsAVisitAndItsPart() {
        String reference = report(FIRE);
        visit(reference, "remote");
        complete(reference, "diagnoseRemotely", Map.of("fixed", false, "faultCause", "material", "findings", "The pump burns.",
                "partNeeded", "P-300"));
        assertThat(order(reference).partNumber()).as("whoever goes knows what to look for").isEqualTo("P-300");
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material", "partNeeded", "P-300"));

        assertThat(isRunning(reference, "sparePartSupply")).isTrue();
        assertThat(task(reference, "orderPart").getPriority()).isGreaterThanOrEqualTo(90);
    }

    @Test
    @Covers({"R-261", "C-21"})
    void theSuperiorMayAskHeadquarters() {
        String reference = report();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", Map.of("beyondMe", true, "proposal", "Nobody here knows this controller."));

        complete(reference, "decideBeyondEngineer", Map.of("decision", "headquarters", "guidance", "They send their specialist."));

        assertThat(cases.timeline(caseOf(reference))).extracting(TimelineEntry::text).contains("headquarters: They send their specialist.");
        assertThat(open(reference)).containsExactly("dispatchEngineer");
    }

    private Object proposedMode(String reference) {
        return tasks.getVariable(task(reference, "dispatchEngineer").getId(), "serviceMode");
    }

    private WorkOrder order(String reference) {
        return orders.of(caseOf(reference)).get(0);
    }
}
