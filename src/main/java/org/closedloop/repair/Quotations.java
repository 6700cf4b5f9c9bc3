package org.closedloop.repair;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.classification.Coverage;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.engine.InvalidInput;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who pays for a repair, and that nothing is repaired before the customer accepts what it costs (R-144, R-146, C-17, G-09). */
@Service
@Transactional
class Quotations {

    private final WorkOrders orders;
    private final WorkOrderRepository rows;
    private final QuotationRepository quotations;
    private final Warranty warranty;
    private final OwnedProducts products;
    private final Repairs repairs;
    private final Cases cases;
    private final CustomerLetters letters;
    private final JdbcAggregateTemplate inserts;
    private final WorkCalendar calendar;
    private final Clock clock;

    Quotations(WorkOrders orders, WorkOrderRepository rows, QuotationRepository quotations, Warranty warranty, OwnedProducts products,
            Repairs repairs, Cases cases, CustomerLetters letters, JdbcAggregateTemplate inserts, WorkCalendar calendar, Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.quotations = quotations;
        this.warranty = warranty;
        this.products = products;
        this.repairs = repairs;
        this.cases = cases;
        this.letters = letters;
        this.inserts = inserts;
        this.calendar = calendar;
        this.clock = clock;
    }

    Coverage cover(String reference, UUID order, String partClass) {
        Coverage coverage = warranty.coverage(orders.get(order), partClass);
        rows.cover(order, coverage.code().name(), coverage.rule());
        cases.write(reference, "coverageDecided", coverage.code() + ": " + coverage.rule(), Cases.SYSTEM, false);
        return coverage;
    }

    /** What the customer accepted once is not asked again at the next attempt. */
    boolean acceptedAlready(UUID order) {
        return orders.quotations(orders.get(order)).stream().anyMatch(quotation -> quotation.decision() == Quotation.Decision.accepted);
    }

    boolean madeOutside(UUID order) {
        WorkOrder open = orders.get(order);
        return open.productModel() != null && products.find(open.productModel(), open.productSerial()).filter(OwnedProduct::isMadeOutside).isPresent();
    }

    /** @return when the quotation expires: the end of its last day */
    Instant prepare(String reference, UUID order, BigDecimal amount, String currency, LocalDate validUntil, List<String> lines, String by) {
        if (validUntil.isBefore(repairs.today()) || validUntil.isAfter(repairs.today().plusYears(1))) {
            throw new InvalidInput("validUntil", "must be a day from today on, within a year");
        }
        boolean goodwill = amount.signum() == 0;
        inserts.insert(new Quotation(UUID.randomUUID(), order, orders.quotations(orders.get(order)).size() + 1, amount, currency, lines.get(0),
                lines.get(1), lines.get(2), validUntil, by, clock.instant(), goodwill ? Quotation.Decision.accepted : null,
                goodwill ? by : null, goodwill ? clock.instant() : null));
        cases.write(reference, goodwill ? "goodwill" : "quotationPrepared", amount + " " + currency, by, false);
        return validUntil.atTime(LocalTime.of(23, 59, 59)).atZone(calendar.zone()).toInstant();
    }

    void send(String reference, int round, UUID order) {
        orders.openQuotation(orders.get(order)).ifPresent(quotation -> {
            Map<String, String> facts = new HashMap<>();
            facts.put("amount", quotation.amount() + " " + quotation.currency());
            facts.put("validUntil", quotation.validUntil().toString());
            facts.put("parts", quotation.parts());
            facts.put("labour", quotation.labour());
            facts.put("travel", quotation.travel());
            letters.send(reference, round, "quotation", "quotation " + quotation.number(), facts);
        });
    }

    /** By phone. */
    void record(String reference, UUID order, boolean accepted, String by) {
        settle(reference, order, accepted ? Quotation.Decision.accepted : Quotation.Decision.rejected, by);
    }

    /** What the customer decided on the page; or, when the message came from elsewhere, what it says. */
    boolean takeOver(String reference, UUID order, Boolean sent) {
        if (sent != null) {
            settle(reference, order, sent ? Quotation.Decision.accepted : Quotation.Decision.rejected, Cases.CUSTOMER);
        }
        List<Quotation> all = orders.quotations(orders.get(order));
        boolean accepted = all.get(all.size() - 1).decision() == Quotation.Decision.accepted;
        if (!accepted) {
            rows.giveUp(order, "quotationRejected");
        }
        return accepted;
    }

    void expire(String reference, UUID order) {
        settle(reference, order, Quotation.Decision.expired, Cases.SYSTEM);
    }

    private void settle(String reference, UUID order, Quotation.Decision decision, String by) {
        orders.openQuotation(orders.get(order)).ifPresent(quotation -> {
            quotations.decide(quotation.id(), decision, by, clock.instant());
            cases.write(reference, "quotation" + decision.name().substring(0, 1).toUpperCase() + decision.name().substring(1), null, by, true);
            if (decision != Quotation.Decision.accepted) {
                rows.giveUp(order, decision == Quotation.Decision.expired ? "quotationExpired" : "quotationRejected");
            }
        });
    }
}
