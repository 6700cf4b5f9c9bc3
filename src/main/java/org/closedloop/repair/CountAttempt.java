package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the attempt that did not remove the fault (R-143, C-15). */
@Component
class CountAttempt implements JavaDelegate {

    private final RepairWork work;

    CountAttempt(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RepairProcess.ATTEMPT.set(execution, work.countAttempt(RepairProcess.CASE_REFERENCE.from(execution),
                RepairProcess.ROUND.from(execution), RepairProcess.order(execution), RepairProcess.ATTEMPT.from(execution)));
        RepairProcess.REMOVED.set(execution, false);
        RepairProcess.CONFIRMED.set(execution, false);
    }
}
