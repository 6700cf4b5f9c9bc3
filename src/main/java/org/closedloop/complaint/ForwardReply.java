package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Shows what the customer added to whoever works on the case. */
@Component
class ForwardReply implements JavaDelegate {

    private final Complaints complaints;

    ForwardReply(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.forwardReply(ComplaintProcess.CASE_REFERENCE.from(execution));
    }
}
