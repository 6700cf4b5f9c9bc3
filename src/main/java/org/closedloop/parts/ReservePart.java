package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the part for the work order if own stock has it (C-22, R-206). */
@Component
class ReservePart implements JavaDelegate {

    private final PartSupply supply;

    ReservePart(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SparePartProcess.PART_RESERVED.set(execution, supply.reserve(UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(execution))));
    }
}
