package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.CaseEnding;
import org.springframework.stereotype.Component;

/** Ends the case because the customer withdrew it. */
@Component
class WithdrawRepair implements JavaDelegate {

    private final CaseEnding ending;

    WithdrawRepair(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.withdraw(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution));
    }
}
