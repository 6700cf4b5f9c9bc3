package org.closedloop.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the management of promises that are late by as much time again as was promised. */
@Component
class TellManagement implements JavaDelegate {

    private final PromiseAlerts alerts;
    private final Promises promises;

    TellManagement(PromiseAlerts alerts, Promises promises) {
        this.alerts = alerts;
        this.promises = promises;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        alerts.escalate(reference);
        PromiseEscalationProcess.LEVEL_TO_COME.set(execution, promises.nextLevel(reference).isPresent());
    }
}
