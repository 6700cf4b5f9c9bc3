package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the customer said by phone. */
@Component
class ConfirmRepair implements TaskListener {

    private final RepairEnding ending;

    ConfirmRepair(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "repairConfirmed");
        boolean confirmed = input.flag("repairConfirmed");
        ending.confirm(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), confirmed, input.by());
        RepairProcess.CONFIRMED.set(task, confirmed);
    }
}
