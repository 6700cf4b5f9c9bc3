package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the quotation to the customer. */
@Component
class SendQuotation implements JavaDelegate {

    private final Quotations quotations;

    SendQuotation(Quotations quotations) {
        this.quotations = quotations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        quotations.send(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution), RepairProcess.order(execution));
    }
}
