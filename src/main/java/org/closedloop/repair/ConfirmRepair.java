package org.closedloop.repair;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the customer said by phone. */
@Component
class ConfirmRepair implements TaskListener {

    private final RepairEnding ending;
    private final RepairWork work;

    ConfirmRepair(RepairEnding ending, RepairWork work) {
        this.ending = ending;
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "repairConfirmed");
        boolean confirmed = input.flag("repairConfirmed");
        ending.confirm(UUID.fromString(RepairProcess.WORK_ORDER_ID.from(task)), confirmed, input.by());
        work.note(RepairProcess.CASE_REFERENCE.from(task), confirmed ? "repairConfirmed" : "repairDenied", null, input.by());
        RepairProcess.CONFIRMED.set(task, confirmed);
    }
}
