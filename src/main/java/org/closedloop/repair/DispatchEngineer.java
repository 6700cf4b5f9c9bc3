package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over who goes and how (R-074, C-13). */
@Component
class DispatchEngineer implements TaskListener {

    private final Dispatching dispatching;

    DispatchEngineer(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "engineer", "serviceMode");
        String engineer = input.text("engineer");
        ServiceMode mode = input.code("serviceMode", ServiceMode.class);
        dispatching.dispatch(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), engineer, mode, input.by());
        RepairProcess.ENGINEER.set(task, engineer);
        RepairProcess.MODE.set(task, mode.name());
    }
}
