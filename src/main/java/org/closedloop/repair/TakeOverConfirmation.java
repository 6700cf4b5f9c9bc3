package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.Cases;
import org.springframework.stereotype.Component;

/** Takes over what the customer answered on the page. */
@Component
class TakeOverConfirmation implements JavaDelegate {

    private final RepairEnding ending;

    TakeOverConfirmation(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean repaired = !Boolean.FALSE.equals(RepairProcess.SENT_CONFIRMATION.orNull(execution));
        execution.removeVariable(RepairProcess.SENT_CONFIRMATION.name());
        ending.confirm(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.order(execution), repaired, Cases.CUSTOMER);
        RepairProcess.CONFIRMED.set(execution, repaired);
    }
}
