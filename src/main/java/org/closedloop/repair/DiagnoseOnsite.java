package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what was found at the customer's, or that nobody was at home. */
@Component
class DiagnoseOnsite implements TaskListener {

    private final Diagnosing diagnosing;
    private final Dispatching dispatching;

    DiagnoseOnsite(Diagnosing diagnosing, Dispatching dispatching) {
        this.diagnosing = diagnosing;
        this.dispatching = dispatching;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, Diagnosing.FIELDS);
        if (input.optionalFlag("customerAbsent").orElse(false)) {
            dispatching.missed(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.ROUND.from(task), RepairProcess.order(task),
                    input.optionalText("findings").orElse(null), input.by());
            RepairProcess.DIAGNOSIS.set(task, Diagnosing.VISIT);
            RepairProcess.SAME_ENGINEER.set(task, true);
        } else {
            diagnosing.keep(task, input, Diagnosing.REPAIR);
        }
    }
}
