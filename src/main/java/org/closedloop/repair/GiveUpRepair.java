package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that nothing is repaired any more: costs not agreed, or a part that never comes (G-09). */
@Component
class GiveUpRepair implements JavaDelegate {

    private final RepairWork work;

    GiveUpRepair(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.giveUp(RepairProcess.order(execution), "partUnavailable");
        RepairProcess.GIVEN_UP.set(execution, true);
    }
}
