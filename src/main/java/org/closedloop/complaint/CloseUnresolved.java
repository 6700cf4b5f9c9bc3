package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.CaseEnding;
import org.springframework.stereotype.Component;

/** Ends a matter that could not be solved; the customer is told why and where else to turn. */
@Component
class CloseUnresolved implements JavaDelegate {

    private final CaseEnding ending;

    CloseUnresolved(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.closeUnresolved(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution));
    }
}
