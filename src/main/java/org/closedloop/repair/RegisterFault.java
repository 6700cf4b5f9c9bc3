package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.Cases;
import org.springframework.stereotype.Component;

/** Completes the registration: first-contact owner and likely duplicates (C-12, G-19). */
@Component
class RegisterFault implements JavaDelegate {

    private final Cases cases;

    RegisterFault(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.takeIn(RepairProcess.CASE_REFERENCE.from(execution));
    }
}
