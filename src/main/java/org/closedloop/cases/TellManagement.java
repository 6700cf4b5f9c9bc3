package org.closedloop.cases;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the management that a promise is late by as much time again as was promised. */
@Component
class TellManagement implements JavaDelegate {

    private final Promises promises;
    private final PromiseAlerts alerts;

    TellManagement(Promises promises, PromiseAlerts alerts) {
        this.promises = promises;
        this.alerts = alerts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alerts.escalate(promises.get(UUID.fromString(PromiseEscalationProcess.PROMISE_ID.from(execution))));
    }
}
