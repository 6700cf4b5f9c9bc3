package org.closedloop.repair;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Complexity;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Classifier;
import org.closedloop.classification.Urgency;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work orders of cases, with who was sent and what was quoted. */
@Service
@Transactional
public class WorkOrders {

    private final WorkOrderRepository orders;
    private final DispatchRecordRepository dispatches;
    private final QuotationRepository quotations;
    private final RepeatRepairs repeats;
    private final EngineerRanking ranking;
    private final Classifier classifier;
    private final Cases cases;
    private final JdbcAggregateTemplate rows;
    private final Clock clock;

    WorkOrders(WorkOrderRepository orders, DispatchRecordRepository dispatches, QuotationRepository quotations, RepeatRepairs repeats,
            EngineerRanking ranking, Classifier classifier, Cases cases, JdbcAggregateTemplate rows, Clock clock) {
        this.orders = orders;
        this.dispatches = dispatches;
        this.quotations = quotations;
        this.repeats = repeats;
        this.ranking = ranking;
        this.classifier = classifier;
        this.cases = cases;
        this.rows = rows;
        this.clock = clock;
    }

    /** The work order of a round; one that is open goes on. A repeat of an earlier repair is linked and counted. */
    WorkOrder open(String reference, int round) {
        ServiceCase fault = cases.get(reference);
        return orders.findByCaseIdAndRound(fault.id(), round).orElseGet(() -> {
            WorkOrder opened = rows.insert(WorkOrder.open(fault.id(), round, fault.productModel(), fault.productSerial(), clock.instant()));
            repeats.before(opened, fault).ifPresent(earlier -> {
                orders.repeats(opened.id(), earlier.workOrderId(), earlier.count());
                cases.write(reference, "repeatRepair", earlier.reference(), Cases.SYSTEM, false);
            });
            return get(opened.id());
        });
    }

    @Transactional(readOnly = true)
    public WorkOrder get(UUID id) {
        return orders.findById(id).orElseThrow(() -> new IllegalArgumentException("no work order " + id));
    }

    /** The work order of a case's round. */
    @Transactional(readOnly = true)
    public Optional<WorkOrder> find(ServiceCase file, int round) {
        return orders.findByCaseIdAndRound(file.id(), round);
    }

    @Transactional(readOnly = true)
    public List<WorkOrder> of(ServiceCase file) {
        return orders.findByCaseIdOrderByRound(file.id());
    }

    /** Who should be sent, best first, each with the reasons. */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(WorkOrder order) {
        ServiceCase file = cases.get(orders.referenceOf(order.id()));
        return ranking.rank(order, file, order.proposedMode(needsVisit(file)));
    }

    /** How it should be repaired first. */
    @Transactional(readOnly = true)
    ServiceMode proposedMode(WorkOrder order) {
        return order.proposedMode(needsVisit(cases.get(orders.referenceOf(order.id()))));
    }

    /** An emergency, a complex matter, or a customer who asks for somebody to come (C-10, C-14, R-139, R-190). */
    private boolean needsVisit(ServiceCase fault) {
        return fault.complexity() == Complexity.complex || fault.urgency() == Urgency.emergency || classifier.asksForVisit(fault.statement());
    }

    /** The case of the earlier repair that a work order repeats. */
    @Transactional(readOnly = true)
    public Optional<String> repeated(WorkOrder order) {
        return Optional.ofNullable(order.repeatOf()).map(orders::referenceOf);
    }

    @Transactional(readOnly = true)
    public List<DispatchRecord> dispatches(WorkOrder order) {
        return dispatches.findByWorkOrderIdOrderByNumber(order.id());
    }

    @Transactional(readOnly = true)
    public Optional<DispatchRecord> lastDispatch(WorkOrder order) {
        List<DispatchRecord> all = dispatches(order);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Transactional(readOnly = true)
    public List<Quotation> quotations(WorkOrder order) {
        return quotations.findByWorkOrderIdOrderByNumber(order.id());
    }

    /** The quotation that waits for the customer's decision. */
    @Transactional(readOnly = true)
    public Optional<Quotation> openQuotation(WorkOrder order) {
        return quotations(order).stream().filter(quotation -> quotation.decision() == null).findFirst();
    }
}
