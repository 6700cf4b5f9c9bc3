package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds customer and engineer of the appointment. */
@Component
class RemindOfAppointment implements JavaDelegate {

    private final Dispatching dispatching;

    RemindOfAppointment(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dispatching.remind(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution),
                RepairProcess.order(execution));
    }
}
