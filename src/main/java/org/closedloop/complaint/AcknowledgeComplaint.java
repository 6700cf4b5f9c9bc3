package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer at once that the complaint has arrived and by when we answer. */
@Component
class AcknowledgeComplaint implements JavaDelegate {

    private final ComplaintSteps steps;

    AcknowledgeComplaint(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.acknowledgeComplaint(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution));
    }
}
