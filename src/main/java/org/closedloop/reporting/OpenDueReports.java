package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the reports of the months that are over. */
@Component
class OpenDueReports implements JavaDelegate {

    private final MonthlyReports reports;

    OpenDueReports(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.openDue();
    }
}
