package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the fault is known and by when it is handled. */
@Component
class AcknowledgeFault implements JavaDelegate {

    private final RepairEnding ending;

    AcknowledgeFault(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.acknowledge(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution), RepairProcess.TEAM.from(execution));
    }
}
