package org.closedloop.repair;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.ServiceCase;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Visits that are no repair. They have a work order, too, so that the engineer's day, the appointment that can be moved, the signature and the
 * report are those of a repair.
 */
@Service
@Transactional
public class Visits {

    private final WorkOrders orders;
    private final WorkOrderRepository rows;
    private final VisitRecordRepository records;
    private final Dispatching dispatching;
    private final RepairWork work;
    private final Repairs repairs;
    private final RepairEnding ending;
    private final Cases cases;
    private final CustomerLetters letters;
    private final StaffDirectory staff;
    private final Notifications notifications;
    private final JdbcAggregateTemplate inserts;

    Visits(WorkOrders orders, WorkOrderRepository rows, VisitRecordRepository records, Dispatching dispatching, RepairWork work, Repairs repairs,
            RepairEnding ending, Cases cases, CustomerLetters letters, StaffDirectory staff, Notifications notifications,
            JdbcAggregateTemplate inserts) {
        this.orders = orders;
        this.rows = rows;
        this.records = records;
        this.dispatching = dispatching;
        this.work = work;
        this.repairs = repairs;
        this.ending = ending;
        this.cases = cases;
        this.letters = letters;
        this.staff = staff;
        this.notifications = notifications;
        this.inserts = inserts;
    }

    /** When somebody comes, and who. */
    public record Agreement(Instant appointmentAt, String engineer) {}

    /**
     * What was done and found.
     *
     * @param itemsDone in words; null: what the case asks for
     * @param findings  the phenomenon, its analysis and what removed it; the memorandum, if it was not removed
     */
    public record Findings(boolean allDone, String itemsDone, VisitRecord.Problem problem, String findings, String advice) {}

    /** The engineer is told what the customer agreed to. */
    public void agree(String reference, int round, UUID order, Agreement agreed, String by) {
        dispatching.dispatch(reference, order, agreed.engineer(), ServiceMode.onsite, by);
        dispatching.accept(reference, round, order, agreed.appointmentAt(), by);
        staff.find(agreed.engineer()).ifPresent(engineer -> notifications.send(new Notice("appointmentAhead", reference, round,
                "agreed " + agreed.appointmentAt(), new Recipient(engineer.name(), engineer.email(), null, engineer.language()),
                Map.of("appointmentAt", letters.time(agreed.appointmentAt()), "round", String.valueOf(round)))));
    }

    /** Nobody was at home: a new time is agreed. */
    public void missed(String reference, int round, UUID order, String note, String by) {
        dispatching.missed(reference, round, order, note, by);
    }

    /** Keeps the record of the visit; a signature on the report counts as the customer's. Whether a problem is left. */
    public boolean carryOut(String reference, int round, UUID order, Findings found, String by) {
        dispatching.arrive(reference, round, order);
        String done = found.itemsDone() != null ? found.itemsDone() : found.allDone() ? cases.get(reference).description() : null;
        rows.diagnose(order, null, found.findings(), null);
        rows.repair(order, done);
        inserts.insert(new VisitRecord(order, found.problem(), found.advice(), null));
        boolean left = found.problem() == VisitRecord.Problem.memorandum;
        cases.write(reference, found.allDone() ? "visitCarriedOut" : "itemsLeftOut", found.itemsDone(), by, false);
        if (found.findings() != null) {
            cases.write(reference, left ? "memorandum" : "findings", found.findings(), by, true);
        }
        if (found.advice() != null) {
            cases.write(reference, "maintenanceAdvice", found.advice(), by, true);
        }
        if (work.isSigned(order)) {
            work.signed(reference, order, by);
        }
        return left;
    }

    /** Files a fault of its own by the words of the memorandum, and links it (R-181, R-264, G-11). */
    public void openSpecialTopic(String reference, UUID order) {
        WorkOrder visit = orders.get(order);
        ServiceCase file = cases.get(reference);
        ServiceCase topic = repairs.reportFor(file, visit.findings(), visit.engineer());
        records.openTopic(order, topic.id());
        cases.link(topic.reference(), reference, Cases.SPECIAL_TOPIC);
        cases.write(topic.reference(), "specialTopic", reference, Cases.SYSTEM, false);
        cases.write(reference, "specialTopicOpened", topic.reference(), Cases.SYSTEM, true);
    }

    @Transactional(readOnly = true)
    public boolean isSigned(UUID order) {
        return orders.get(order).confirmedAt() != null;
    }

    /** Closes the work order with what it came to. */
    public void settle(UUID order) {
        ending.settle(order);
    }
}
