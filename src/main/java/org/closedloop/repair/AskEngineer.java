package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the engineer, who has two hours to confirm. */
@Component
class AskEngineer implements JavaDelegate {

    private final Dispatching dispatching;

    AskEngineer(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dispatching.ask(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution), RepairProcess.order(execution));
        RepairProcess.SAME_ENGINEER.set(execution, false);
    }
}
