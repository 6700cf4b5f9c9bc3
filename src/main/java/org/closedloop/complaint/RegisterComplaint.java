package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.Cases;
import org.springframework.stereotype.Component;

/** Completes the registration: first-contact owner and likely duplicates (C-12, G-19). */
@Component
class RegisterComplaint implements JavaDelegate {

    private final Cases cases;

    RegisterComplaint(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.takeIn(ComplaintProcess.CASE_REFERENCE.from(execution));
    }
}
