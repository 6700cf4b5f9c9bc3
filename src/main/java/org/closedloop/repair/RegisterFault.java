package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Completes the registration: first-contact owner and likely duplicates (C-12, G-19). */
@Component
class RegisterFault implements JavaDelegate {

    private final RepairEnding ending;

    RegisterFault(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.register(RepairProcess.CASE_REFERENCE.from(execution));
    }
}
