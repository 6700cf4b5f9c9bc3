package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the re-inspection before the hand-over. */
@Component
class InspectRepairedProduct implements TaskListener {

    private final RepairWork work;

    InspectRepairedProduct(RepairWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "passed", "inspectionNote");
        boolean passed = input.flag("passed");
        work.inspect(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), passed,
                input.optionalText("inspectionNote").orElse(null), input.by());
        RepairProcess.REMOVED.set(task, passed);
    }
}
