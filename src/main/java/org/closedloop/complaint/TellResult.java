package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer the result in customer service's name, if a letter can reach them. */
@Component
class TellResult implements JavaDelegate {

    private final ComplaintSteps steps;

    TellResult(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean written = steps.tellResult(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution));
        ComplaintProcess.CUSTOMER_WRITTEN_TO.set(execution, written);
    }
}
