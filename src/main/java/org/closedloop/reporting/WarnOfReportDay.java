package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the supervisors that a report is due today. */
@Component
class WarnOfReportDay implements JavaDelegate {

    private final MonthlyReports reports;

    WarnOfReportDay(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.warn(MonthlyReportProcess.CASE_REFERENCE.from(execution), ReportPart.valueOf(MonthlyReportProcess.REPORT_PART.from(execution)));
    }
}
