package org.closedloop.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.closedloop.Covers;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.classification.Coverage;
import org.closedloop.customer.OwnedProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who pays, from the product's data, the day of the report and the cause (C-17, R-144 to R-147, G-08). */
class WarrantyTest extends RepairFixture {

    private static final LocalDate REPORTED = LocalDate.of(2026, 6, 2);

    @Autowired
    Warranty warranty;
    private String serial;

    @BeforeEach
    void device() {
        serial = unique("WR-");
    }

    @ParameterizedTest(name = "warranty ends {0} days after the report, {1}, part {2}: {3}")
    @Covers({"R-144", "R-145", "R-147", "C-17", "G-08"})
    @CsvSource({"100, manufacture, , free", "100, software, , free", "100, misuse, , ask", "100, wear, , ask", "100, wear, consumable, chargeable",
        "0, material, , free", "-1, material, , chargeable", "-1, misuse, , chargeable", "100, , , ask"})
    void followsTheTable(int daysLeft, String cause, String partClass, Coverage.Code code) {
        own("WM-200", serial, REPORTED.minusYears(1), REPORTED.plusDays(daysLeft), null);

        assertThat(warranty.coverage(diagnosed(cause), partClass).code()).isEqualTo(code);
    }

    @Test
    void withoutWarrantyDataSomebodyAsks() {
        assertThat(warranty.coverage(diagnosed("manufacture"), null).code()).as("unknown product").isEqualTo(Coverage.Code.ask);

        own("WM-200", serial, null, null, null);
        assertThat(warranty.coverage(diagnosed("manufacture"), null).code()).as("no end of the warranty").isEqualTo(Coverage.Code.ask);

        serial = null;
        assertThat(warranty.coverage(diagnosed("manufacture"), null).code()).as("no serial number").isEqualTo(Coverage.Code.ask);
    }

    @Test
    @Covers("R-148")
    void aContractMayCoverMoreOrLess() {
        products.enter(new OwnedProduct(null, customer(), "WM-200", serial, null, null, REPORTED, "C-1", Set.of("material", "wear"), null, null));

        assertThat(warranty.coverage(diagnosed("wear"), null).code()).isEqualTo(Coverage.Code.free);
        assertThat(warranty.coverage(diagnosed("assembly"), null).code()).isEqualTo(Coverage.Code.ask);
    }

    @Test
    void aRepeatInheritsFromTheFirstAlongTheChain() {
        own("WM-200", serial, REPORTED.minusYears(4), REPORTED.minusYears(2), null);
        WorkOrder first = change(diagnosed("manufacture"), "coverage = 'free', coverage_rule = 'in warranty'");
        WorkOrder second = repeat(first);

        Coverage inherited = warranty.coverage(second, null);
        assertThat(inherited).isEqualTo(new Coverage(Coverage.Code.free, "as for the earlier repair: in warranty"));

        jdbc.sql("update work_order set coverage = 'free', coverage_rule = :rule where id = :id").param("rule", inherited.rule())
                .param("id", second.id()).update();
        assertThat(warranty.coverage(repeat(second), null)).isEqualTo(inherited);
    }

    @Test
    void aRepairThatWasNeverDiagnosedHandsNothingDown() {
        own("WM-200", serial, REPORTED.minusYears(4), REPORTED.minusYears(2), null);

        assertThat(warranty.coverage(repeat(diagnosed("manufacture")), null).code()).isEqualTo(Coverage.Code.chargeable);
    }

    private WorkOrder diagnosed(String cause) {
        ServiceCase fault = fault("WM-200", serial, Category.technical, "It leaks.");
        return change(order(fault, MORNING), cause == null ? "findings = null" : "fault_cause = '" + cause + "'");
    }

    private WorkOrder repeat(WorkOrder earlier) {
        return change(diagnosed("misuse"), "repeat_of = '" + earlier.id() + "', repeat_count = 1");
    }
}
