package org.closedloop.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Notes a missed promise: the supervisors are told and the priority rises (G-03). */
@Component
class ReportMissedPromise implements JavaDelegate, CaseVariables {

    static final ProcessVariable<String> PROMISE_KIND = ProcessVariable.text("promiseKind");

    private final PromiseAlerts alerts;
    private final OpenTasks tasks;

    ReportMissedPromise(PromiseAlerts alerts, OpenTasks tasks) {
        this.alerts = alerts;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = CASE_REFERENCE.from(execution);
        int priority = alerts.miss(reference, ROUND.from(execution), PromiseKind.valueOf(PROMISE_KIND.from(execution)));
        PRIORITY.set(execution, priority);
        tasks.prioritise(reference, priority);
    }
}
