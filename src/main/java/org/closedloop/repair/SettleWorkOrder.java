package org.closedloop.repair;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Closes the work order when the loop ends, however it ends: done, withdrawn, or ended with the complaint that called it. */
@Component
class SettleWorkOrder implements ExecutionListener {

    private final RepairEnding ending;

    SettleWorkOrder(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String order = RepairProcess.WORK_ORDER_ID.orNull(execution);
        if (order != null) {
            ending.settle(UUID.fromString(order));
        }
    }
}
