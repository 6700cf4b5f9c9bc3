package org.closedloop.repair;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.RootCause;
import org.closedloop.classification.Coverage;
import org.closedloop.classification.CoverageFacts;
import org.closedloop.classification.Decisions;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the customer pays for a repair (C-17, G-08): by the table, or as the repair that this one repeats. */
@Service
class Warranty {

    private static final String INHERITED = "as for the earlier repair: ";

    private final OwnedProducts products;
    private final Decisions decisions;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;

    Warranty(OwnedProducts products, Decisions decisions, WorkCalendar calendar, JdbcClient jdbc) {
        this.products = products;
        this.decisions = decisions;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    /**
     * Coverage of a diagnosed work order. The day of the report counts, not that of the diagnosis: our slowness costs nobody the warranty.
     *
     * @param partClass the class of the part that is needed, or null
     */
    @Transactional(readOnly = true)
    public Coverage coverage(WorkOrder order, String partClass) {
        return inherited(order.repeatOf()).orElseGet(() -> decisions.coverage(facts(order, partClass)));
    }

    private CoverageFacts facts(WorkOrder order, String partClass) {
        String cause = (order.faultCause() == null ? RootCause.unknown : order.faultCause()).name();
        Optional<OwnedProduct> product = products.find(order.productModel(), order.productSerial()).filter(OwnedProduct::hasWarrantyData);
        LocalDate reported = order.openedAt().atZone(calendar.zone()).toLocalDate();
        return new CoverageFacts(product.isPresent(), product.filter(known -> known.inWarrantyOn(reported)).isPresent(), cause, partClass,
                product.filter(known -> known.warrantyCovers(cause)).isPresent());
    }

    /** A repair that was never diagnosed has nothing to hand down. */
    private Optional<Coverage> inherited(UUID earlier) {
        if (earlier == null) {
            return Optional.empty();
        }
        return jdbc.sql("select coverage, coverage_rule from work_order where id = :id and coverage is not null").param("id", earlier)
                .query((row, index) -> new Coverage(Coverage.Code.valueOf(row.getString("coverage")), handedDown(row.getString("coverage_rule"))))
                .optional();
    }

    private static String handedDown(String rule) {
        return rule == null || rule.startsWith(INHERITED) ? rule : INHERITED + rule;
    }
}
