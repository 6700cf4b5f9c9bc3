package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the repair politely: why, and what can still be done (G-09). */
@Component
class EndRepair implements JavaDelegate {

    private final RepairEnding ending;

    EndRepair(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.endPolitely(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution),
                RepairProcess.order(execution));
        // a sheet of an attempt before says nothing about this end
        RepairProcess.VISIT_SCORE.set(execution, null);
        RepairProcess.VISIT_ATTITUDE.set(execution, null);
    }
}
