package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the case because the customer withdrew it. */
@Component
class WithdrawComplaint implements JavaDelegate {

    private final ComplaintSteps steps;

    WithdrawComplaint(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.withdrawComplaint(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution));
    }
}
