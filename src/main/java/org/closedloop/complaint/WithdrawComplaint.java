package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.CaseEnding;
import org.springframework.stereotype.Component;

/** Ends the case because the customer withdrew it. */
@Component
class WithdrawComplaint implements JavaDelegate {

    private final CaseEnding ending;

    WithdrawComplaint(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.withdraw(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution));
    }
}
