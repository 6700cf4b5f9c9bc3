package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the engineer said nothing in time (G-04). */
@Component
class RecordSilence implements JavaDelegate {

    private final Dispatching dispatching;

    RecordSilence(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dispatching.silent(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution),
                RepairProcess.order(execution));
    }
}
