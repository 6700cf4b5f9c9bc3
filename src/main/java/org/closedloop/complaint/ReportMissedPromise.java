package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.PromiseAlerts;
import org.closedloop.cases.PromiseKind;
import org.springframework.stereotype.Component;

/** Notes a missed promise: the supervisors are told and the priority rises (G-03). */
@Component
class ReportMissedPromise implements JavaDelegate {

    private final PromiseAlerts alerts;
    private final ComplaintProcess process;

    ReportMissedPromise(PromiseAlerts alerts, ComplaintProcess process) {
        this.alerts = alerts;
        this.process = process;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = ComplaintProcess.CASE_REFERENCE.from(execution);
        int priority = alerts.miss(reference, ComplaintProcess.ROUND.from(execution), PromiseKind.valueOf(ComplaintProcess.PROMISE_KIND.from(execution)));
        ComplaintProcess.PRIORITY.set(execution, priority);
        process.prioritise(reference, priority);
    }
}
