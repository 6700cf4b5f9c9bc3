package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the figures of the month as they are now. */
@Component
class GatherFigures implements JavaDelegate {

    private final MonthlyReports reports;

    GatherFigures(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.gather(MonthlyReportProcess.CASE_REFERENCE.from(execution));
    }
}
