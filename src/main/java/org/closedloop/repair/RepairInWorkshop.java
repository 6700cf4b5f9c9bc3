package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the repair in the workshop. */
@Component
class RepairInWorkshop implements TaskListener {

    private final RepairWork work;

    RepairInWorkshop(RepairWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "fixed", "workDone");
        boolean fixed = input.flag("fixed");
        work.repair(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), fixed, input.text("workDone"), input.by());
        RepairProcess.REMOVED.set(task, fixed);
    }
}
