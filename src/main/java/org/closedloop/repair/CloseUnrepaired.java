package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the case unresolved; the customer is told why and where else to turn (G-07). */
@Component
class CloseUnrepaired implements JavaDelegate {

    private final RepairEnding ending;

    CloseUnrepaired(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.closeUnrepaired(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution),
                RepairProcess.order(execution));
    }
}
