package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.closedloop.Covers;
import org.closedloop.engine.InvalidInput;
import org.closedloop.parts.Catalogue;
import org.closedloop.parts.Part;
import org.closedloop.parts.Receipt;
import org.closedloop.parts.Stocktakes;
import org.closedloop.parts.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Periodic stocktake: counted, compared, approved, corrected. */
class StocktakeTest extends ProcessTest {

    @Autowired
    Catalogue catalogue;
    @Autowired
    Warehouse warehouse;
    @Autowired
    Stocktakes stocktakes;

    private final String part = "S-" + UUID.randomUUID().toString().substring(0, 12);

    @BeforeEach
    void fivePieces() {
        catalogue.save(new Part(part, "pump", "Pump", null, null, "piece", null, "CNY", null, null, null));
        warehouse.receive(new Receipt(part, null, 5, List.of(), "Shop", null, "stocktake of " + part, "warehouse"));
    }

    @AfterEach
    void nothingStaysOpen() {
        runtime.createProcessInstanceQuery().processDefinitionKey("stocktake").list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
        jdbc.sql("update stocktake set closed_at = opened_at where closed_at is null").update();
    }

    @Test
    @Covers("R-207")
    void aTimerOpensItAndADifferenceIsApprovedTheSecondTime() {
        Job due = management.createJobQuery().timers().processDefinitionKey("stocktake").singleResult();
        assertThat(due).as("the schedule").isNotNull();
        management.executeJob(due.getId());
        String reference = opened();
        assertThat(reference).matches("ST-2026-\\d{2,}");
        assertThat(groupsOf(reference, "countStock")).containsExactly("warehouse");

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> complete(reference, "countStock", Map.of()))
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining("not everything is counted yet"));
        countAll(reference, 3);
        complete(reference, "countStock", Map.of("remarks", "Two are damaged."));
        assertThat(groupsOf(reference, "approveDifferences")).containsExactly("service-supervisors");
        complete(reference, "approveDifferences", Map.of("approved", "false"));

        assertThat(stocktakes.lines(reference)).filteredOn(line -> line.counted() == null).as("only what differs is counted again")
                .extracting(Stocktakes.Line::partNumber).containsExactly(part);
        stocktakes.count(reference, part, "main", 4, "warehouse");
        // what comes in after the count stays
        warehouse.receive(new Receipt(part, null, 10, List.of(), "Shop", null, "later for " + part, "warehouse"));
        complete(reference, "countStock", Map.of());
        complete(reference, "approveDifferences", Map.of("approved", "true"));

        assertThat(onHand()).isEqualTo(14);
        assertThat(stocktakes.open()).isEmpty();
        assertThat(isRunning(reference, "stocktake")).isFalse();
    }

    @Test
    void onlyOneAtATimeAndNothingToApproveWithoutADifference() {
        stocktakes.start();
        String reference = opened();
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> stocktakes.start());
        ProcessInstance second = runtime.startProcessInstanceByMessage("parts.stocktakeAsked");
        workAll();
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(second.getId()).count()).as("it sees the first").isZero();

        countAll(reference, 5);
        complete(reference, "countStock", Map.of());

        assertThat(isRunning(reference, "stocktake")).isFalse();
        assertThat(stocktakes.open()).isEmpty();
        assertThat(onHand()).isEqualTo(5);
        assertThatExceptionOfType(InvalidInput.class).as("it is over").isThrownBy(() -> stocktakes.count(reference, part, "main", 1,
                "warehouse"));
    }

    private void countAll(String reference, int pieces) {
        for (Stocktakes.Line line : stocktakes.lines(reference)) {
            int booked = catalogueOnHand(line.partNumber(), line.warehouse());
            stocktakes.count(reference, line.partNumber(), line.warehouse(), line.partNumber().equals(part) ? pieces : booked, "warehouse");
        }
    }

    private int catalogueOnHand(String number, String place) {
        return jdbc.sql("select coalesce(sum(on_hand), 0)::int from part_stock where part_number = ? and warehouse = ?")
                .params(number, place)
                .query(Integer.class).single();
    }

    private int onHand() {
        return catalogueOnHand(part, "main");
    }

    private String opened() {
        workAll();
        return stocktakes.open().orElseThrow();
    }

    /** Before it has a reference a stocktake cannot be found by it. */
    private void workAll() {
        management.createJobQuery().processDefinitionKey("stocktake").messages().list().forEach(job -> management.executeJob(job.getId()));
    }
}
