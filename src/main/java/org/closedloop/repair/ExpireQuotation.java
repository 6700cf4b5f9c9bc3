package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the customer did not decide in time (G-09). */
@Component
class ExpireQuotation implements JavaDelegate {

    private final Quotations quotations;

    ExpireQuotation(Quotations quotations) {
        this.quotations = quotations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        quotations.expire(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.order(execution));
        RepairProcess.AGREED.set(execution, false);
    }
}
