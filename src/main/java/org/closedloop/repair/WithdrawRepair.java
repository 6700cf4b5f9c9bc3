package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the case because the customer withdrew it. */
@Component
class WithdrawRepair implements JavaDelegate {

    private final RepairEnding ending;

    WithdrawRepair(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.withdraw(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution));
    }
}
