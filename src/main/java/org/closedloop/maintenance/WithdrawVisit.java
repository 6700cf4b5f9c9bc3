package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.CaseEnding;
import org.springframework.stereotype.Component;

/** Ends the case because the customer withdrew the visit; its plan goes on. */
@Component
class WithdrawVisit implements JavaDelegate {

    private final CaseEnding ending;

    WithdrawVisit(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.withdraw(MaintenanceProcess.CASE_REFERENCE.from(execution), MaintenanceProcess.ROUND.from(execution));
    }
}
