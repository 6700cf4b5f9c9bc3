package org.closedloop.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Warns whoever owes a promise of the case that most of its time is over. */
@Component
class WarnOwner implements JavaDelegate {

    private final PromiseAlerts alerts;

    WarnOwner(PromiseAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alerts.warn(execution.getProcessBusinessKey());
    }
}
