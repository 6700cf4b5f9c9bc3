package org.closedloop.repair;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer when somebody comes; that time becomes a promise. */
@Component
class TellAppointment implements JavaDelegate {

    private final Dispatching dispatching;

    TellAppointment(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RepairProcess.REMINDER_AT.set(execution, Date.from(dispatching.tellAppointment(RepairProcess.CASE_REFERENCE.from(execution),
                RepairProcess.ROUND.from(execution), RepairProcess.order(execution))));
    }
}
