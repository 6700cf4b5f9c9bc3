package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.closedloop.Covers;
import org.closedloop.engine.InvalidInput;
import org.closedloop.parts.Catalogue;
import org.closedloop.parts.Installation;
import org.closedloop.parts.Part;
import org.closedloop.parts.PartUse;
import org.closedloop.parts.Parts;
import org.closedloop.parts.Receipt;
import org.closedloop.parts.Trace;
import org.closedloop.parts.UsedPart;
import org.closedloop.parts.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A part that a repair needs, on every way into the engineer's hands (F-06, F-26, R-193, R-194, R-206 to R-214). */
class SparePartSupplyTest extends ProcessTest {

    private static final String ORDERED_DATE = "2026-06-05";

    @Autowired
    RepositoryService repository;
    @Autowired
    Catalogue catalogue;
    @Autowired
    Warehouse warehouse;
    @Autowired
    Parts parts;
    @Autowired
    Trace trace;

    private final UUID workOrder = UUID.randomUUID();
    private String reference;
    private String part;

    @BeforeEach
    void aCase() {
        reference = filedAndHandedOver();
        part = "T-" + workOrder.toString().substring(0, 12);
    }

    @Test
    @Covers({"R-195", "R-196", "R-206", "R-208", "R-211", "R-212", "C-22"})
    void fromOwnStockIntoTheDevice() {
        known(null);
        receive(2, "A-1-" + part, "A-2-" + part);
        needPart();

        assertThat(line().available()).as("one is kept for this work order").isEqualTo(1);
        assertThat(groupsOf(reference, "issuePart")).containsExactly("warehouse");
        complete(reference, "issuePart", Map.of("serialNumber", "A-1-" + part, "shipToAddress", "1 Long Road", "consignee", "Li Wei"));
        assertThat(task(reference, "confirmPartReceipt").getAssignee()).isEqualTo("engineer-li");
        complete(reference, "confirmPartReceipt", Map.of());

        assertThat(supplied()).isTrue();
        assertThat(line().onHand()).isEqualTo(1);
        assertThat(timeline(reference)).contains("partRequested", "partIssued", "partReceived");
        assertThat(jdbc.sql("select consignee from part_shipment s join part_request r on r.id = s.request_id where r.case_reference = ? and s.received")
                .param(reference).query(String.class).single()).isEqualTo("Li Wei");

        trial(Bpmn.createExecutableProcess("partsTrial").camundaHistoryTimeToLiveString("P1D").startEvent().userTask("repairOnsite")
                .camundaTaskListenerDelegateExpression("complete", "${registerParts}").endEvent().done(), "repairOnsite",
                Map.of("partInstallation", "Fitted", "partConfiguration", "Firmware 2", "partTest", "Ran an hour", "partTestPassed", true));
        Trace.Way way = trace.ofPiece("A-1-" + part).get(0);
        assertThat(way.deviceSerial()).isEqualTo(caseOf(reference).productSerial());
        assertThat(way.orderNumber()).isEqualTo("PO-" + part);
        assertThat(trace.ofDevice(caseOf(reference).productSerial())).extracting(Trace.Way::serialNumber).containsExactly("A-1-" + part);
        assertThat(parts.usedFor(workOrder)).singleElement().satisfies(used -> assertThat(used.test()).isEqualTo("Ran an hour"));
    }

    @Test
    void whatIsNotUsedComesBack() {
        known(null);
        receive(1);
        needPart();
        complete(reference, "issuePart", Map.of());
        complete(reference, "confirmPartReceipt", Map.of("received", "yes"));

        parts.settle(workOrder, reference, null, true, new Installation(null, null, null, null), "task", "engineer-li");
        parts.settle(workOrder, reference, null, true, new Installation(null, null, null, null), "task", "engineer-li");

        assertThat(line().onHand()).isEqualTo(1);
        assertThat(parts.usedFor(workOrder)).isEmpty();
        assertThatExceptionOfType(InvalidInput.class).as("nothing is out any more").isThrownBy(() -> parts.use(
                new PartUse(workOrder, reference, part, null, 1, "later", "engineer-li")));
    }

    @Test
    @Covers({"R-194", "R-210", "R-213", "C-22"})
    void shortWithAContractComesFromTheManufacturer() {
        known("C-1");
        needPart();

        assertThat(timeline(reference)).contains("partFromContract");
        assertThat(groupsOf(reference, "orderPart")).containsExactly("purchasing");
        complete(reference, "orderPart", Map.of("expectedOn", ORDERED_DATE, "orderNumber", "O-77"));
        assertThat(line().onOrder()).isEqualTo(1);
        assertThat(written(reference, "partOrdered")).hasSize(1);
        assertThat(warehouse.incoming()).filteredOn(one -> one.request().partNumber().equals(part)).singleElement()
                .satisfies(one -> assertThat(one.order().supplier()).isEqualTo("Maker"));
        runtime.createMessageCorrelation("parts.partArrived").processInstanceBusinessKey(reference).correlate();
        work(reference);

        assertThat(line().onHand()).as("the message books what was ordered").isEqualTo(1);
        assertThat(line().onOrder()).isZero();
        finish();
        assertThat(jdbc.sql("select receipt.supplier from part_movement i join part_movement receipt on receipt.id = i.receipt_id"
                + " where i.work_order_id = ? and i.kind = 'issue'").param(workOrder).query(String.class).list()).containsExactly("Maker");
    }

    @Test
    @Covers({"R-210", "C-22"})
    void shortWithoutContractIsPurchasedAndBookedByTheWarehouse() {
        known(null);
        needPart();
        assertThat(timeline(reference)).contains("partToPurchase");
        complete(reference, "orderPart", Map.of("expectedOn", ORDERED_DATE, "supplier", "Shop"));
        UUID order = warehouse.incoming().stream().filter(one -> one.request().partNumber().equals(part)).findFirst().orElseThrow().order()
                .id();

        assertThat(warehouse.receiveOrder(order, 3, null, List.of(), "warehouse")).isTrue();
        assertThat(warehouse.receiveOrder(order, 3, null, List.of(), "warehouse")).as("twice is once").isFalse();
        work(reference);

        assertThat(line().onHand()).isEqualTo(3);
        finish();
        assertThat(line().onHand()).isEqualTo(2);
    }

    @Test
    void goodsForTheShelfServeWhoWaitsLongest() {
        known(null);
        needPart();
        receive(1);
        work(reference);

        assertThat(open(reference)).as("nobody needs to order any more").contains("issuePart").doesNotContain("orderPart");
        finish();
    }

    @Test
    void overdueIsChasedAndArrivesWhileItIsChased() {
        known(null);
        needPart();
        complete(reference, "orderPart", Map.of("expectedOn", ORDERED_DATE));
        advanceAndWork(reference, Duration.ofDays(4));
        assertThat(open(reference)).contains("orderPart");

        runtime.createMessageCorrelation("parts.partArrived").processInstanceBusinessKey(reference).correlate();
        work(reference);

        assertThat(line().onHand()).isEqualTo(1);
        finish();
    }

    @Test
    @Covers({"R-129", "R-210"})
    void whatNeverArrivesIsGivenUp() {
        known(null);
        needPart();
        complete(reference, "orderPart", Map.of());
        assertThat(written(reference, "partOrdered")).hasSize(1);
        advanceAndWork(reference, Duration.ofDays(20));
        complete(reference, "orderPart", Map.of("expectedOn", now().plus(Duration.ofDays(2)).toString().substring(0, 10)));
        assertThat(written(reference, "partOrdered")).as("told of the new date").hasSize(2);
        advanceAndWork(reference, Duration.ofDays(4));
        assertThat(groupsOf(reference, "orderPart")).contains("purchasing", "service-supervisors");
        complete(reference, "orderPart", Map.of("cannotSupply", true));

        assertThat(supplied()).isFalse();
        assertThat(line().onOrder()).isZero();
        assertThat(timeline(reference)).contains("partUnavailable");
    }

    @Test
    @Covers("R-212")
    void whatDoesNotReachTheEngineerIsIssuedAgain() {
        known(null);
        receive(2);
        needPart();
        complete(reference, "issuePart", Map.of());
        complete(reference, "confirmPartReceipt", Map.of("received", "no"));

        assertThat(parts.inHand(workOrder, part)).as("nobody has it").isZero();
        finish();
        assertThat(line().onHand()).isZero();
        parts.settle(workOrder, reference, "X-1-" + part, false, new Installation(null, null, null, null), "task", "engineer-li");
        assertThat(parts.usedFor(workOrder)).extracting(UsedPart::quantity).as("one was lost on the way").containsExactly(1);
        assertThat(trace.ofPiece("X-1-" + part)).isNotEmpty();
    }

    @Test
    @Covers({"R-209", "G-13"})
    void aRequestSaysWhatIsNeededAndStockThatIsTooLowShows() {
        known(null);
        assertThat(line().isLow()).as("one is the least").isTrue();
        receive(1);
        assertThat(line().isLow()).isFalse();
        needPart();

        assertThat(line().isLow()).as("the last one is kept for somebody").isTrue();
        assertThat(jdbc.sql("""
                select concat_ws(', ', name, specification, material, quantity, needed_by, engineer) from part_request where case_reference = ?""")
                .param(reference).query(String.class).single()).isEqualTo("Pump, 24 V, steel, 1, 2026-06-03, engineer-li");
    }

    @Test
    void whatIsMissingOnTheShelfIsOrdered() {
        known(null);
        receive(1);
        needPart();
        complete(reference, "issuePart", Map.of("missing", true));

        assertThat(open(reference)).contains("orderPart");
        assertThat(line().reserved()).isZero();
    }

    @Test
    void aWithdrawnCaseKeepsNothing() {
        known(null);
        receive(1);
        needPart();
        assertThat(line().reserved()).isEqualTo(1);

        trial(Bpmn.createExecutableProcess("partsTrial").camundaHistoryTimeToLiveString("P1D").startEvent().serviceTask("releaseParts")
                .camundaDelegateExpression("${releaseParts}").endEvent().done(), null, Map.of());

        assertThat(line().reserved()).isZero();
        assertThat(timeline(reference)).contains("partReleased");
    }

    @Test
    void aPartThatNobodyHasEnteredIsPurchased() {
        needPart();

        assertThat(open(reference)).contains("orderPart");
        assertThat(catalogue.find(part)).get().satisfies(entered -> assertThat(entered.partClass()).isEqualTo("new"));
        complete(reference, "orderPart", Map.of("cannotSupply", true));
        assertThat(supplied()).isFalse();
    }

    @Test
    void whatCanBeNoPartNumberIsRefusedAtTheForm() {
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> trial(Bpmn.createExecutableProcess("partsTrial")
                .camundaHistoryTimeToLiveString("P1D").startEvent().userTask("diagnoseOnsite")
                .camundaTaskListenerDelegateExpression("complete", "${checkPartNumber}").endEvent().done(), "diagnoseOnsite",
                Map.of("partNeeded", "the pump, please"))).satisfies(refused -> assertThat(refused)
                .hasStackTraceContaining("partNeeded: "));
    }

    @Test
    void wrongInputIsRefusedByName() {
        known(null);
        needPart();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("expectedOn", "soon"), Map.of("expectedOn", "2026-06-01"),
                Map.of("expectedOn", "2028-06-01"))) {
            assertThatExceptionOfType(Exception.class).isThrownBy(() -> complete(reference, "orderPart", wrong)).satisfies(refused ->
                    assertThat(refused).hasStackTraceContaining("expectedOn: "));
        }
        assertThat(open(reference)).contains("orderPart");
    }

    /** As a model that repairs uses our beans. */
    private void trial(BpmnModelInstance model, String task, Map<String, Object> fields) {
        String deployment = repository.createDeployment().addModelInstance("trial.bpmn", model).deploy().getId();
        try {
            runtime.startProcessInstanceByKey("partsTrial", reference,
                    Map.of("caseReference", reference, "workOrderId", workOrder.toString()));
            if (task != null) {
                complete(reference, task, fields);
            }
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private void known(String contract) {
        catalogue.save(new Part(part, "pump", "Pump", "24 V", "steel", "piece", null, "CNY", contract == null ? null : "Maker", contract,
                1));
    }

    private void receive(int quantity, String... serials) {
        warehouse.receive(new Receipt(part, null, quantity, List.of(serials), "Shop", "PO-" + part, "receipt of " + part, "warehouse"));
    }

    private Catalogue.Line line() {
        return catalogue.lines().stream().filter(one -> one.part().number().equals(part)).findFirst().orElseThrow();
    }

    private void needPart() {
        Map<String, Object> in = new HashMap<>(Map.of("caseReference", reference, "round", 1, "category", "technical", "priority", 50,
                "team",
                "technical-support", "customerTier", "standard"));
        in.putAll(Map.of("workOrderId", workOrder.toString(), "neededPart", part, "partEngineer", "engineer-li"));
        runtime.startProcessInstanceByKey("sparePartSupply", reference, in);
        work(reference);
    }

    private void finish() {
        complete(reference, "issuePart", Map.of());
        complete(reference, "confirmPartReceipt", Map.of());
        assertThat(supplied()).isTrue();
    }

    /** What the process answers its caller. */
    private boolean supplied() {
        assertThat(isRunning(reference, "sparePartSupply")).isFalse();
        return (Boolean) history.createHistoricVariableInstanceQuery().variableName("partSupplied")
                .processInstanceId(history.createHistoricProcessInstanceQuery().processDefinitionKey("sparePartSupply")
                        .processInstanceBusinessKey(reference).singleResult().getId()).singleResult().getValue();
    }
}
