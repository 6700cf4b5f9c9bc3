package org.closedloop.repair;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the repair at the customer's, and whether the customer signed. */
@Component
class RepairOnsite implements TaskListener {

    private final RepairWork work;

    RepairOnsite(RepairWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "fixed", "workDone", "customerSigned");
        boolean fixed = input.flag("fixed");
        String reference = RepairProcess.CASE_REFERENCE.from(task);
        UUID order = RepairProcess.order(task);
        boolean signed = fixed && (input.optionalFlag("customerSigned").orElse(false) || work.isSigned(order));
        work.repair(reference, order, fixed, input.text("workDone"), input.by());
        if (signed) {
            work.signed(reference, order, input.by());
        }
        RepairProcess.REMOVED.set(task, fixed);
        RepairProcess.CONFIRMED.set(task, signed);
    }
}
