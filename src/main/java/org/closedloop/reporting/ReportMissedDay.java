package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells supervisors and management that a report is late. */
@Component
class ReportMissedDay implements JavaDelegate {

    private final MonthlyReports reports;

    ReportMissedDay(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.missed(MonthlyReportProcess.CASE_REFERENCE.from(execution), ReportPart.valueOf(MonthlyReportProcess.REPORT_PART.from(execution)));
    }
}
