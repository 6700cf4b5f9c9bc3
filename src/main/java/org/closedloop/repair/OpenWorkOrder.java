package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the work order, with the earlier repair of the same fault on the same device. */
@Component
class OpenWorkOrder implements JavaDelegate {

    private final RepairEnding ending;

    OpenWorkOrder(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RepairProcess.begin(execution, ending.open(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution)));
    }
}
