package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what was agreed with the outside manufacturer (R-151, C-16). */
@Component
class CoordinateManufacturer implements TaskListener {

    private final RepairWork work;

    CoordinateManufacturer(RepairWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "arrangement");
        work.note(RepairProcess.CASE_REFERENCE.from(task), "manufacturerAsked", input.text("arrangement"), input.by());
    }
}
