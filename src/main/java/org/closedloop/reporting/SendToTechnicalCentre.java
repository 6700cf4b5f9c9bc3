package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the report with corrective measures to the technical centre and senior leaders. */
@Component
class SendToTechnicalCentre implements JavaDelegate {

    private final MonthlyReports reports;

    SendToTechnicalCentre(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.send(MonthlyReportProcess.CASE_REFERENCE.from(execution), ReportPart.technicalCentre);
    }
}
