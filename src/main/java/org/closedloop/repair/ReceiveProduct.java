package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over in which state the product came in. */
@Component
class ReceiveProduct implements TaskListener {

    private final RepairWork work;
    private final Dispatching dispatching;

    ReceiveProduct(RepairWork work, Dispatching dispatching) {
        this.work = work;
        this.dispatching = dispatching;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "appearance", "configuration");
        work.takeIn(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), input.text("appearance"),
                input.optionalText("configuration").orElse(null), input.by());
        dispatching.arrive(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.ROUND.from(task), RepairProcess.order(task));
        RepairProcess.TAKEN_IN.set(task, true);
    }
}
