package org.closedloop.cases;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Warns whoever owes a promise that most of its time is over. */
@Component
class WarnOwner implements JavaDelegate {

    private final Promises promises;
    private final PromiseAlerts alerts;

    WarnOwner(Promises promises, PromiseAlerts alerts) {
        this.promises = promises;
        this.alerts = alerts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alerts.warn(promises.get(UUID.fromString(PromiseEscalationProcess.PROMISE_ID.from(execution))));
    }
}
