package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what was found from afar; solved on the spot, or somebody goes. */
@Component
class DiagnoseRemotely implements TaskListener {

    private final Diagnosing diagnosing;
    private final RepairWork work;

    DiagnoseRemotely(Diagnosing diagnosing, RepairWork work) {
        this.diagnosing = diagnosing;
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, Diagnosing.FIELDS);
        boolean solved = input.flag("fixed");
        diagnosing.keep(task, input, solved ? Diagnosing.SOLVED : Diagnosing.VISIT);
        RepairProcess.REMOVED.set(task, solved);
        if (solved) {
            work.solvedRemotely(RepairProcess.order(task), input.optionalText("findings").orElse(null));
        }
    }
}
