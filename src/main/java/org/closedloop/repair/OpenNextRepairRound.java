package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the next round with its own work order and clocks. */
@Component
class OpenNextRepairRound implements JavaDelegate {

    private final RepairEnding ending;

    OpenNextRepairRound(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = RepairProcess.CASE_REFERENCE.from(execution);
        int next = ending.openNextRound(reference, RepairProcess.ROUND.from(execution), RepairProcess.order(execution),
                RepairProcess.SCORE.orNull(execution));
        RepairProcess.ROUND.set(execution, next);
        RepairProcess.begin(execution, ending.open(reference, next));
        RepairProcess.ROUND_LIMIT_REACHED.set(execution, ending.limitReached(next));
    }
}
