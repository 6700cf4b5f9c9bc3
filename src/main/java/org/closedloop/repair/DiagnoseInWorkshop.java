package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what was found in the workshop. */
@Component
class DiagnoseInWorkshop implements TaskListener {

    private final Diagnosing diagnosing;

    DiagnoseInWorkshop(Diagnosing diagnosing) {
        this.diagnosing = diagnosing;
    }

    @Override
    public void notify(DelegateTask task) {
        diagnosing.keep(task, TaskInput.take(task, Diagnosing.FIELDS), Diagnosing.REPAIR);
    }
}
