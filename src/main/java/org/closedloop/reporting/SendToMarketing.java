package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the statistics to the marketing department. */
@Component
class SendToMarketing implements JavaDelegate {

    private final MonthlyReports reports;

    SendToMarketing(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.send(MonthlyReportProcess.CASE_REFERENCE.from(execution), ReportPart.marketing);
    }
}
