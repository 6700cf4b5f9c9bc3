package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer when the part is expected. */
@Component
class TellExpectedDate implements JavaDelegate {

    private final PartSupply supply;

    TellExpectedDate(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supply.tellExpectedDate(UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(execution)),
                SparePartProcess.ROUND.from(execution));
    }
}
