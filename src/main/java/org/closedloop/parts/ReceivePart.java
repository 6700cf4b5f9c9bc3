package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Books what has arrived, unless the warehouse has done so, and keeps it for the work order. */
@Component
class ReceivePart implements JavaDelegate {

    private final PartSupply supply;

    ReceivePart(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supply.arrived(UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(execution)));
    }
}
