package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Completes the registration: first-contact owner and likely duplicates (C-12, G-19). */
@Component
class RegisterComplaint implements JavaDelegate {

    private final ComplaintSteps steps;

    RegisterComplaint(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.registerComplaint(ComplaintProcess.CASE_REFERENCE.from(execution));
    }
}
