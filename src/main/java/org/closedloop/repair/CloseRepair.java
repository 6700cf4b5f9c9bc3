package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.Outcome;
import org.springframework.stereotype.Component;

/** Closes work order, round and case. */
@Component
class CloseRepair implements JavaDelegate {

    private final RepairEnding ending;

    CloseRepair(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.close(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution), RepairProcess.order(execution),
                Outcome.valueOf(RepairProcess.OUTCOME.from(execution)), RepairProcess.SCORE.orNull(execution));
    }
}
