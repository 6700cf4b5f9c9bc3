package org.closedloop.repair;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fills in who should go and how (R-065, R-140, C-14). */
@Component
class ProposeEngineers implements JavaDelegate {

    private final WorkOrders orders;
    private final Dispatching dispatching;

    ProposeEngineers(WorkOrders orders, Dispatching dispatching) {
        this.orders = orders;
        this.dispatching = dispatching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID order = RepairProcess.order(execution);
        RepairProcess.PROPOSED_MODE.set(execution, orders.proposedMode(orders.get(order)).name());
        RepairProcess.PROPOSED_ENGINEER.set(execution,
                orders.proposals(orders.get(order)).stream().findFirst().map(Proposal::engineer).orElse(null));
        RepairProcess.DISPATCH_GROUPS.set(execution, dispatching.groups(order));
    }
}
