package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says where to get a part that own stock does not have: manufacturer contract, else purchase (C-22, R-194, R-213). */
@Component
class ProposeSource implements JavaDelegate {

    private final PartSupply supply;

    ProposeSource(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID request = UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(execution));
        SparePartProcess.PART_SOURCE.set(execution, supply.proposeSource(request).name());
        SparePartProcess.PART_BUYERS.set(execution, supply.buyers(request));
    }
}
