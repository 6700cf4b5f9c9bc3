package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes over what the customer decided on the page (G-09). */
@Component
class TakeOverDecision implements JavaDelegate {

    private final Quotations quotations;

    TakeOverDecision(Quotations quotations) {
        this.quotations = quotations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Boolean sent = RepairProcess.SENT_DECISION.orNull(execution);
        execution.removeVariable(RepairProcess.SENT_DECISION.name());
        RepairProcess.AGREED.set(execution, quotations.takeOver(RepairProcess.CASE_REFERENCE.from(execution),
                RepairProcess.order(execution), sent));
    }
}
