package org.closedloop.repair;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is filled in at the end of the work: signature, satisfaction sheet, times, parts and costs. */
@Service
@Transactional
public class ServiceReports {

    private final ServiceReportRepository reports;
    private final WorkOrders orders;
    private final Cases cases;
    private final JdbcAggregateTemplate rows;
    private final WorkCalendar calendar;
    private final Clock clock;

    ServiceReports(ServiceReportRepository reports, WorkOrders orders, Cases cases, JdbcAggregateTemplate rows, WorkCalendar calendar,
            Clock clock) {
        this.reports = reports;
        this.orders = orders;
        this.cases = cases;
        this.rows = rows;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The work order whose report may be filled in now: an engineer has it, and the work was not reported yet. */
    @Transactional(readOnly = true)
    public Optional<WorkOrder> fillable(ServiceCase file) {
        return file.isOpen() ? orders.find(file, file.round()).filter(order -> order.engineer() != null && order.finishedAt() == null
                && order.closedAt() == null) : Optional.empty();
    }

    /** The report of the attempt that the work order is in. */
    @Transactional(readOnly = true)
    public Optional<ServiceReport> find(WorkOrder order) {
        return reports.findByWorkOrderIdAndAttempt(order.id(), order.attempt());
    }

    @Transactional(readOnly = true)
    public Optional<WorkCost> cost(WorkOrder order) {
        return reports.cost(order.id());
    }

    /**
     * Keeps what was filled in, in place of what was before; a signature stays until it is drawn anew or refused.
     *
     * @throws CaseClosed when the work has been reported meanwhile
     * @throws InvalidInput when a value is refused
     */
    public void fill(String reference, ReportEntry entry, String by) {
        WorkOrder order = fillable(cases.get(reference)).orElseThrow(() -> new CaseClosed(reference));
        int attempt = reports.hold(order.id()).orElseThrow(() -> new CaseClosed(reference));
        Instant now = clock.instant();
        Optional<ServiceReport> before = reports.findByWorkOrderIdAndAttempt(order.id(), attempt);
        boolean kept = entry.signature() == null && entry.signatureRefusal() == null && before.filter(ServiceReport::signed).isPresent();
        byte[] signature = kept ? before.get().signature() : entry.signature() == null ? null : Signature.read(entry.signature());
        if (signature != null && entry.signedName() == null) {
            throw new InvalidInput("signedName", "please fill in who signs");
        }
        reports.clear(order.id(), attempt);
        rows.insert(new ServiceReport(UUID.randomUUID(), order.id(), attempt, signature, signature == null ? null : entry.signedName(),
                signature == null ? null : kept ? before.get().signedAt() : now, entry.signatureRefusal(), entry.score(), entry.attitude(),
                entry.comment(), entry.sheetRefused(), entry.arrivedAt(), entry.finishedAt(), entry.partsUsed(), by, now));
        keep(order.id(), entry.cost(), by);
        cases.write(reference, "reportFilledIn", null, by, false);
    }

    /** The finished work order of a round whose costs may still be corrected: the report of its month is not released. */
    @Transactional(readOnly = true)
    public Optional<WorkOrder> correctable(ServiceCase file, int round) {
        return orders.find(file, round).filter(order -> order.engineer() != null && (order.finishedAt() != null || order.closedAt() != null))
                .filter(order -> !reports.released(order.id(), zone()).orElse(false));
    }

    /**
     * Puts these costs in the place of those of a finished work order; the timeline says who did.
     *
     * @throws CaseClosed when the report of its month was released meanwhile
     */
    public void correct(String reference, UUID order, ReportEntry.Cost cost, String by) {
        reports.holdFinished(order).orElseThrow(() -> new CaseClosed(reference));
        if (reports.releasedHeld(order, zone()).orElse(false)) {
            throw new CaseClosed(reference);
        }
        String before = reports.cost(order).map(ServiceReports::sum).orElse("–");
        WorkCost corrected = keep(order, cost, by);
        cases.write(reference, "costCorrected", before + " → " + sum(corrected), by, false);
    }

    private WorkCost keep(UUID order, ReportEntry.Cost cost, String by) {
        reports.clearCost(order);
        return rows.insert(new WorkCost(order, cost.currency(), cost.labourMinutes(), cost.labour(), cost.parts(), cost.travel(), cost.transport(),
                cost.purpose(), by, clock.instant()));
    }

    private static String sum(WorkCost cost) {
        return cost.currency() + " " + cost.total().setScale(2);
    }

    private String zone() {
        return calendar.zone().getId();
    }

    /** Whether the customer signed for this attempt, which confirms the repair at the visit (R-169, C-18). */
    boolean signed(UUID order) {
        return find(orders.get(order)).filter(ServiceReport::signed).isPresent();
    }

    /** The satisfaction sheet of the attempt that was reported; a refused or empty one leaves the question to the survey. */
    Optional<ServiceReport> sheet(UUID order) {
        return find(orders.get(order)).filter(report -> report.score() != null);
    }
}
