package org.closedloop.portal;

import java.util.Optional;
import org.closedloop.cases.ServiceCase;
import org.closedloop.repair.DispatchRecord;
import org.closedloop.repair.Quotation;
import org.closedloop.repair.Repairs;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;
import org.springframework.stereotype.Component;

/** What the customer sees and can do of the repair in the current round of a case. */
@Component
class RepairProgress {

    /**
     * The repair as the tracking page shows it.
     *
     * @param visit      the appointment that can still be moved; null when there is none
     * @param confirmed  whether the customer said that its time suits
     * @param quotation  the one that waits for the customer; null when there is none
     * @param asksIfGone whether the customer is asked if the fault is gone
     */
    record View(DispatchRecord visit, boolean confirmed, Quotation quotation, boolean asksIfGone) {}

    private final WorkOrders orders;
    private final Repairs repairs;

    RepairProgress(WorkOrders orders, Repairs repairs) {
        this.orders = orders;
        this.repairs = repairs;
    }

    Optional<View> of(ServiceCase file) {
        return order(file).filter(order -> file.isOpen() && order.closedAt() == null)
                .map(order -> view(file, order, visit(order)));
    }

    private View view(ServiceCase file, WorkOrder order, DispatchRecord visit) {
        return new View(visit, visit != null && repairs.isConfirmed(file, visit), orders.openQuotation(order).orElse(null),
                repairs.awaitsConfirmation(file));
    }

    /** Whether an engineer is or was sent in the case's current round. */
    boolean isRepaired(ServiceCase file) {
        return order(file).isPresent();
    }

    boolean happened(ServiceCase file, CasePhase phase) {
        return order(file).filter(order -> switch (phase) {
            case engineer -> !orders.dispatches(order).isEmpty();
            case appointment -> orders.dispatches(order).stream().anyMatch(sent -> sent.appointmentAt() != null);
            case repair -> order.findings() != null || order.workDone() != null;
            case confirmation -> order.confirmedAt() != null;
            default -> false;
        }).isPresent();
    }

    private Optional<WorkOrder> order(ServiceCase file) {
        return orders.find(file, file.round());
    }

    private DispatchRecord visit(WorkOrder order) {
        return orders.lastDispatch(order)
                .filter(last -> last.answer() == DispatchRecord.Answer.accepted && last.arrivedAt() == null).orElse(null);
    }
}
