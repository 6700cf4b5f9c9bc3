package org.closedloop.repair;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fills in who should go and how (R-065, R-140, C-14). */
@Component
class ProposeEngineers implements JavaDelegate {

    private final Dispatching dispatching;

    ProposeEngineers(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID order = UUID.fromString(RepairProcess.WORK_ORDER_ID.from(execution));
        ServiceMode mode = dispatching.proposedMode(order);
        RepairProcess.PROPOSED_MODE.set(execution, mode.name());
        RepairProcess.PROPOSED_ENGINEER.set(execution, dispatching.proposals(RepairProcess.CASE_REFERENCE.from(execution), order, mode).stream().findFirst().map(Proposal::engineer).orElse(null));
        RepairProcess.DISPATCH_GROUPS.set(execution, dispatching.groups(order));
    }
}
