package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives free what is reserved for a case that ends early; any model may call it. */
@Component
class ReleaseParts implements JavaDelegate {

    private final PartSupply supply;

    ReleaseParts(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supply.release(SparePartProcess.CASE_REFERENCE.from(execution));
    }
}
